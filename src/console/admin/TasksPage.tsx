import { useMemo } from 'react'
import type { RowOf } from '../endpoints.ts'
import { type Texts, useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { pick } from '../ui/form/pick.ts'
import { RecordTable } from '../ui/RecordTable.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import type { Column } from '../ui/table/column.ts'
import { When } from '../ui/When.tsx'
import { recordPath } from '../web-modules.ts'

type Row = RowOf<'task.list'>

function columnsOf(texts: Texts): readonly Column<Row>[] {
  return [
    { key: 'titleZh', draw: (row) => <TaskTitle row={row} title={texts.name(row.titleZh, row.titleEn)} /> },
    { key: 'dueAt', draw: (row) => <When at={row.dueAt} /> },
    { key: 'state', draw: (row) => <StateTag record="task" state={row.state} /> },
    { key: 'role', draw: (row) => texts.c(`role.${row.role}`), phone: 'hide' },
    { key: 'outcome', draw: (row) => row.outcome ?? '–', phone: 'hide' },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} />, phone: 'hide' },
  ]
}

/** A task leads to what it is about. */
function TaskTitle({ row, title }: { readonly row: Row; readonly title: string }) {
  const path = recordPath(row.record, row.recordId)
  return path ? <AppLink href={path}>{title}</AppLink> : title
}

const colleague = pick('staff.list', { label: (row) => row.name, query: { state: 'active' as const } })

/** What is to be done, by me or by somebody of my role. */
export default function TasksPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="task.list"
      title={texts.t('kernel.task.title')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice' },
        { name: 'mine', kind: 'flag' },
      ]}
      views={[{ label: 'kernel.admin.myTasks', search: 'state=open&mine=true' }]}
      bulk={[
        { verb: 'take' },
        { verb: 'finish', fields: [{ name: 'outcome', kind: 'longText', rows: 3 }] },
        {
          verb: 'handOver',
          fields: [
            { name: 'toId', kind: 'pick', from: colleague },
            { name: 'reason', kind: 'text' },
          ],
        },
        { verb: 'drop', fields: [{ name: 'reason', kind: 'text' }] },
      ]}
      empty={{ text: texts.t('kernel.admin.noTasks'), next: texts.t('kernel.admin.noTasksNext') }}
    />
  )
}
