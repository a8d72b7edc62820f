import { useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { departments, skills } from '../contract/staff.ts'
import { DepartmentWord, SkillWords } from './SkillWords.tsx'
import { staffFields } from './staff-fields.ts'

type Row = RowOf<'staff.list'>

const columns: readonly Column<Row>[] = [
  { key: 'staffNo', draw: (row) => row.staffNo },
  { key: 'name', draw: (row) => row.name },
  { key: 'department', draw: (row) => <DepartmentWord department={row.department} /> },
  { key: 'position', draw: (row) => row.position },
  { key: 'skills', draw: (row) => <SkillWords skills={row.skills} /> },
  { key: 'phoneMasked', draw: (row) => row.phoneMasked ?? '–' },
  { key: 'state', draw: (row) => <StateTag record="staff" state={row.state} /> },
]

/** Everybody who works here. */
export default function StaffPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const [hiring, setHiring] = useState(false)
  return (
    <>
      <RecordTable
        read="staff.list"
        title={texts.t('people.staff.title')}
        columns={columns}
        filters={[
          { name: 'state', kind: 'choice' },
          { name: 'department', kind: 'choice', options: departments },
          { name: 'skill', kind: 'choice', options: skills },
        ]}
        href={(row) => `/staff/${row.id}`}
        create={{ verb: 'hire', open: () => setHiring(true) }}
      />
      <VerbDrawer
        verb="staff.hire"
        form={{
          fields: staffFields,
          initial: { skills: [] },
          fixed: { storeId: workStore?.id ?? '' },
          errorsAt: { 'people.staffNoTaken': 'staffNo' },
        }}
        open={hiring}
        close={() => setHiring(false)}
      />
    </>
  )
}
