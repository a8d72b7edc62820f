import { useMemo, useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { pick } from '../../../../console/ui/form/pick.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { When } from '../../../../console/ui/When.tsx'
import { observedItems } from '../../contract/observation.ts'
import { AnswerKeys } from '../AnswerKeys.tsx'

const columns: readonly Column<RowOf<'observation.list'>>[] = [
  { key: 'observedAt', draw: (row) => <When at={row.observedAt} /> },
  { key: 'advisorName', draw: (row) => row.advisorName },
  ...observedItems.map((name) => ({
    key: name,
    numeric: true as const,
    draw: (row: RowOf<'observation.list'>) => row[name],
  })),
  { key: 'points', numeric: true, draw: (row) => <strong>{row.points}</strong> },
  { key: 'byName', draw: (row) => row.byName, phone: 'hide' },
  { key: 'remark', draw: (row) => row.remark ?? '–', phone: 'hide' },
]

const advisor = pick('staff.list', { label: (row) => row.name, query: { state: 'active' as const } })
const marks = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))
const drawMark = (control: OwnControl) => <AnswerKeys control={control} options={marks} />

/** Spot checks of the reception: the three principles, sincerity and smile. */
export default function ObservationsPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const [recording, setRecording] = useState(false)
  const fields = useMemo(
    () => [
      { name: 'advisorId' as const, kind: 'pick' as const, from: advisor },
      ...observedItems.map((name) => ({ name, kind: 'own' as const, draw: drawMark })),
      { name: 'observedAt' as const, kind: 'instant' as const },
      { name: 'remark' as const, kind: 'longText' as const, rows: 3 },
    ],
    [],
  )
  return (
    <>
      <RecordTable
        read="observation.list"
        title={texts.t('care.observation.title')}
        columns={columns}
        create={{ verb: 'record', open: () => setRecording(true) }}
        bulk={[{ verb: 'withdraw', fields: [{ name: 'reason', kind: 'text' }] }]}
        empty={{ text: texts.t('care.score.noObservations'), next: texts.t('care.score.noObservationsNext') }}
      />
      {recording && workStore && (
        <VerbDrawer
          verb="observation.record"
          form={{
            fields,
            fixed: { storeId: workStore.id },
            errorsAt: {
              'care.ownReception': 'advisorId',
              'care.advisorUnknown': 'advisorId',
              'care.observedAhead': 'observedAt',
            },
          }}
          open
          close={() => setRecording(false)}
        />
      )}
    </>
  )
}
