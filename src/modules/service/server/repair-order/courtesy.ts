import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { closingCourtesy } from '../../contract/courtesy.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { repairOrder } from './repair-order.ts'

type Order = Row<'service.repair_order'>

/** What was done before and what is ticked now, each once. */
export function courtesyWith(done: readonly string[], ticked: readonly string[] | undefined): string[] | undefined {
  return ticked ? [...new Set([...done, ...ticked])] : undefined
}

/** The customer leaves with thanks and an invitation where his kind of visit wants it (G-11). */
export function courtesyProblem(
  order: Pick<Order, 'courtesy_due' | 'courtesy_done'>,
  ticked: readonly string[] = [],
): Refusal | undefined {
  const open = closingCourtesy.filter(
    (step) => order.courtesy_due.includes(step) && !order.courtesy_done.includes(step) && !ticked.includes(step),
  )
  if (open.length === 0) return undefined
  return serviceRefusals.courtesyOpen({ steps: open.map((step) => `@service.value.courtesy.${step}`) })
}

/** What check-in writes of the advisor's note, and of the way by which the visit came about. */
export function noteColumns(note: string | undefined, now: string) {
  return { hand_over_note: note ?? null, hand_over_note_at: note ? now : null }
}

export const passOn = repairOrder.verb('passOn', {
  run(work, { input, move }) {
    move(noteColumns(input.note, work.now))
  },
})

interface Met {
  readonly arrived: string | null
  readonly greeted: string | null | undefined
  /** When the reception began, by the clock of the device. */
  readonly begun: string | undefined
}

/** When the customer came and when he was met: by the tap at the door, else when his reception began, else now (G-08). */
export function metAt({ arrived, greeted, begun }: Met, now: string): { arrived_at: string; greeted_at: string } {
  const met = greeted ?? (begun !== undefined && begun < now ? begun : now)
  const came = arrived ?? met
  return { arrived_at: came, greeted_at: met < came ? came : met }
}
