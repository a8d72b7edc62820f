import { useMemo } from 'react'
import { useNow } from '../../../console/clock.ts'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainDay } from '../../../console/formats.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'

function columnsOf(texts: Texts, now: number): readonly Column<RowOf<'erasure.list'>>[] {
  return [
    { key: 'customerName', draw: (row) => row.customerName || '–' },
    { key: 'state', draw: (row) => <StateTag record="erasure" state={row.state} /> },
    { key: 'channel', draw: (row) => texts.value('erasure', 'channel', row.channel), phone: 'hide' },
    { key: 'proof', draw: (row) => texts.value('erasure', 'proof', row.proof), phone: 'hide' },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} /> },
    { key: 'dueAt', draw: (row) => (row.state === 'open' ? <When at={row.dueAt} /> : '–') },
    { key: 'keptUntil', draw: (row) => (row.keptUntil ? plainDay(row.keptUntil, now) : '–') },
  ]
}

/** Requests to erase personal data: what is to be answered by when. */
export default function ErasuresPage() {
  const texts = useTexts()
  const now = useNow()
  const columns = useMemo(() => columnsOf(texts, now), [texts, now])
  return (
    <RecordTable
      read="erasure.list"
      title={texts.t('customers.erasure.title')}
      columns={columns}
      filters={[{ name: 'state', kind: 'choice' }]}
      href={(row) => `/erasures/${row.id}`}
      empty={{ text: texts.t('customers.page.noRequests'), next: texts.t('customers.page.noRequestsNext') }}
    />
  )
}
