import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useGo } from '../../../console/navigation.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Money } from '../../../console/ui/Money.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../console/ui/PromisedTime.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { inShop } from './order/in-shop.ts'
import { Unbroken } from './order/Unbroken.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'repairOrder.list'>>[] {
  return [
    { key: 'number', draw: (row) => <Unbroken text={row.number} /> },
    { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
    { key: 'customerName', draw: (row) => <Unbroken text={row.customerName} /> },
    { key: 'modelZh', draw: (row) => <Unbroken text={texts.name(row.modelZh, row.modelEn)} />, phone: 'hide' },
    {
      key: 'visitType',
      draw: (row) => <Unbroken text={texts.value('repairOrder', 'visitType', row.visitType)} />,
      phone: 'hide',
    },
    { key: 'state', draw: (row) => <StateTag record="repairOrder" state={row.state} /> },
    { key: 'promisedAt', draw: (row) => <PromisedTime promisedAt={row.promisedAt} state={row.state} /> },
    { key: 'advisorName', draw: (row) => <Unbroken text={row.advisorName} />, phone: 'hide' },
    {
      key: 'technicianNames',
      draw: (row) => <Unbroken text={row.technicianNames.join(texts.t('service.page.comma')) || '–'} />,
      phone: 'hide',
    },
    { key: 'approvedFen', numeric: true, draw: (row) => <Money fen={row.approvedFen} /> },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} />, phone: 'hide' },
    { key: 'odometerKm', numeric: true, draw: (row) => plainNumber(row.odometerKm), optional: true },
    {
      key: 'waiting',
      draw: (row) => (row.waiting ? texts.c('yes') : texts.c('no')),
      optional: true,
    },
    { key: 'closedAt', draw: (row) => <When at={row.closedAt} />, optional: true },
  ]
}

/** Repair orders, the newest first. */
export default function OrdersPage() {
  const texts = useTexts()
  const go = useGo()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="repairOrder.list"
      title={texts.t('service.menu.orders')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice', many: true },
        { name: 'late', kind: 'flag' },
        { name: 'closedOn', kind: 'day' },
      ]}
      views={[
        { label: 'service.tile.inShop', search: `state=${inShop.join(',')}` },
        { label: 'service.tile.late', search: 'late=true' },
        { label: 'service.tile.unanswered', search: 'state=estimated' },
        { label: 'service.tile.toSettle', search: 'state=ready' },
        { label: 'service.tile.toHandOver', search: 'state=settled' },
      ]}
      href={(row) => `/repair-orders/${row.id}`}
      create={{ verb: 'checkIn', open: () => go('/reception') }}
      also={['customer', 'vehicle', 'estimate', 'jobCard']}
      empty={{ text: texts.t('service.page.noOrders'), next: texts.t('service.page.noOrdersNext') }}
    />
  )
}
