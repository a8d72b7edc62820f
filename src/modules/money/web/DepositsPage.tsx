import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Money } from '../../../console/ui/Money.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { depositStates } from '../contract/deposit.ts'

function columnsOf(texts: Texts): readonly Column<RowOf<'deposit.list'>>[] {
  return [
    {
      key: 'plate',
      draw: (row) => (row.plate ? <Plate plate={row.plate} colour={row.plateColour} /> : texts.c('none')),
    },
    { key: 'number', draw: (row) => row.number },
    { key: 'customerName', draw: (row) => row.customerName },
    { key: 'nature', draw: (row) => texts.t(`money.value.nature.${row.nature}`) },
    { key: 'amountFen', draw: (row) => <Money fen={row.amountFen} />, numeric: true },
    { key: 'owedFen', draw: (row) => (row.owedFen > 0 ? <Money fen={row.owedFen} strong /> : '–'), numeric: true },
    { key: 'state', draw: (row) => <StateTag record="deposit" state={row.state} /> },
    { key: 'dueAt', draw: (row) => (row.state === 'asked' ? <When at={row.dueAt} /> : '–') },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} />, phone: 'hide' },
  ]
}

/** Money that bookings ask for beforehand: to be taken, held, given back. */
export default function DepositsPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="deposit.list"
      title={texts.t('money.deposit.title')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice', options: depositStates },
        { name: 'open', kind: 'flag' },
      ]}
      href={(row) => `/deposits/${row.id}`}
      empty={{ text: texts.t('money.page.noDeposits'), next: texts.t('money.page.noDepositsNext') }}
    />
  )
}
