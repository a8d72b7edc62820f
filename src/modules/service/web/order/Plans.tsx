import { Flex, Tag, theme, Typography } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { totalOf } from '../../contract/plan.ts'

type Order = AnswerOf<'repairOrder.get'>

/** The plans that the customer chooses from, side by side, or which he chose; else why there was only one. */
export function Plans({ order }: { readonly order: Order }) {
  const texts = useTexts()
  const phone = usePhone()
  if (order.plans === null) {
    return order.onePlanBecause === null ? null : (
      <Typography.Text type="secondary">
        {texts.field('repairOrder', 'onePlanBecause')}: {order.onePlanBecause}
      </Typography.Text>
    )
  }
  return (
    <Section title={texts.t(order.planId === null ? 'service.page.plansOpen' : 'service.page.plansChosen')}>
      <Flex gap={12} vertical={phone}>
        {order.plans.map((plan, at) => (
          <Plan key={plan.id} order={order} plan={plan} at={at} />
        ))}
      </Flex>
    </Section>
  )
}

interface PlanProps {
  readonly order: Order
  readonly plan: NonNullable<Order['plans']>[number]
  readonly at: number
}

function Plan({ order, plan, at }: PlanProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const isChosen = order.planId === plan.id
  const border = `1px solid ${isChosen ? token.colorPrimary : token.colorBorderSecondary}`
  return (
    <Flex vertical gap={4} style={{ flex: 1, padding: 12, border, borderRadius: token.borderRadius }}>
      <Flex justify="space-between" gap={8} wrap>
        <span>
          <strong>{plan.name}</strong> {isChosen && <Tag color="success">{texts.t('service.page.chosen')}</Tag>}
          {order.planId === null && at === 0 && <Tag>{texts.t('service.page.recommended')}</Tag>}
        </span>
        {order.planId === null && <Money fen={totalOf(order.lines, plan.id)} strong />}
      </Flex>
      <span>
        {texts.field('repairOrder', 'pros')}: {plan.pros}
      </span>
      <span>
        {texts.field('repairOrder', 'cons')}: {plan.cons}
      </span>
      <span>
        {texts.field('repairOrder', 'promisedAt')}: <When at={plan.promisedAt} />
      </span>
    </Flex>
  )
}
