import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons'
import { Tag, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'

type Device = RowOf<'equipment.list'>

/** Whether a device may serve a record today, and if not, why. */
export function Usable({ device }: { readonly device: Device }) {
  const texts = useTexts()
  return device.unusable === null ? (
    <Tag icon={<CheckCircleOutlined />} color="success" style={{ margin: 0 }}>
      {texts.t('capacity.device.usable')}
    </Tag>
  ) : (
    <Tag icon={<StopOutlined />} color="error" style={{ margin: 0 }}>
      {texts.value('equipment', 'unusable', device.unusable)}
    </Tag>
  )
}

/** How long until calibration or upkeep, in words; red once it is past. */
export function DueIn({ days }: { readonly days: number | null }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  if (days === null) return <span>–</span>
  if (days < 0)
    return (
      <strong style={{ color: token.colorError }}>
        {texts.t('capacity.device.overdueBy', { days: Math.abs(days) })}
      </strong>
    )
  if (days === 0) return <strong style={{ color: token.colorError }}>{texts.t('capacity.device.dueToday')}</strong>
  return <span>{texts.t('capacity.device.dueIn', { days })}</span>
}
