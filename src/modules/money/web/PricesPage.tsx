import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Money } from '../../../console/ui/Money.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { priceKinds } from '../contract/price.ts'

function columnsOf(texts: Texts): readonly Column<RowOf<'price.list'>>[] {
  return [
    {
      key: 'refCode',
      draw: (row) => (row.kind === 'labourRate' ? texts.value('staff', 'skills', row.refCode) : row.refCode),
    },
    { key: 'kind', draw: (row) => texts.value('price', 'kind', row.kind) },
    { key: 'amountFen', draw: (row) => <Money fen={row.amountFen} />, numeric: true },
    { key: 'vatBasisPoints', draw: (row) => `${row.vatBasisPoints / 100} %`, numeric: true },
    { key: 'validFrom', draw: (row) => row.validFrom },
  ]
}

/** The public price list: what an estimate is made from. */
export default function PricesPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="price.list"
        title={texts.t('money.menu.prices')}
        columns={columns}
        filters={[{ name: 'kind', kind: 'choice', options: priceKinds }]}
        create={{ verb: 'set', open: () => setOpen(true) }}
        bulk={[{ verb: 'withdraw', fields: [{ name: 'reason', kind: 'text' }] }]}
        empty={{ text: texts.t('money.page.noPrices') }}
      />
      <VerbDrawer
        verb="price.set"
        open={open}
        close={() => setOpen(false)}
        form={{
          fields: [
            { name: 'kind', kind: 'choice', options: priceKinds, keys: true },
            { name: 'refCode', kind: 'text' },
            { name: 'amountFen', kind: 'money' },
            { name: 'validFrom', kind: 'day' },
          ],
          initial: { kind: 'part' as const },
          fixed: { storeId: workStore?.id ?? null, vatBasisPoints: 1300 },
        }}
      />
    </>
  )
}
