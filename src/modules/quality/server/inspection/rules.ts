import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Criterion } from '../../../knowledge/contract/service-item.ts'
import { qualityRefusals } from '../../contract/refusals.ts'

export interface Done {
  readonly level: string
  readonly round: number
  readonly state: string
  readonly inspector_id: string
  readonly inspected_at: string
}

/** Where an order's inspection stands, while it is inspected. */
export interface Stage {
  /** Counts up after each failure: then all levels begin again. */
  readonly round: number
  /** Null when the kind of visit demands none. */
  readonly level: string | null
  /** No level comes after it. */
  readonly last: boolean
  /** Who inspected another level of this round. */
  readonly notBy: readonly string[]
}

const levelWord = (level: string) => `@quality.value.level.${level}`

/**
 * The level that is next, of those that the kind of visit demands, in their order (K-01). A failure, or work done after
 * a check (supplements), begins a new round: what was checked then is not what stands there now.
 */
export function stageOf(levels: readonly string[], done: readonly Done[], workDoneAt: string | null): Stage {
  const latest = done.reduce((round, one) => Math.max(round, one.round), 1)
  const before = done.filter((one) => one.round === latest)
  const isOver =
    before.some((one) => one.state === 'failed' || (workDoneAt !== null && one.inspected_at < workDoneAt)) ||
    levels.every((level) => before.some((one) => one.level === level))
  const round = isOver ? latest + 1 : latest
  const now = isOver ? [] : before
  const level = levels.find((one) => !now.some((each) => each.level === one)) ?? null
  return { round, level, last: level !== null && level === levels.at(-1), notBy: now.map((one) => one.inspector_id) }
}

/** When the last card was finished. */
export function workDoneAt(cards: readonly Card[]): string | null {
  const ends = cards.flatMap((card) => (card.state === 'done' && card.finished_at ? [card.finished_at] : []))
  return ends.length === 0 ? null : ends.reduce((a, b) => (a > b ? a : b))
}

/** Whether an order is to be inspected at all. */
export function isInspected(order: { readonly state: string }): boolean {
  return order.state === 'awaitingInspection'
}

/** Why a level cannot be recorded on an order now. */
export function stageProblem(order: { readonly state: string }, stage: Stage, level: string): Refusal | undefined {
  if (!isInspected(order) || stage.level === null) return qualityRefusals.notWaiting()
  return stage.level === level ? undefined : qualityRefusals.wrongLevel({ level: levelWord(stage.level) })
}

/** Whether a level is among the last so many of those that the order needs. */
export function mustSign(levels: readonly string[], level: string | null, signedCount: number): boolean {
  return level !== null && levels.indexOf(level) >= levels.length - signedCount
}

/** Where the shop wants the inspector's hand under a level, it is not recorded without (K-01). */
export function signatureProblem(isNeeded: boolean, image: string | undefined): Refusal | undefined {
  return isNeeded && image === undefined ? qualityRefusals.signatureNeeded() : undefined
}

export interface Inspector {
  readonly id: string
  readonly skills: readonly string[]
}

/**
 * Why a person may not do a level: three levels by three people (004 §3.4(1)); the self-check by who worked on the car,
 * the team's by a colleague, the final one by an inspector who had no hand in it.
 */
export function personProblem(
  level: string,
  inspector: Inspector | undefined,
  workers: readonly string[],
  notBy: readonly string[],
): Refusal | undefined {
  if (!inspector || inspector.skills.length === 0) return qualityRefusals.unqualified()
  if (notBy.includes(inspector.id)) return qualityRefusals.samePerson()
  const worked = workers.includes(inspector.id)
  switch (level) {
    case 'self':
      // Where only others worked, somebody of the shop has checked it at its return.
      return worked || workers.length === 0 ? undefined : qualityRefusals.selfByWorker()
    case 'team':
      return worked && workers.length === 1 ? qualityRefusals.workedAlone() : undefined
    default:
      if (!inspector.skills.includes('inspection')) return qualityRefusals.finalByInspector()
      return worked ? qualityRefusals.ownWork() : undefined
  }
}

export interface CheckedLine {
  readonly line_id: string
  readonly name_zh: string
  readonly name_en: string
  readonly criteria: readonly Criterion[]
}

export interface Reading {
  readonly lineId: string | null
  readonly code: string
  readonly value: number | null
  readonly ok: boolean | null
}

export interface FailedReading {
  readonly criterion: Criterion
  readonly value: number | null
}

export interface Verdict {
  readonly refusal: Refusal | undefined
  readonly failed: readonly FailedReading[]
}

/** Has a limit, so it is measured; everything else is judged by eye. */
export function isMeasured(criterion: Criterion): boolean {
  return criterion.min !== undefined || criterion.max !== undefined
}

/**
 * What the readings say, whatever the person ticks (K-03): outside its limit or marked as bad means failed. At the last
 * level nothing that can be measured may be missing.
 */
export function judge(lines: readonly CheckedLine[], readings: readonly Reading[], last: boolean): Verdict {
  const failed: FailedReading[] = []
  const used = new Set<Reading>()
  const missing: Criterion[] = []
  for (const line of lines) {
    for (const criterion of line.criteria) {
      const reading = readings.find(
        (one) => one.code === criterion.code && (one.lineId ?? line.line_id) === line.line_id,
      )
      if (reading) used.add(reading)
      const value = reading?.value ?? null
      if (isOutside(criterion, value) || reading?.ok === false) failed.push({ criterion, value })
      else if (last && value === null && isMeasured(criterion)) missing.push(criterion)
    }
  }
  return { failed, refusal: unknownAmong(readings, used) ?? missingOf(missing) }
}

function isOutside({ min, max }: Criterion, value: number | null): boolean {
  if (value === null) return false
  return (min !== undefined && value < min) || (max !== undefined && value > max)
}

function unknownAmong(readings: readonly Reading[], used: ReadonlySet<Reading>): Refusal | undefined {
  const stray = readings.find((one) => !used.has(one))
  return stray ? qualityRefusals.unknownReading({ code: stray.code }) : undefined
}

function missingOf(missing: readonly Criterion[]): Refusal | undefined {
  if (missing.length === 0) return undefined
  return qualityRefusals.readingMissing({
    codes: missing.map((one) => one.code),
    namesZh: missing.map((one) => one.zh),
    namesEn: missing.map((one) => one.en),
  })
}

/** The cause that readings outside their limits speak for themselves: value and limit, name in both languages. */
export function causeOf(failed: readonly FailedReading[]): string | undefined {
  if (failed.length === 0) return undefined
  return failed
    .map(({ criterion, value }) => `${criterion.zh} / ${criterion.en}${measured(criterion, value)}`)
    .join('; ')
}

function measured({ min, max, unit }: Criterion, value: number | null): string {
  if (value === null) return ''
  const limits = [...(min === undefined ? [] : [`≥ ${min}`]), ...(max === undefined ? [] : [`≤ ${max}`])].join(', ')
  return `: ${value}${unit ? ` ${unit}` : ''}${limits ? ` (${limits})` : ''}`
}

export interface Card {
  readonly id: string
  readonly state: string
  readonly finished_at: string | null
}

/** The card to which a failure goes back: the one named, else the one finished last. */
export function cardFor<C extends Card>(cards: readonly C[], wantedId: string | undefined): C | undefined {
  const done = cards.filter((card) => card.state === 'done')
  if (wantedId !== undefined) return done.find((card) => card.id === wantedId)
  return done.toSorted((a, b) => (a.finished_at ?? '').localeCompare(b.finished_at ?? '')).at(-1)
}
