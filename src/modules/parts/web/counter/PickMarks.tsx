import { BellOutlined, ExclamationCircleFilled, HourglassOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** How urgent a pick list is: its promise, a technician who stands still, parts that are short. */
export function PickMarks({ row }: { readonly row: RowOf<'pick.list'> }) {
  const texts = useTexts()
  return (
    <>
      <PromisedTime promisedAt={row.promisedAt} state={row.state === 'open' ? 'working' : 'done'} brief />
      {row.waiting && (
        <Tag color="error" icon={<HourglassOutlined />} style={{ margin: 0 }}>
          {texts.field('pick', 'waiting')}
        </Tag>
      )}
      {row.calledAt && !row.waiting && row.state === 'open' && (
        <Tag color="processing" icon={<BellOutlined />} style={{ margin: 0 }}>
          {texts.field('pick', 'calledAt')} <When at={row.calledAt} clock />
        </Tag>
      )}
      {row.shortCount > 0 && (
        <Tag color="warning" icon={<ExclamationCircleFilled />} style={{ margin: 0 }}>
          {texts.t('parts.counter.short', { count: row.shortCount })}
        </Tag>
      )}
    </>
  )
}
