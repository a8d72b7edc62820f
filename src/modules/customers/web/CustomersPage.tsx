import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useGo } from '../../../console/navigation.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Person } from '../../../console/ui/Person.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { customerSources } from '../contract/customer.ts'
import { RegisterCustomer } from './RegisterCustomer.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'customer.list'>>[] {
  return [
    { key: 'name', draw: (row) => <Person name={row.name} /> },
    { key: 'phoneMasked', draw: (row) => row.phoneMasked },
    { key: 'kind', draw: (row) => texts.value('customer', 'kind', row.kind) },
    { key: 'source', draw: (row) => texts.value('customer', 'source', row.source) },
    {
      key: 'preferredChannel',
      draw: (row) => texts.value('customer', 'preferredChannel', row.preferredChannel),
      phone: 'hide',
    },
    { key: 'remark', draw: (row) => row.remark ?? '–', phone: 'hide' },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} />, phone: 'hide' },
  ]
}

export default function CustomersPage() {
  const texts = useTexts()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="customer.list"
        title={texts.t('customers.menu.customers')}
        columns={columns}
        filters={[{ name: 'source', kind: 'choice', options: customerSources }]}
        href={(row) => `/customers/${row.id}`}
        create={{ verb: 'register', open: () => setOpen(true) }}
        empty={{ text: texts.t('customers.page.none'), next: texts.t('customers.page.noneNext') }}
      />
      <RegisterCustomer open={open} close={() => setOpen(false)} onDone={(id) => go(`/customers/${id}`)} />
    </>
  )
}
