import { epochMsOf } from '../../../../kernel/clocks/zone.ts'

export interface Stretch {
  readonly startsAt: string
  readonly endsAt: string
}

export interface Worker {
  readonly id: string
  readonly name: string
  readonly skills: readonly string[]
  readonly work: readonly Stretch[]
  readonly absent: readonly Stretch[]
}

export interface Place {
  readonly id: string
  readonly code: string
  readonly skills: readonly string[]
}

export interface ToPrepare {
  readonly id: string
  readonly startsAt: string
  readonly minutes: number
  readonly skill: string
  /** Whom the customer asked for. */
  readonly askedFor: string | null
  readonly technicianId: string | null
  readonly bayId: string | null
}

export type ChosenBy = 'customer' | 'desk' | 'proposal'

export interface Prepared {
  readonly id: string
  readonly technicianId: string | null
  readonly technicianBy: ChosenBy | null
  readonly bayId: string | null
  readonly bayBy: ChosenBy | null
}

interface Span {
  readonly from: number
  readonly until: number
}

const minuteMs = 60_000

/**
 * Technician and bay of each booking of a day: what the desk has chosen, else whom the customer asked for, else a
 * proposal: who has the skill, works then and has least to do; a bay that is fit and free. Nobody twice at a time.
 */
export function preparedFor(
  bookings: readonly ToPrepare[],
  technicians: readonly Worker[],
  bays: readonly Place[],
): Prepared[] {
  const busy = new Map<string, Span[]>()
  const take = (id: string | null, span: Span) => {
    if (id !== null) busy.set(id, [...(busy.get(id) ?? []), span])
  }
  const isFree = (id: string, span: Span) => !(busy.get(id) ?? []).some((one) => overlap(one, span))
  const minutesOf = (id: string) => (busy.get(id) ?? []).reduce((sum, { from, until }) => sum + until - from, 0)
  for (const booking of bookings) {
    take(booking.technicianId ?? booking.askedFor, spanOf(booking))
    take(booking.bayId, spanOf(booking))
  }
  return bookings.map((booking) => {
    const span = spanOf(booking)
    const chosen = booking.technicianId ?? booking.askedFor
    const technicianId =
      chosen ??
      technicians
        .filter((one) => one.skills.includes(booking.skill) && isPresent(one, span) && isFree(one.id, span))
        .toSorted((a, b) => minutesOf(a.id) - minutesOf(b.id))[0]?.id ??
      null
    if (chosen === null) take(technicianId, span)
    // The bay with the fewest other uses first, so that the versatile ones stay free.
    const bayId =
      booking.bayId ??
      bays
        .filter((bay) => bay.skills.includes(booking.skill) && isFree(bay.id, span))
        .toSorted((a, b) => a.skills.length - b.skills.length)[0]?.id ??
      null
    if (booking.bayId === null) take(bayId, span)
    return {
      id: booking.id,
      technicianId,
      technicianBy: technicianBy(booking, technicianId),
      bayId,
      bayBy: by(booking.bayId, bayId),
    }
  })
}

function technicianBy(booking: ToPrepare, technicianId: string | null): ChosenBy | null {
  if (technicianId === null) return null
  if (technicianId === booking.askedFor) return 'customer'
  return by(booking.technicianId, technicianId)
}

function by(chosen: string | null, shown: string | null): ChosenBy | null {
  if (shown === null) return null
  return chosen === null ? 'proposal' : 'desk'
}

function spanOf(booking: { readonly startsAt: string; readonly minutes: number }): Span {
  const from = epochMsOf(booking.startsAt)
  return { from, until: from + booking.minutes * minuteMs }
}

const overlap = (a: Span, b: Span) => a.from < b.until && b.from < a.until

/** Whether somebody works all that time and is not away for any of it. */
export function isPresent({ work, absent }: Pick<Worker, 'work' | 'absent'>, span: Span): boolean {
  const spans = (stretches: readonly Stretch[]) =>
    stretches.map((one) => ({ from: epochMsOf(one.startsAt), until: epochMsOf(one.endsAt) }))
  return (
    spans(work).some((one) => one.from <= span.from && one.until >= span.until) &&
    !spans(absent).some((one) => overlap(one, span))
  )
}
