import { useMemo } from 'react'
import { recordOf } from '../endpoint-key.ts'
import type { RowOf } from '../endpoints.ts'
import { type Texts, useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Money } from '../ui/Money.tsx'
import { RecordTable } from '../ui/RecordTable.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import type { Column } from '../ui/table/column.ts'
import { When } from '../ui/When.tsx'
import { recordPath } from '../web-modules.ts'

type Row = RowOf<'approval.list'>

function columnsOf(texts: Texts): readonly Column<Row>[] {
  return [
    { key: 'kind', draw: (row) => <Matter row={row} title={matterOf(texts, row)} /> },
    { key: 'amountFen', draw: (row) => (row.amountFen === null ? '–' : <Money fen={row.amountFen} />), numeric: true },
    { key: 'reason', draw: (row) => row.reason },
    { key: 'state', draw: (row) => <StateTag record="approval" state={row.state} /> },
    { key: 'role', draw: (row) => texts.c(`role.${row.role}`), phone: 'hide' },
    { key: 'remark', draw: (row) => row.remark ?? '–', phone: 'hide' },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} /> },
    { key: 'decidedAt', draw: (row) => <When at={row.decidedAt} />, phone: 'hide' },
  ]
}

/** What is asked for; of an export also which list. */
function matterOf(texts: Texts, { kind, record }: Row): string {
  const word = texts.value('approval', 'kind', kind)
  return kind === 'export' ? texts.c('exportOf', { word, record: texts.record(recordOf(record)) }) : word
}

function Matter({ row, title }: { readonly row: Row; readonly title: string }) {
  const path = recordPath(row.record, row.recordId)
  return path ? <AppLink href={path}>{title}</AppLink> : title
}

/** What waits for a decision; one never decides on one's own wish. */
export default function ApprovalsPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="approval.list"
      title={texts.t('kernel.approval.title')}
      columns={columns}
      filters={[{ name: 'state', kind: 'choice' }]}
      bulk={[
        { verb: 'grant', fields: [{ name: 'remark', kind: 'text' }] },
        { verb: 'refuse', fields: [{ name: 'remark', kind: 'text' }] },
        { verb: 'withdraw' },
      ]}
      empty={{ text: texts.t('kernel.admin.noApprovals') }}
    />
  )
}
