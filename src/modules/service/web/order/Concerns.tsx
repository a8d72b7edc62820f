import { Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { totalOf } from '../../contract/plan.ts'
import { LineTable } from './LineTable.tsx'
import { orderForms } from './order-forms.tsx'

type Order = AnswerOf<'repairOrder.get'>

/** The customer's sentences, each with the work that answers it; then the work without a sentence. */
export function Concerns({ order }: { readonly order: Order }) {
  const texts = useTexts()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const withdrawable = order.actions?.some((action) => action.name === 'withdraw' && !action.refusal)
  const form = orderForms(texts, order).withdraw
  const loose = order.lines.filter((line) => line.concernId === null)
  const standing = order.lines.filter((line) => line.approval !== 'declined' && line.approval !== 'deferred')
  const total = totalOf(standing, order.planId === null ? (order.plans?.[0]?.id ?? null) : null)
  const sums = (
    <Flex gap={16} align="center" wrap>
      {withdrawable && (
        <Button size="small" onClick={() => setWithdrawing(true)}>
          {texts.verb('repairOrder', 'withdraw')}
        </Button>
      )}
      <span>
        {texts.t('service.page.offered')} <Money fen={total} strong />
      </span>
      <span>
        {texts.field('repairOrder', 'approvedFen')} <Money fen={order.approvedFen} strong />
      </span>
    </Flex>
  )
  return (
    <Section title={texts.t('service.page.concernsAndLines')} extra={order.lines.length > 0 ? sums : undefined}>
      {order.concerns.length === 0 && order.lines.length === 0 && (
        <Empty text={texts.t('service.page.nothingYet')} next={texts.t('service.page.nothingYetNext')} />
      )}
      <Flex vertical gap={16}>
        {order.concerns.map((concern) => (
          <ConcernBlock
            key={concern.id}
            concern={concern}
            lines={order.lines.filter((line) => line.concernId === concern.id)}
            plans={order.plans ?? []}
          />
        ))}
        {loose.length > 0 && (
          <div>
            {order.concerns.length > 0 && (
              <Typography.Text strong>{texts.t('service.page.otherLines')}</Typography.Text>
            )}
            <LineTable lines={loose} plans={order.plans ?? []} />
          </div>
        )}
      </Flex>
      {form && isWithdrawing && (
        <VerbDrawer
          verb="repairOrder.withdraw"
          form={form}
          target={order}
          open
          close={() => setWithdrawing(false)}
          also={['estimate', 'pick']}
        />
      )}
    </Section>
  )
}

interface ConcernBlockProps {
  readonly concern: Order['concerns'][number]
  readonly lines: Order['lines']
  readonly plans: NonNullable<Order['plans']>
}

function ConcernBlock({ concern, lines, plans }: ConcernBlockProps) {
  const texts = useTexts()
  return (
    <div>
      <Typography.Text strong style={{ fontSize: 15 }}>
        {texts.t('service.page.quoted', { words: concern.words })}
      </Typography.Text>
      {concern.answer !== null && (
        <Typography.Paragraph type="secondary" style={{ margin: '4px 0' }}>
          {texts.t('service.page.answered', { answer: concern.answer })}
        </Typography.Paragraph>
      )}
      {lines.length > 0 ? (
        <LineTable lines={lines} plans={plans} />
      ) : (
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          {texts.t('service.page.noLines')}
        </Typography.Paragraph>
      )}
    </div>
  )
}
