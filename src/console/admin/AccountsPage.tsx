import { useMemo, useState } from 'react'
import type { RowOf } from '../endpoints.ts'
import { type Texts, useTexts } from '../texts.ts'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { RecordTable } from '../ui/RecordTable.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import type { Column } from '../ui/table/column.ts'
import { accountFields } from './account-fields.tsx'
import { GrantWords } from './GrantWords.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'account.list'>>[] {
  return [
    { key: 'displayName', draw: (row) => row.displayName },
    { key: 'login', draw: (row) => <span translate="no">{row.login}</span> },
    { key: 'grants', draw: (row) => <GrantWords grants={row.grants} /> },
    { key: 'language', draw: (row) => texts.value('account', 'language', row.language), phone: 'hide' },
    { key: 'hasPin', draw: (row) => texts.c(row.hasPin ? 'yes' : 'no'), phone: 'hide' },
    { key: 'state', draw: (row) => <StateTag record="account" state={row.state} /> },
  ]
}

/** Who may sign in, and as what. */
export default function AccountsPage() {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="account.list"
        title={texts.t('kernel.account.title')}
        columns={columns}
        filters={[{ name: 'state', kind: 'choice' }]}
        href={(row) => `/admin/accounts/${row.id}`}
        create={{ verb: 'add', open: () => setOpen(true) }}
      />
      <VerbDrawer
        verb="account.add"
        open={open}
        close={() => setOpen(false)}
        form={{
          fields: [{ name: 'login', kind: 'text' }, { name: 'password', kind: 'password' }, ...accountFields],
          initial: { language: 'zh-CN' as const, grants: [], staffId: null },
        }}
      />
    </>
  )
}
