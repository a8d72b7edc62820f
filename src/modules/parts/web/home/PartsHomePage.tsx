import { plainNumber } from '../../../../console/formats.ts'
import { Figure } from '../../../../console/home/Figure.tsx'
import { RoleHome } from '../../../../console/home/RoleHome.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { issuableOf } from '../counter/open-of.ts'
import { BelowMinimum } from './BelowMinimum.tsx'
import { Picks, WaitsForGoods } from './Picks.tsx'

const also = ['jobCard', 'repairOrder', 'stockReceipt']

/** The parts clerk's day: whom to hand out to first, which cars wait for goods, what has to be ordered. */
export default function PartsHomePage() {
  const { store } = useSession()
  const query = { limit: 50, total: 'true', ...(store ? { store: store.id } : {}) }
  const open = useRead('pick.list', { query: { ...query, limit: 200, state: 'open' }, also })
  const short = useRead('pick.list', { query: { ...query, state: 'open', short: 'true' }, also })
  const below = useRead('part.stock', { query: { ...query, short: 'true' }, also: ['pick', 'stockReceipt'] })
  const ready = open.data?.rows.filter((row) => row.lines.some((line) => issuableOf(line) > 0))
  const idle = open.data?.rows.filter((row) => row.waiting).length
  return (
    <RoleHome
      shown={['parts.open', 'parts.short', 'parts.belowMinimum']}
      figures={
        <>
          <Figure
            room="parts"
            name="toIssue"
            failed={open.isError}
            value={ready && plainNumber(ready.length)}
            href="/parts/counter"
          />
          <Figure
            room="parts"
            name="idle"
            failed={open.isError}
            value={idle === undefined ? undefined : plainNumber(idle)}
            href="/parts/counter"
            wrong={Boolean(idle)}
          />
          <Figure
            room="parts"
            name="forGoods"
            failed={short.isError}
            value={counted(short.data)}
            href="/parts/counter?short=true"
            wrong={Boolean(short.data?.total)}
          />
          <Figure
            room="parts"
            name="below"
            failed={below.isError}
            value={counted(below.data)}
            href="/parts?short=true"
          />
        </>
      }
      side={
        <>
          <WaitsForGoods asked={short} />
          <BelowMinimum asked={below} />
        </>
      }
    >
      <Picks asked={open} rows={ready} />
    </RoleHome>
  )
}

interface Counted {
  readonly rows: readonly unknown[]
  readonly total?: number | undefined
  readonly totalCapped?: boolean | undefined
}

const counted = (page: Counted | undefined) =>
  page && `${plainNumber(page.total ?? page.rows.length)}${page.totalCapped ? '+' : ''}`
