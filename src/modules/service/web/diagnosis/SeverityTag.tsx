import { CheckOutlined, ClockCircleOutlined, ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import type { severities } from '../../contract/diagnosis-shapes.ts'

const looks = {
  unsafe: { color: 'error', icon: <WarningOutlined /> },
  soon: { color: 'warning', icon: <ExclamationCircleOutlined /> },
  later: { color: 'default', icon: <ClockCircleOutlined /> },
  none: { color: 'default', icon: <CheckOutlined /> },
} as const

/** How soon something must be done: colour, shape and word. */
export function SeverityTag({ severity }: { readonly severity: (typeof severities)[number] }) {
  const texts = useTexts()
  return (
    <Tag {...looks[severity]} style={{ margin: 0 }}>
      {texts.value('diagnosis', 'severity', severity)}
    </Tag>
  )
}
