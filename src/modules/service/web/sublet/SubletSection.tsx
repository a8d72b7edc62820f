import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { SubletRow } from './SubletRow.tsx'

/** What other firms do for an order; agreed labour that nobody has begun may be given away. */
export function SubletSection({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const { can } = useSession()
  const [isOrdering, setOrdering] = useState(false)
  const { data } = useRead('sublet.list', {
    query: { orderId: order.id },
    enabled: can('sublet.see'),
    also: ['repairOrder'],
  })
  const rows = data?.rows ?? []
  const taken = new Set(rows.filter((row) => row.state !== 'cancelled').flatMap((row) => row.lineIds))
  const free = order.lines.filter(
    (line) =>
      line.kind === 'labour' &&
      line.approval === 'approved' &&
      !line.executed &&
      line.jobCardId === null &&
      !taken.has(line.id),
  )
  const may = can('sublet.order') && free.length > 0 && ['agreed', 'inRepair'].includes(order.state)
  if (rows.length === 0 && !may) return null
  return (
    <Section
      title={texts.t('service.sublet.title')}
      extra={may ? <Button onClick={() => setOrdering(true)}>{texts.verb('sublet', 'order')}</Button> : null}
    >
      <Flex vertical gap={8}>
        {rows.map((row) => (
          <SubletRow key={row.id} row={row} />
        ))}
      </Flex>
      <VerbDrawer
        verb="sublet.order"
        form={{
          fields: [
            {
              name: 'lineIds',
              kind: 'choice',
              many: true,
              options: free.map((line) => ({ value: line.id, label: texts.name(line.nameZh, line.nameEn) })),
            },
            { name: 'firm', kind: 'text' },
            { name: 'contact', kind: 'text' },
            { name: 'costFen', kind: 'money' },
            { name: 'dueAt', kind: 'instant' },
          ],
          fixed: { storeId: order.storeId, orderId: order.id },
          errorsAt: { 'service.lineInWork': 'lineIds' },
        }}
        open={isOrdering}
        close={() => setOrdering(false)}
        also={['repairOrder']}
      />
    </Section>
  )
}
