import type { AnswerOf } from '../../../../console/endpoints.ts'

export type BoardTechnician = AnswerOf<'jobCard.board'>['technicians'][number]
export type BoardCard = BoardTechnician['cards'][number]

/** Epoch milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Block extends Span {
  readonly card: BoardCard
  readonly lane: number
}

const hourMs = 3_600_000
const minuteMs = 60_000
const usualHours = 10
/** As much of the day's width as a plate needs. */
export const leastShare = 0.14

/** When the plan has the open cards done, by card. */
export type Forecasts = ReadonlyMap<string, { readonly startsAt: string; readonly endsAt: string | null }>

/** When a card begins and ends: as it is, and from now on as the plan has it. */
export function spanOf(card: BoardCard, now: number, forecasts?: Forecasts): Span {
  const forecast = card.finishedAt === null ? forecasts?.get(card.id) : undefined
  if (forecast) {
    const from = Date.parse(card.startedAt ?? forecast.startsAt)
    const planned = Date.parse(forecast.startsAt) + card.plannedMinutes * minuteMs
    return { from, to: forecast.endsAt ? Date.parse(forecast.endsAt) : Math.max(from, planned) }
  }
  const from = Date.parse(card.startedAt ?? card.plannedStart)
  const planned = from + card.plannedMinutes * minuteMs
  if (card.finishedAt !== null) return { from, to: Math.max(from, Date.parse(card.finishedAt)) }
  return { from, to: card.startedAt === null ? planned : Math.max(planned, now) }
}

/** So long before the shifts and after them the board shows what goes on all the same. */
const beyondMs = 3 * hourMs

/** The hours that the board shows: all shifts of the day, and a while of what goes on before and after them. */
export function daySpan(technicians: readonly BoardTechnician[], now: number, forecasts?: Forecasts): Span {
  const work = technicians.flatMap((one) => one.shifts.filter((shift) => shift.kind === 'work'))
  if (work.length === 0) {
    const from = Math.floor(now / hourMs) * hourMs - hourMs
    return { from, to: from + usualHours * hourMs }
  }
  const shiftStart = Math.min(...work.map((shift) => Date.parse(shift.startsAt)))
  const shiftEnd = Math.max(...work.map((shift) => Date.parse(shift.endsAt)))
  const spans = technicians.flatMap((one) => one.cards.map((card) => spanOf(card, now, forecasts)))
  const from = Math.max(Math.min(shiftStart, ...spans.map((span) => span.from)), shiftStart - beyondMs)
  const to = Math.min(Math.max(shiftEnd, ...spans.map((span) => span.to)), shiftEnd + beyondMs)
  return { from: Math.floor(from / hourMs) * hourMs, to: Math.ceil(to / hourMs) * hourMs }
}

export function hoursOf({ from, to }: Span): number[] {
  return Array.from({ length: Math.round((to - from) / hourMs) }, (_, index) => from + index * hourMs)
}

/** Cards of one technician in lanes, so that none hides another; the narrow ones take the room that their words need. */
export function blocksOf(cards: readonly BoardCard[], day: Span, now: number, forecasts?: Forecasts): Block[] {
  const least = (day.to - day.from) * leastShare
  const ends: number[] = []
  return cards
    .map((card) => ({ card, ...spanOf(card, now, forecasts) }))
    .filter(({ from, to }) => from < day.to && (to > day.from || from < day.from))
    .map(({ card, from, to }) => {
      const start = Math.min(Math.max(from, day.from), day.to - least)
      return { card, from: start, to: Math.min(Math.max(to, start + least), day.to) }
    })
    .sort((a, b) => a.from - b.from)
    .map((block) => {
      const free = ends.findIndex((end) => end <= block.from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = block.to
      return { ...block, lane }
    })
}

/** When the technician is not there: outside his shifts and while he is absent. */
export function awayOf(technician: Pick<BoardTechnician, 'shifts'>, day: Span): Span[] {
  const spans = (kind: string) =>
    technician.shifts
      .filter((shift) => (shift.kind === 'work') === (kind === 'work'))
      .map((shift) => ({ from: Date.parse(shift.startsAt), to: Date.parse(shift.endsAt) }))
      .sort((a, b) => a.from - b.from)
  const away: Span[] = []
  let at = day.from
  for (const work of spans('work')) {
    if (work.from > at) away.push({ from: at, to: work.from })
    at = Math.max(at, work.to)
  }
  if (at < day.to) away.push({ from: at, to: day.to })
  const within = spans('absence').map(({ from, to }) => ({ from: Math.max(from, day.from), to: Math.min(to, day.to) }))
  return [...away, ...within.filter(({ from, to }) => to > from)]
}

/** Place and width on the time line, as CSS wants them. */
export function placeOf(span: Span, day: Span): { left: string; width: string } {
  const whole = day.to - day.from
  return { left: `${((span.from - day.from) / whole) * 100}%`, width: `${((span.to - span.from) / whole) * 100}%` }
}
