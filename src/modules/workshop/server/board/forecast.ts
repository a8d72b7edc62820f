import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import type { ShopDay, Subject } from './plan-problem.ts'
import type { StorePlan } from './planning.ts'

/** What a plan means for a customer. */
export interface Forecast {
  readonly orderId: string
  readonly orderNumber: string
  readonly plate: string
  readonly plateColour: string
  readonly promisedAt: string | null
  /** When the car should be ready; null where nobody is on shift to say. */
  readonly readyAt: string | null
  /** Minutes past the promise; 0 where it is kept or nothing is promised, null where nobody can say. */
  readonly lateMinutes: number | null
}

const minuteMs = 60_000

/** A minute of the plan as an instant. */
export function instantAt({ origin }: Pick<ShopDay, 'origin'>, minute: number): string {
  return instantOf(origin + minute * minuteMs)
}

function faceOf(subject: Subject) {
  if (subject.kind === 'card') return subject.card
  const [line] = subject.share.lines
  if (!line) throw new Error('A share without lines')
  return line
}

/** When each order of a plan will be ready, beside its promise; in the order of the promises. */
export function forecastsOf({ day, plan }: StorePlan): Forecast[] {
  const ends = new Map<string, { face: ReturnType<typeof faceOf>; end: number }>()
  for (const [job, subjects] of day.subjects.entries()) {
    const [first] = subjects
    if (!first) continue
    const face = faceOf(first)
    const end = plan.jobs[job]?.at(-1)?.end ?? 0
    ends.set(face.order_id, { face, end: Math.max(end, ends.get(face.order_id)?.end ?? 0) })
  }
  const hopeless = new Set(day.hopeless.map((share) => share.job.orderId))
  return [...ends.values()]
    .map(({ face, end }) => forecast(face, hopeless.has(face.order_id) ? day.horizon + 1 : end, day))
    .toSorted((a, b) => (a.promisedAt ?? '~').localeCompare(b.promisedAt ?? '~') || a.orderId.localeCompare(b.orderId))
}

function forecast(face: ReturnType<typeof faceOf>, end: number, day: ShopDay): Forecast {
  const isKnown = end <= day.horizon
  const readyAt = isKnown ? instantAt(day, end + day.afterMinutes) : null
  const late =
    readyAt && face.promised_at ? Math.ceil((epochMsOf(readyAt) - epochMsOf(face.promised_at)) / minuteMs) : 0
  return {
    orderId: face.order_id,
    orderNumber: face.order_number,
    plate: face.plate,
    plateColour: face.plate_colour,
    promisedAt: face.promised_at,
    readyAt,
    lateMinutes: isKnown || face.promised_at === null ? Math.max(0, late) : null,
  }
}
