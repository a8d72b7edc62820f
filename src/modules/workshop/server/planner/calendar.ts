import type { Stretch } from './model.ts'

/** Unavailable stretches of all machines: those of machine m lie at `first[m]` up to `first[m + 1]`, in order and apart. */
export interface Calendar {
  readonly first: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: { from: number; to: number }[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else if (from < to) apart.push({ from, to })
  }
  return apart
}

/** One list of stretches per machine, in any order, possibly overlapping. */
export function calendarOf(machines: readonly (readonly Stretch[])[]): Calendar {
  const lists = machines.map(merged)
  const first = new Int32Array(machines.length + 1)
  for (const [machine, list] of lists.entries()) first[machine + 1] = first[machine]! + list.length
  const all = lists.flat()
  return { first, from: Int32Array.from(all, ({ from }) => from), to: Int32Array.from(all, ({ to }) => to) }
}

/** The first instant from `time` on at which the machine works. */
export function startFrom({ first, from, to }: Calendar, machine: number, time: number): number {
  for (let i = first[machine]!; i < first[machine + 1]!; i++) {
    if (from[i]! > time) return time
    if (to[i]! > time) return to[i]!
  }
  return time
}

/** When work of this duration ends that begins at `start` and rests while the machine is unavailable. */
export function endOf({ first, from, to }: Calendar, machine: number, start: number, duration: number): number {
  let at = start
  let left = duration
  for (let i = first[machine]!; i < first[machine + 1]!; i++) {
    if (to[i]! <= at) continue
    if (from[i]! > at) {
      if (at + left <= from[i]!) return at + left
      left -= from[i]! - at
    }
    at = to[i]!
  }
  return at + left
}

/** The latest start of work of this duration that ends by `end`: the mirror image of `endOf`. */
export function startBy({ first, from, to }: Calendar, machine: number, end: number, duration: number): number {
  let at = end
  let left = duration
  for (let i = first[machine + 1]! - 1; i >= first[machine]!; i--) {
    if (from[i]! >= at) continue
    if (to[i]! < at) {
      if (at - left >= to[i]!) return at - left
      left -= at - to[i]!
    }
    at = from[i]!
  }
  return at - left
}
