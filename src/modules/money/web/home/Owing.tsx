import type { RowOf } from '../../../../console/endpoints.ts'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PayBy } from '../PayBy.tsx'

/** On account or left of a part payment, the day that is nearest or longest past first. */
export function Owing() {
  const { t } = useTexts()
  const { store } = useSession()
  const asked = useRead('bill.list', {
    query: { ...(store ? { store: store.id } : {}), owing: 'true', limit: 20, total: 'true' },
  })
  return (
    <ListBlock
      title={t('money.home.owing')}
      asked={asked}
      rows={asked.data?.rows}
      total={asked.data?.total}
      all="/bills?owing=true"
      keyOf={(row) => row.id}
      draw={(row) => <OwingLine bill={row} />}
      empty={{ text: t('money.home.nothingOwing') }}
    />
  )
}

function OwingLine({ bill }: { readonly bill: RowOf<'bill.list'> }) {
  const texts = useTexts()
  const verb = texts.verb('bill', bill.onAccountFen > 0 ? 'payAccount' : 'pay')
  return (
    <ListLine
      more={<PayBy bill={bill} />}
      end={
        <>
          <Money fen={bill.dueFen + bill.onAccountFen} strong />
          <GoButton href={`/bills/${bill.id}`} label={`${verb} ${bill.plate ?? bill.number}`}>
            {verb}
          </GoButton>
        </>
      }
    >
      {bill.plate && <Plate plate={bill.plate} colour={bill.plateColour} />}
      <span style={{ whiteSpace: 'nowrap' }}>{bill.customerName}</span>
    </ListLine>
  )
}
