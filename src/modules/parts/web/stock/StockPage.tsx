import { useMemo, useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { partFields } from './part-fields.ts'
import { FreeStock, OriginWord, PartName } from './StockWords.tsx'

type Row = RowOf<'part.stock'>

const columnsOf = (texts: Texts): readonly Column<Row>[] => [
  { key: 'partNo', draw: (row) => row.partNo },
  { key: 'nameZh', label: 'kernel.console.nameOf', draw: (row) => <PartName part={row} /> },
  { key: 'origin', draw: (row) => <OriginWord origin={row.origin} />, phone: 'hide' },
  { key: 'bin', draw: (row) => row.bin || '–' },
  { key: 'onHandThousandths', draw: (row) => quantity(row.onHandThousandths), numeric: true },
  { key: 'reservedThousandths', draw: (row) => quantity(row.reservedThousandths), numeric: true },
  { key: 'freeThousandths', draw: (row) => <FreeStock row={row} />, numeric: true },
  { key: 'minimumThousandths', draw: (row) => quantity(row.minimumThousandths), numeric: true },
  { key: 'unit', draw: (row) => texts.value('part', 'unit', row.unit) },
  { key: 'listPriceFen', draw: (row) => <Money fen={row.listPriceFen} />, numeric: true },
  { key: 'category', draw: (row) => texts.value('part', 'category', row.category), optional: true },
  { key: 'state', draw: (row) => <StateTag record="part" state={row.state} />, optional: true },
]

/** The stock of one store, with what is short. */
export default function StockPage() {
  const texts = useTexts()
  const { t } = texts
  const columns = useMemo(() => columnsOf(texts), [texts])
  const { workStore } = useSession()
  const [adding, setAdding] = useState(false)
  // A part stands once per store: the list is of one store, or its rows would be there twice.
  const fixed = useMemo(() => (workStore ? { store: workStore.id } : {}), [workStore])
  return (
    <>
      <RecordTable
        read="part.stock"
        title={t('parts.menu.stock')}
        columns={columns}
        filters={[{ name: 'short', kind: 'flag' }]}
        fixed={fixed}
        views={[{ label: 'parts.tile.belowMinimum', search: 'short=true' }]}
        href={(row) => `/parts/${row.id}`}
        create={{ verb: 'add', open: () => setAdding(true) }}
        also={['stockReceipt', 'pick']}
        empty={{ text: t('parts.stock.nothing'), next: t('parts.stock.nothingNext') }}
      />
      <VerbDrawer
        verb="part.add"
        form={{
          fields: [{ name: 'partNo', kind: 'text' }, ...partFields()],
          initial: { origin: 'original' },
          errorsAt: { 'parts.partNoTaken': 'partNo' },
        }}
        open={adding}
        close={() => setAdding(false)}
      />
    </>
  )
}
