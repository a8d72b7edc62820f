import { CheckOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { Flex, Tag } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useItems } from '../booking/use-items.ts'
import { usePackages } from '../booking/use-packages.ts'

/** The order's package with its mandatory items: what is done, and what keeps it from being settled (I-16). */
export function PackageFacts({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const items = useItems()
  const packages = usePackages()
  if (order.packageCode === null) return null
  const isDone = (code: string) =>
    order.lines.some(
      (line) => line.kind === 'labour' && line.code === code && line.approval === 'approved' && line.executed,
    )
  return (
    <Flex gap={4} wrap align="center">
      <strong>{packages.nameOf(order.packageCode)}</strong>
      {(order.mandatoryItems ?? []).map((code) => (
        <Tag
          key={code}
          color={isDone(code) ? 'success' : 'warning'}
          icon={isDone(code) ? <CheckOutlined /> : <ClockCircleOutlined />}
          style={{ margin: 0 }}
        >
          {items.names([code])} {texts.t(isDone(code) ? 'service.page.packageDone' : 'service.page.packageOpen')}
        </Tag>
      ))}
    </Flex>
  )
}
