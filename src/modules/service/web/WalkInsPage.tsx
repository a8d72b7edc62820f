import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { epochMsOf } from '../../../kernel/clocks/zone.ts'
import { Unbroken } from './order/Unbroken.tsx'

type Row = RowOf<'walkIn.list'>

const minuteMs = 60_000

/** Whole minutes until he was greeted. */
function waited({ arrivedAt, greetedAt }: Row, texts: Texts): string {
  if (!greetedAt) return '–'
  const minutes = Math.round((epochMsOf(greetedAt) - epochMsOf(arrivedAt)) / minuteMs)
  return texts.t('service.page.minutes', { minutes })
}

function columnsOf(texts: Texts): readonly Column<Row>[] {
  return [
    { key: 'arrivedAt', draw: (row) => <When at={row.arrivedAt} /> },
    {
      key: 'plate',
      label: 'service.walkIn.field.plateSeen',
      draw: (row) => (row.plate ? <Plate plate={row.plate} /> : '–'),
    },
    { key: 'wish', label: 'service.walkIn.field.wishSaid', draw: (row) => row.wish ?? '–' },
    { key: 'greetedAt', label: 'service.walkIn.field.waited', draw: (row) => waited(row, texts) },
    { key: 'greetedByName', draw: (row) => <Unbroken text={row.greetedByName ?? '–'} />, phone: 'hide' },
    {
      key: 'orderNumber',
      draw: (row) =>
        row.orderId && row.orderNumber ? (
          <AppLink href={`/repair-orders/${row.orderId}`}>
            <Unbroken text={row.orderNumber} />
          </AppLink>
        ) : (
          '–'
        ),
    },
    { key: 'endedAt', draw: (row) => <When at={row.endedAt} />, optional: true },
    { key: 'state', draw: (row) => <StateTag record="walkIn" state={row.state} /> },
  ]
}

/** Guests without a booking as a list: how long they stood at the door, who met them, what became of it. */
export default function WalkInsPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="walkIn.list"
      title={texts.t('service.walkIn.title')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice' },
        { name: 'from', kind: 'day' },
        { name: 'to', kind: 'day' },
      ]}
      views={[
        { label: 'service.walkIn.state.waiting', search: 'state=waiting' },
        { label: 'service.walkIn.state.left', search: 'state=left' },
      ]}
      empty={{ text: texts.t('service.page.noWalkIns'), next: texts.t('service.page.noWalkInsNext') }}
    />
  )
}
