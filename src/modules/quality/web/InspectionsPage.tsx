import type { RowOf } from '../../../console/endpoints.ts'
import { useTexts } from '../../../console/texts.ts'
import { Person } from '../../../console/ui/Person.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { inspectionLevels } from '../contract/inspection.ts'
import { LevelWord } from './LevelWord.tsx'

type Row = RowOf<'inspection.list'>

const columns: readonly Column<Row>[] = [
  { key: 'orderNumber', draw: (row) => row.orderNumber },
  { key: 'plate', draw: (row) => <Plate plate={row.plate} /> },
  { key: 'level', draw: (row) => <LevelWord level={row.level} /> },
  { key: 'round', draw: (row) => row.round, numeric: true },
  { key: 'state', draw: (row) => <StateTag record="inspection" state={row.state} /> },
  { key: 'inspectorName', draw: (row) => <Person name={row.inspectorName} /> },
  { key: 'inspectedAt', draw: (row) => <When at={row.inspectedAt} /> },
  { key: 'cause', draw: (row) => row.cause ?? '–' },
  { key: 'remark', draw: (row) => row.remark ?? '–', optional: true },
]

/** Recorded inspections; a row opens the order's sheet with all its levels. */
export default function InspectionsPage() {
  const { t } = useTexts()
  return (
    <RecordTable
      read="inspection.list"
      title={t('quality.inspection.title')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice' },
        { name: 'level', kind: 'choice', options: inspectionLevels },
      ]}
      href={(row) => `/inspections/queue/${row.orderId}`}
      empty={{ text: t('quality.list.nothing'), next: t('quality.list.nothingNext') }}
    />
  )
}
