import { useNow } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { nearTime } from '../../../../console/formats.ts'
import { GoButton } from '../../../../console/home/GoButton.tsx'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import type { Till } from './use-till.ts'

interface PartProps {
  readonly till: Till
}

/** Settled today and not paid: these customers stand at the desk. */
export function BillsDue({ till }: PartProps) {
  const { t } = useTexts()
  return (
    <ListBlock
      title={t('money.home.due')}
      asked={till.asked}
      rows={till.due}
      all="/bills?unpaid=true"
      keyOf={(row) => row.id}
      draw={(row) => <BillLine bill={row} primary />}
      empty={{ text: t('money.home.nothingDue'), next: t('money.home.nothingDueNext') }}
    />
  )
}

/** Owed since an earlier day, the oldest first. */
export function OlderBills({ till }: PartProps) {
  const { t } = useTexts()
  return (
    <ListBlock
      title={t('money.home.older')}
      asked={till.unpaid}
      rows={till.older}
      all="/bills?unpaid=true"
      keyOf={(row) => row.id}
      draw={(row) => <BillLine bill={row} />}
      empty={{ text: t('money.home.nothingOlder') }}
    />
  )
}

function BillLine({ bill, primary = false }: { readonly bill: RowOf<'bill.list'>; readonly primary?: boolean }) {
  const texts = useTexts()
  const now = useNow()
  const verb = texts.verb('bill', 'pay')
  return (
    <ListLine
      more={texts.t('money.home.since', { when: nearTime(bill.createdAt, now) })}
      end={
        <>
          <Money fen={bill.dueFen} strong />
          <GoButton href={`/bills/${bill.id}`} label={`${verb} ${bill.plate ?? bill.number}`} primary={primary}>
            {verb}
          </GoButton>
        </>
      }
    >
      {bill.plate && <Plate plate={bill.plate} colour={bill.plateColour} />}
      <span style={{ whiteSpace: 'nowrap' }}>{bill.customerName}</span>
      {bill.state !== 'open' && <StateTag record="bill" state={bill.state} />}
    </ListLine>
  )
}

/** Inspected and without a bill: settling makes it, and then it can be paid. */
export function OrdersReady({ till }: PartProps) {
  const texts = useTexts()
  const verb = texts.verb('repairOrder', 'settle')
  return (
    <ListBlock
      title={texts.t('money.home.ready')}
      asked={till.ready}
      rows={till.ready.data?.rows.toSorted((a, b) => (a.promisedAt ?? '').localeCompare(b.promisedAt ?? ''))}
      total={till.ready.data?.total}
      all="/repair-orders?state=ready"
      keyOf={(row) => row.id}
      draw={(row) => (
        <ListLine
          more={row.advisorName}
          end={
            <>
              <Money fen={row.approvedFen} strong />
              <GoButton href={`/repair-orders/${row.id}`} label={`${verb} ${row.plate}`}>
                {verb}
              </GoButton>
            </>
          }
        >
          <Plate plate={row.plate} colour={row.plateColour} />
          <span style={{ whiteSpace: 'nowrap' }}>{row.customerName}</span>
          <PromisedTime promisedAt={row.promisedAt} state={row.state} brief />
        </ListLine>
      )}
      empty={{ text: texts.t('money.home.nothingReady'), next: texts.t('money.home.nothingReadyNext') }}
    />
  )
}
