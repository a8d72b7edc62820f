import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useGo } from '../../../console/navigation.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { DepositTag } from './deposit/DepositTag.tsx'
import { Unbroken } from './order/Unbroken.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'appointment.list'>>[] {
  return [
    { key: 'number', draw: (row) => <Unbroken text={row.number} /> },
    { key: 'startsAt', draw: (row) => <When at={row.startsAt} /> },
    { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
    { key: 'customerName', draw: (row) => <Unbroken text={row.customerName} /> },
    { key: 'phoneMasked', draw: (row) => row.phoneMasked, phone: 'hide' },
    { key: 'modelZh', draw: (row) => <Unbroken text={texts.name(row.modelZh, row.modelEn)} />, phone: 'hide' },
    { key: 'visitType', draw: (row) => texts.value('appointment', 'visitType', row.visitType) },
    { key: 'minutes', numeric: true, draw: (row) => row.minutes, phone: 'hide' },
    { key: 'channel', draw: (row) => texts.t(`service.value.channel.${row.channel}`), optional: true },
    { key: 'concern', draw: (row) => row.concern ?? '–', optional: true },
    { key: 'arrivedAt', draw: (row) => <When at={row.arrivedAt} />, phone: 'hide' },
    { key: 'deposit', draw: (row) => (row.deposit ? <DepositTag deposit={row.deposit} /> : '–'), optional: true },
    { key: 'state', draw: (row) => <StateTag record="appointment" state={row.state} /> },
  ]
}

/** All bookings as a list, for looking back, exporting and finding. */
export default function AppointmentListPage() {
  const texts = useTexts()
  const go = useGo()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="appointment.list"
      title={texts.t('service.page.bookingList')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice' },
        { name: 'waiting', kind: 'flag' },
        { name: 'short', kind: 'flag' },
        { name: 'from', kind: 'day' },
        { name: 'to', kind: 'day' },
      ]}
      views={[
        { label: 'service.appointment.state.booked', search: 'state=booked' },
        { label: 'service.tile.arrived', search: 'waiting=true' },
        { label: 'service.tile.short', search: 'short=true' },
        { label: 'service.appointment.state.noShow', search: 'state=noShow' },
      ]}
      href={(row) => `/appointments/${row.id}`}
      create={{ verb: 'book', open: () => go('/appointments/new') }}
      also={['customer', 'vehicle']}
      empty={{ text: texts.t('service.page.noBookings'), next: texts.t('service.page.noBookingsNext') }}
    />
  )
}
