import { Skeleton } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { recordPath } from '../../../../console/web-modules.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'

type Movement = AnswerOf<'part.movements'>['rows'][number]

/** What came, went and was corrected, the newest first. */
export function PartMovements({ id, unit }: { readonly id: string; readonly unit: string }) {
  const texts = useTexts()
  const { data } = useRead('part.movements', { id, query: { limit: 50 }, also: ['stockReceipt', 'pick'] })
  const field = (name: string) => texts.field('part', name)
  if (!data) return <Skeleton active paragraph={{ rows: 5 }} />
  return (
    <Section title={texts.t('parts.stock.movements')}>
      {data.rows.length === 0 ? (
        <Empty text={texts.t('parts.stock.noMovements')} />
      ) : (
        <LineTable
          label={texts.t('parts.stock.movements')}
          keyOf={(row) => row.id}
          rows={data.rows}
          columns={[
            { key: 'at', heading: field('at'), draw: (row: Movement) => <When at={row.at} /> },
            { key: 'kind', heading: field('kind'), draw: (row: Movement) => texts.value('part', 'kind', row.kind) },
            {
              key: 'quantity',
              heading: field('quantityThousandths'),
              numeric: true,
              draw: (row: Movement) => signed(row.quantityThousandths, unit),
            },
            {
              key: 'cost',
              heading: field('costFen'),
              numeric: true,
              draw: (row: Movement) => <Money fen={row.costFen} />,
            },
            { key: 'order', heading: field('orderNumber'), draw: (row: Movement) => <OrderLink row={row} /> },
            { key: 'receiver', heading: field('receiver'), draw: (row: Movement) => row.receiver ?? '–' },
            { key: 'by', heading: field('by'), draw: (row: Movement) => row.by ?? '–' },
          ]}
        />
      )}
    </Section>
  )
}

const signed = (thousandths: number, unit: string) => `${thousandths > 0 ? '+' : ''}${quantity(thousandths)} ${unit}`

function OrderLink({ row }: { readonly row: Movement }) {
  const path = row.orderId ? recordPath('repairOrder', row.orderId) : undefined
  if (!row.orderNumber) return <span>–</span>
  return path ? <AppLink href={path}>{row.orderNumber}</AppLink> : <span>{row.orderNumber}</span>
}
