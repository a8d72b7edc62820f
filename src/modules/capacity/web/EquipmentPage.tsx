import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { equipmentKinds } from '../contract/equipment.ts'
import { equipmentFields } from './equipment/equipment-fields.ts'
import { DueIn, Usable } from './equipment/Usable.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'equipment.list'>>[] {
  return [
    { key: 'code', draw: (row) => <strong>{row.code}</strong> },
    { key: 'nameZh', label: 'kernel.console.nameOf', draw: (row) => texts.name(row.nameZh, row.nameEn) },
    { key: 'kind', draw: (row) => texts.value('equipment', 'kind', row.kind), phone: 'hide' },
    { key: 'unusable', draw: (row) => <Usable device={row} /> },
    { key: 'dueInDays', draw: (row) => <DueIn days={row.dueInDays} /> },
    { key: 'holderName', draw: (row) => row.holderName ?? '–' },
    {
      key: 'reservedBy',
      draw: (row) =>
        row.reservedBy === null ? (
          '–'
        ) : (
          <>
            {row.reservedBy} <When at={row.reservedFrom} />
          </>
        ),
    },
    { key: 'place', draw: (row) => row.place },
    { key: 'bayCode', draw: (row) => row.bayCode ?? '–', optional: true },
    { key: 'outBecause', draw: (row) => row.outBecause ?? '–', optional: true },
  ]
}

/** Lifts, instruments, tools and machines: what is due, what is out of order, who has it. */
export default function EquipmentPage() {
  const texts = useTexts()
  const { workStore, can } = useSession()
  const [adding, setAdding] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  const bays = useRead('bay.list', {
    query: workStore ? { store: workStore.id } : {},
    enabled: adding && can('equipment.manage'),
  })
  return (
    <>
      <RecordTable
        read="equipment.list"
        title={texts.t('capacity.equipment.title')}
        columns={columns}
        filters={[
          { name: 'state', kind: 'choice' },
          { name: 'kind', kind: 'choice', options: equipmentKinds },
          { name: 'due', kind: 'flag' },
          { name: 'mine', kind: 'flag' },
        ]}
        views={[
          { label: 'capacity.device.viewDue', search: 'due=true' },
          { label: 'capacity.device.viewOut', search: 'state=outOfOrder' },
          { label: 'capacity.device.viewIssued', search: 'state=issued' },
          { label: 'capacity.device.viewInstruments', search: 'kind=instrument' },
        ]}
        href={(row) => `/equipment/${row.id}`}
        also={['bay']}
        create={{ verb: 'add', open: () => setAdding(true) }}
        empty={{ text: texts.t('capacity.device.empty'), next: texts.t('capacity.device.emptyNext') }}
      />
      <VerbDrawer
        verb="equipment.add"
        form={{
          fields: equipmentFields((bays.data?.rows ?? []).map((bay) => ({ value: bay.id, label: bay.code }))),
          initial: { kind: 'instrument' },
          fixed: { storeId: workStore?.id ?? '' },
          errorsAt: { 'capacity.equipmentCodeTaken': 'code' },
        }}
        open={adding}
        close={() => setAdding(false)}
      />
    </>
  )
}
