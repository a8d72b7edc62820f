import { useMemo, useState } from 'react'
import type { RowOf } from '../endpoints.ts'
import { useGo } from '../navigation.ts'
import { useRead } from '../queries.ts'
import { type Texts, useTexts } from '../texts.ts'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { RecordTable } from '../ui/RecordTable.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import type { Column } from '../ui/table/column.ts'
import { newStore, storeFields } from './store-fields.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'store.list'>>[] {
  return [
    { key: 'code', draw: (row) => row.code },
    { key: 'nameZh', label: 'kernel.console.nameOf', draw: (row) => texts.name(row.nameZh, row.nameEn) },
    { key: 'addressZh', draw: (row) => texts.name(row.addressZh, row.addressEn) || '–' },
    { key: 'phone', draw: (row) => row.phone || '–' },
    { key: 'state', draw: (row) => <StateTag record="store" state={row.state} /> },
  ]
}

/** The group's stores. */
export default function StoresPage() {
  const texts = useTexts()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const { data } = useRead('store.list')
  const columns = useMemo(() => columnsOf(texts), [texts])
  const regions = (data?.regions ?? []).map((region) => ({
    value: region.id,
    label: texts.name(region.nameZh, region.nameEn),
  }))
  return (
    <>
      <RecordTable
        read="store.list"
        title={texts.t('kernel.store.title')}
        columns={columns}
        href={(row) => `/admin/stores/${row.id}`}
        create={{ verb: 'add', open: () => setOpen(true) }}
        exportable={false}
      />
      <VerbDrawer
        verb="store.add"
        open={open}
        close={() => setOpen(false)}
        onDone={() => go('/admin/stores')}
        form={{
          fields: [
            { name: 'code', kind: 'text' },
            { name: 'regionId', kind: 'choice', options: regions },
            ...storeFields,
          ],
          initial: { ...newStore, ...(regions[0] ? { regionId: regions[0].value } : {}) },
        }}
      />
    </>
  )
}
