export interface Timed {
  readonly id: string
  readonly startsAt: string
  readonly minutes: number
}

export interface Placed<T extends Timed> {
  readonly row: T
  /** Which column of those that stand side by side, and how many there are. */
  readonly lane: number
  readonly lanes: number
  /** Half hours from the top, with fractions. */
  readonly top: number
  readonly height: number
}

const halfMs = 30 * 60_000

/** Puts bookings of one day side by side where they overlap. `startMs` is the instant at the top of the grid. */
export function placed<T extends Timed>(rows: readonly T[], startMs: number): Placed<T>[] {
  const sorted = rows.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || b.minutes - a.minutes)
  const out: Placed<T>[] = []
  let cluster: { row: T; lane: number; from: number; until: number }[] = []
  let clusterEnd = Number.NEGATIVE_INFINITY
  const flush = () => {
    const lanes = Math.max(0, ...cluster.map((one) => one.lane)) + 1
    for (const { row, lane, from, until } of cluster)
      out.push({ row, lane, lanes, top: (from - startMs) / halfMs, height: (until - from) / halfMs })
    cluster = []
  }
  for (const row of sorted) {
    const from = Date.parse(row.startsAt)
    // What is shorter than a half hour is still drawn and pressed as one.
    const until = from + Math.max(30, row.minutes) * 60_000
    if (from >= clusterEnd) flush()
    const busy = new Set(cluster.filter((one) => one.until > from).map((one) => one.lane))
    let lane = 0
    while (busy.has(lane)) lane++
    cluster.push({ row, lane, from, until })
    clusterEnd = Math.max(clusterEnd, until)
  }
  flush()
  return out
}

export interface Slot {
  readonly day: string
  readonly half: number
  readonly skill: string
  readonly totalMinutes: number
  readonly freeMinutes: number
}

/** The store's half hours of the days shown: the earliest and the one after the last. */
export function openSpan(slots: readonly Slot[], bookedHalves: readonly number[]): [first: number, end: number] {
  const halves = [...slots.map((slot) => slot.half), ...bookedHalves]
  return halves.length === 0 ? [17, 36] : [Math.min(...halves), Math.max(...halves) + 1]
}

/** Share of a half hour's or day's minutes that is used; above one where more is booked than there are people. */
export function usedShare(slots: readonly Slot[]): number | undefined {
  const total = slots.reduce((sum, slot) => sum + slot.totalMinutes, 0)
  const used = slots.reduce((sum, slot) => sum + slot.totalMinutes - slot.freeMinutes, 0)
  if (total === 0) return used > 0 ? Number.POSITIVE_INFINITY : undefined
  return used / total
}

/** Whether a job could begin in that half hour, as far as the slots tell. Its own time counts as free. */
export function fits(
  free: ReadonlyMap<string, number>,
  want: { readonly day: string; readonly half: number; readonly skill: string; readonly minutes: number },
  own: ReadonlyMap<string, number>,
): boolean {
  let left = want.minutes
  for (let half = want.half; left > 0; half++) {
    const key = `${want.day}/${half}/${want.skill}`
    const minutes = free.get(key)
    if (minutes === undefined || minutes + (own.get(`${want.day}/${half}`) ?? 0) < Math.min(30, left)) return false
    left -= 30
  }
  return true
}
