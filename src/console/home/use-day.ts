import type { AnswerOf } from '../endpoints.ts'
import { dayOf } from '../formats.ts'
import { useNow } from '../clock.ts'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'

export interface Day {
  readonly today: string
  readonly service: AnswerOf<'repairOrder.today'>['rows'] | undefined
  readonly takings: AnswerOf<'bill.takings'> | undefined
  readonly standstill: AnswerOf<'jobCard.standstill'>['rows'] | undefined
  readonly load: AnswerOf<'bay.load'>['rows'] | undefined
  readonly calls: AnswerOf<'followUp.onTime'> | undefined
}

/** The figures of the store on the screen, or of all that the person leads; each room answers for its own. */
export function useDay(): Day {
  const { store, can } = useSession()
  const today = dayOf(useNow())
  const query = store ? { store: store.id } : {}
  // What the clock changes comes without a verb.
  const everySeconds = 60
  const service = useRead('repairOrder.today', {
    query,
    everySeconds,
    enabled: can('repairOrder.see'),
    also: ['appointment'],
  })
  const takings = useRead('bill.takings', { query, enabled: can('bill.see') })
  const standstill = useRead('jobCard.standstill', {
    query,
    everySeconds,
    enabled: can('board.see'),
    also: ['repairOrder', 'pick', 'inspection', 'bill'],
  })
  const load = useRead('bay.load', {
    query: { ...query, from: today, days: 7 },
    enabled: can('capacity.see'),
    also: ['appointment', 'shift'],
  })
  const calls = useRead('followUp.onTime', { query, enabled: can('followUp.see') })
  return {
    today,
    service: service.data?.rows,
    takings: takings.data,
    standstill: standstill.data?.rows,
    load: load.data?.rows,
    calls: calls.data,
  }
}

/** The sum of a figure over the stores shown. */
export function sumOf<R>(rows: readonly R[] | undefined, figure: (row: R) => number): number | undefined {
  return rows?.reduce((sum, row) => sum + figure(row), 0)
}

/** How much more or less than before, in whole percent; nothing to compare with says nothing. */
export function changeOf(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || !before ? undefined : Math.round(((now - before) / before) * 100)
}
