import { useNow } from '../../../../console/clock.ts'
import { dayOf, plainNumber } from '../../../../console/formats.ts'
import { Figure } from '../../../../console/home/Figure.tsx'
import { RoleHome } from '../../../../console/home/RoleHome.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { BillsDue, OlderBills, OrdersReady } from './ToCollect.tsx'
import { DepositsOpen } from './DepositsOpen.tsx'
import { Owing } from './Owing.tsx'
import { TakenToday } from './TakenToday.tsx'
import { useTill } from './use-till.ts'

/** The cashier's day: who can pay now, what has come in, who still owes something from before. */
export default function CashierHomePage() {
  const { t } = useTexts()
  const { store } = useSession()
  const today = dayOf(useNow())
  const till = useTill(today)
  const takings = useRead('bill.takings', { query: store ? { store: store.id } : {} })
  const taken = takings.data?.methods
  const payments = taken?.reduce((sum, row) => sum + row.payments, 0)
  return (
    <RoleHome
      shown={['money.billsOpen', 'money.onAccount', 'service.toSettle']}
      figures={
        <>
          <Figure
            room="money"
            name="due"
            failed={Boolean(till.asked.error)}
            value={till.due && plainNumber(till.due.length)}
            more={till.due && <Money fen={till.due.reduce((sum, row) => sum + row.dueFen, 0)} />}
            href="/bills?unpaid=true"
          />
          <Figure
            room="money"
            name="ready"
            failed={till.ready.isError}
            value={till.ready.data && plainNumber(till.ready.data.total ?? till.ready.data.rows.length)}
            href="/repair-orders?state=ready"
          />
          <Figure
            room="money"
            name="taken"
            failed={takings.isError}
            value={taken && <Money fen={taken.reduce((sum, row) => sum + row.fen, 0)} />}
            more={payments === undefined ? null : t('money.home.payments', { count: payments })}
            href="/bills?state=paid"
          />
          <Figure
            room="money"
            name="older"
            failed={till.unpaid.isError}
            value={till.older && `${plainNumber(till.older.length)}${till.unpaid.data?.next ? '+' : ''}`}
            more={till.older?.length ? <Money fen={till.older.reduce((sum, row) => sum + row.dueFen, 0)} /> : null}
            href="/bills?unpaid=true"
            wrong={Boolean(till.older?.length)}
          />
        </>
      }
      side={
        <>
          <TakenToday asked={takings} methods={taken} />
          <Owing />
          <OlderBills till={till} />
        </>
      }
    >
      <BillsDue till={till} />
      <OrdersReady till={till} />
      <DepositsOpen />
    </RoleHome>
  )
}
