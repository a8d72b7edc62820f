import { Button, Flex, Tag } from 'antd'
import { useMemo } from 'react'
import { useNow } from '../../../console/clock.ts'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainDay, plainNumber } from '../../../console/formats.ts'
import { useGo } from '../../../console/navigation.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Person } from '../../../console/ui/Person.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'

type Row = RowOf<'reminder.list'>

function columnsOf(texts: Texts): readonly Column<Row>[] {
  return [
    { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
    {
      key: 'customerName',
      draw: (row) => <Person name={row.customerName} more={row.phoneMasked} customerId={row.customerId} />,
    },
    { key: 'modelZh', draw: (row) => texts.name(row.modelZh, row.modelEn), phone: 'hide' },
    { key: 'dueOn', draw: (row) => <DueDay row={row} /> },
    { key: 'calculation', draw: (row) => <Arithmetic row={row} /> },
    {
      key: 'consented',
      draw: (row) => (
        <Tag color={row.consented ? 'success' : 'warning'} style={{ margin: 0 }}>
          {texts.t(row.consented ? 'care.due.consent' : 'care.due.noConsent')}
        </Tag>
      ),
    },
    { key: 'state', draw: (row) => <StateTag record="reminder" state={row.state} /> },
    { key: 'sentAt', draw: (row) => <When at={row.sentAt} />, phone: 'hide' },
    { key: 'appointmentId', draw: (row) => <Book row={row} /> },
  ]
}

function DueDay({ row }: { readonly row: Row }) {
  const texts = useTexts()
  const now = useNow()
  return (
    <Flex vertical>
      <strong style={{ whiteSpace: 'nowrap' }}>{plainDay(row.dueOn, now)}</strong>
      <span style={{ whiteSpace: 'nowrap' }}>{texts.t(`care.reminder.value.dueBy.${row.dueBy}`)}</span>
    </Flex>
  )
}

/** How the due date came about, step by step, so that it can be said on the telephone. */
function Arithmetic({ row }: { readonly row: Row }) {
  const texts = useTexts()
  const now = useNow()
  const one = row.calculation
  const day = (on: string | null) => (on === null ? '–' : plainDay(on, now))
  const km = (value: number | null) => (value === null ? '–' : plainNumber(value))
  const start = one.lastKm === 0 ? 'sold' : 'last'
  return (
    <Flex vertical style={{ fontSize: 12, minWidth: 220 }}>
      {one.lastOn && <span>{texts.t(`care.due.${start}`, { on: day(one.lastOn), km: km(one.lastKm) })}</span>}
      <span>
        {one.kmPerDay === null
          ? texts.t('care.due.noPace')
          : texts.t('care.due.pace', {
              from: day(one.fromOn),
              fromKm: km(one.fromKm),
              to: day(one.readingOn),
              toKm: km(one.readingKm),
              pace: plainNumber(one.kmPerDay, 1),
            })}
      </span>
      {one.kmToday !== null && <span>{texts.t('care.due.today', { km: km(one.kmToday) })}</span>}
      {one.byKmOn && (
        <span>
          {texts.t('care.due.byKm', { target: km(one.targetKm), interval: km(one.intervalKm), on: day(one.byKmOn) })}
        </span>
      )}
      {one.byTimeOn && <span>{texts.t('care.due.byTime', { months: one.intervalMonths, on: day(one.byTimeOn) })}</span>}
    </Flex>
  )
}

function Book({ row }: { readonly row: Row }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  if (row.appointmentId)
    return (
      <Button size="small" onClick={() => go(`/appointments/${row.appointmentId}`)}>
        {texts.record('appointment')}
      </Button>
    )
  if (!can('appointment.book') || row.state === 'stopped') return null
  return (
    <Button
      size="small"
      type="primary"
      ghost
      onClick={() => go(`/appointments/new?vehicle=${row.vehicleId}&customer=${row.customerId}`)}
    >
      {texts.t('care.due.book')}
    </Button>
  )
}

/** Cars whose maintenance is due: whom to write to or call, with the arithmetic of each (N-04). */
export default function RemindersPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="reminder.list"
      title={texts.t('care.reminder.title')}
      columns={columns}
      filters={[{ name: 'state', kind: 'choice' }]}
      views={[
        { label: 'care.reminder.state.due', search: 'state=due' },
        { label: 'care.reminder.state.sent', search: 'state=sent' },
        { label: 'care.reminder.state.booked', search: 'state=booked' },
      ]}
      bulk={[{ verb: 'send' }, { verb: 'stop', fields: [{ name: 'reason', kind: 'text' }] }]}
      also={['appointment', 'customer', 'vehicle']}
      empty={{ text: texts.t('care.due.none'), next: texts.t('care.due.noneNext') }}
    />
  )
}
