import { plainNumber } from '../formats.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { Money } from '../ui/Money.tsx'
import { inShopHref } from './in-shop.ts'
import { Figure, FigureGrid } from './Figure.tsx'
import { changeOf, type Day, sumOf } from './use-day.ts'

/** What a store leader looks at first in the morning and last in the evening. */
export function DayFigures({ day }: { readonly day: Day }) {
  const { c } = useTexts()
  const { can } = useSession()
  const { service, calls, today } = day
  const waiting = sumOf(service, (row) => row.waiting)
  const late = sumOf(service, (row) => row.late)
  const received = sumOf(service, (row) => row.received)
  const booked = sumOf(service, (row) => row.booked30Days)
  const self = sumOf(service, (row) => row.selfBooked30Days)
  const made = calls ? calls.done : undefined
  return (
    <FigureGrid>
      <Figure
        name="expected"
        value={counted(sumOf(service, (row) => row.expected))}
        more={waiting ? c('day.waitingMore', { count: waiting }) : null}
        href={`/appointments/list?state=booked&from=${today}&to=${today}`}
      />
      <Figure
        name="inShop"
        value={counted(sumOf(service, (row) => row.inShop))}
        more={received === undefined ? null : c('day.receivedMore', { count: received })}
        href={inShopHref}
      />
      <Figure name="late" value={counted(late)} href="/repair-orders?late=true" wrong={Boolean(late)} />
      <Figure
        name="closed"
        value={counted(sumOf(service, (row) => row.closed))}
        href={`/repair-orders?closedOn=${today}`}
      />
      <Figure
        name="selfBooked"
        value={booked === undefined ? undefined : `${booked === 0 ? 0 : Math.round(((self ?? 0) / booked) * 100)}%`}
        more={booked === undefined ? null : c('day.bookedMore', { count: booked })}
        href="/appointments/channels"
      />
      {can('bill.see') && <TakingsFigures day={day} />}
      {calls && (
        <Figure
          name="callsLate"
          value={counted(calls.late)}
          more={made ? c('day.onTimeMore', { percent: Math.round((calls.onTime / made) * 100) }) : null}
          href="/follow-ups?state=due&late=true"
          wrong={calls.late > 0}
        />
      )}
    </FigureGrid>
  )
}

function TakingsFigures({ day: { takings } }: { readonly day: Day }) {
  const { c } = useTexts()
  const month = sumOf(takings?.rows, (row) => row.monthFen)
  const before = sumOf(takings?.rows, (row) => row.lastMonthFen)
  const change = changeOf(month, before)
  return (
    <>
      <Figure
        name="takingsToday"
        value={amount(sumOf(takings?.rows, (row) => row.todayFen))}
        href="/bills?state=paid"
      />
      <Figure
        name="takingsMonth"
        value={amount(month)}
        more={change === undefined ? null : c('day.thanLastMonth', { percent: `${change > 0 ? '+' : ''}${change}` })}
        href="/bills?state=paid"
      />
    </>
  )
}

const counted = (value: number | undefined) => (value === undefined ? undefined : plainNumber(value))
const amount = (fen: number | undefined) => (fen === undefined ? undefined : <Money fen={fen} />)
