import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Money } from '../../../console/ui/Money.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { PayBy } from './PayBy.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'bill.list'>>[] {
  return [
    { key: 'plate', draw: (row) => (row.plate ? <Plate plate={row.plate} /> : texts.c('none')) },
    { key: 'number', draw: (row) => row.number },
    { key: 'customerName', draw: (row) => row.customerName },
    { key: 'totalFen', draw: (row) => <Money fen={row.totalFen} />, numeric: true },
    { key: 'dueFen', draw: (row) => <Money fen={row.dueFen} />, numeric: true },
    { key: 'onAccountFen', draw: (row) => <Money fen={row.onAccountFen} />, numeric: true, optional: true },
    { key: 'payBy', draw: (row) => <PayBy bill={row} />, phone: 'hide' },
    { key: 'state', draw: (row) => <StateTag record="bill" state={row.state} /> },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} />, phone: 'hide' },
  ]
}

/** Cars ready to pay first: the cashier's list. */
export default function BillsPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="bill.list"
      title={texts.t('money.menu.bills')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice', options: ['open', 'partlyPaid', 'paid', 'cancelled'] },
        { name: 'unpaid', kind: 'flag' },
        { name: 'owing', kind: 'flag' },
      ]}
      views={[{ label: 'money.tile.onAccount', search: 'owing=true' }]}
      href={(row) => `/bills/${row.id}`}
      empty={{ text: texts.t('money.page.noBills'), next: texts.t('money.page.noBillsNext') }}
    />
  )
}
