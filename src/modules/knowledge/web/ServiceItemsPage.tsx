import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { itemKinds } from '../contract/service-item.ts'
import { itemErrorsAt, itemFields } from './item-fields.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'serviceItem.list'>>[] {
  return [
    { key: 'code', draw: (row) => row.code },
    { key: 'nameZh', label: 'kernel.console.nameOf', draw: (row) => texts.name(row.nameZh, row.nameEn) },
    { key: 'kind', draw: (row) => texts.value('serviceItem', 'kind', row.kind) },
    { key: 'skill', draw: (row) => texts.value('serviceItem', 'skill', row.skill) },
    { key: 'standardMinutes', draw: (row) => plainNumber(row.standardMinutes), numeric: true },
    { key: 'state', draw: (row) => <StateTag record="serviceItem" state={row.state} /> },
  ]
}

/** What the shop offers, each with content, standard time and acceptance criteria. */
export default function ServiceItemsPage() {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="serviceItem.list"
        title={texts.t('knowledge.serviceItem.title')}
        columns={columns}
        filters={[
          { name: 'state', kind: 'choice' },
          { name: 'kind', kind: 'choice', options: itemKinds },
        ]}
        href={(row) => `/service-items/${row.id}`}
        create={{ verb: 'add', open: () => setOpen(true) }}
      />
      <VerbDrawer
        verb="serviceItem.add"
        open={open}
        close={() => setOpen(false)}
        form={{
          fields: [{ name: 'code', kind: 'text' }, ...itemFields(texts)],
          initial: {
            steps: [],
            criteria: [],
            powertrains: [],
            mandatoryInPackage: false,
            needsEquipment: [],
            standardMinutes: 60,
          },
          errorsAt: { ...itemErrorsAt, 'knowledge.itemCodeTaken': 'code' },
        }}
      />
    </>
  )
}
