import { useTexts } from '../../../../console/texts.ts'
import type { Column } from '../../../../console/ui/table/column.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { Person } from '../../../../console/ui/Person.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { CardModel, PauseTag } from './CardWords.tsx'
import { UnreadTag } from './PlanState.tsx'

type Row = RowOf<'jobCard.list'>

const columns: readonly Column<Row>[] = [
  { key: 'orderNumber', draw: (row) => row.orderNumber },
  { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
  { key: 'modelZh', draw: (row) => <CardModel car={row} />, phone: 'hide' },
  {
    key: 'state',
    draw: (row) => (
      <>
        <StateTag record="jobCard" state={row.state} /> <PauseTag reason={row.pausedBecause} /> <UnreadTag card={row} />
      </>
    ),
  },
  { key: 'technicianName', draw: (row) => <Person name={row.technicianName} /> },
  { key: 'bayCode', draw: (row) => row.bayCode ?? '–' },
  { key: 'plannedStart', draw: (row) => <When at={row.plannedStart} /> },
  { key: 'plannedMinutes', draw: (row) => row.plannedMinutes, numeric: true },
  { key: 'workedMinutes', draw: (row) => row.workedMinutes, numeric: true },
  { key: 'promisedAt', draw: (row) => <PromisedTime promisedAt={row.promisedAt} state={row.state} /> },
  { key: 'reworkRound', draw: (row) => row.reworkRound, numeric: true, optional: true },
]

export default function JobCardsPage() {
  const { t } = useTexts()
  return (
    <RecordTable
      read="jobCard.list"
      title={t('workshop.jobCard.title')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice' },
        { name: 'mine', kind: 'flag' },
        { name: 'rework', kind: 'flag' },
        { name: 'unread', kind: 'flag' },
      ]}
      views={[
        { label: 'workshop.view.working', search: 'state=working' },
        { label: 'workshop.view.assigned', search: 'state=assigned' },
        { label: 'workshop.view.unread', search: 'unread=true' },
      ]}
      href={(row) => `/job-cards/${row.id}`}
      also={['repairOrder']}
      empty={{ text: t('workshop.jobCard.none'), next: t('workshop.jobCard.noneNext') }}
    />
  )
}
