import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { coverState, lastDay } from '../../contract/cover.ts'
import type { PayerBasis } from '../../contract/payer.ts'
import { isRecallKind } from '../campaign/rules.ts'
import type { CoverRow, RecallRow } from './cover.ts'

/** A line of an estimate as far as cover goes by it. */
export interface JudgedLine {
  readonly kind: string
  readonly code: string
  /** Kind of the catalogue's item, of labour. */
  readonly itemKind: string | null
  /** Group of the part, of a part. */
  readonly partGroup: string | null
  /** The customer's sentence under which it stands. */
  readonly concern: number | null
}

export interface CarNow {
  readonly covers: readonly CoverRow[]
  readonly recalls: readonly RecallRow[]
  /** `YYYY-MM-DD` in the store. */
  readonly today: string
  readonly odometerKm: number
  /** So far beyond its end a policy may be stretched out of goodwill. */
  readonly goodwill: { readonly days: number; readonly km: number }
}

/** Work that puts right what is wrong; maintenance, washing and the like no maker pays. */
const coverable: ReadonlySet<string> = new Set(['repair', 'inspection', 'rescue'])

/** The groups of parts for which a policy stands; undefined where it is for the whole car. */
function groupsOf(cover: CoverRow): readonly string[] | undefined {
  if (cover.part_groups.length > 0) return cover.part_groups
  return cover.scope === 'vehicle' ? undefined : [cover.scope]
}

const particularOf = (cover: CoverRow): PayerBasis['particular'] =>
  groupsOf(cover) ? 'partGroup' : cover.by_model ? 'model' : 'general'

/** The more particular goes first: a group of parts before the whole car, a model before all; of equals the longer. */
function policyFor(line: JudgedLine, { covers, today, odometerKm }: CarNow): CoverRow | undefined {
  const rank = (cover: CoverRow) =>
    (groupsOf(cover) ? 4 : 0) +
    (cover.by_model ? 2 : 0) +
    (coverState(cover, cover.sold_on, today, odometerKm) === 'covered' ? 1 : 0)
  return covers
    .filter((cover) => {
      const groups = groupsOf(cover)
      return groups === undefined || (line.partGroup !== null && groups.includes(line.partGroup))
    })
    .toSorted((a, b) => rank(b) - rank(a))[0]
}

function byPolicy(line: JudgedLine, car: CarNow): PayerBasis | undefined {
  const cover = policyFor(line, car)
  if (!cover) return undefined
  const because = coverState(cover, cover.sold_on, car.today, car.odometerKm)
  const isCovered = because === 'covered'
  const last = lastDay(cover.sold_on, cover.years)
  const kmOver = cover.km === null ? 0 : car.odometerKm - cover.km
  return {
    payer: isCovered ? 'warranty' : 'customer',
    because,
    code: cover.code,
    nameZh: cover.name_zh,
    nameEn: cover.name_en,
    particular: particularOf(cover),
    lastDay: last,
    km: cover.km,
    recallId: null,
    goodwill: !isCovered && dayNumber(car.today) - dayNumber(last) <= car.goodwill.days && kmOver <= car.goodwill.km,
  }
}

function byRecall(line: JudgedLine, { recalls }: CarNow): PayerBasis | undefined {
  if (line.kind !== 'labour' || !isRecallKind(line.itemKind ?? '')) return undefined
  const named = recalls.find((recall) => recall.item_codes.includes(line.code))
  const recall = named ?? recalls.find((one) => one.item_codes.length === 0)
  if (!recall) return undefined
  return {
    payer: 'warranty',
    because: 'recall',
    code: recall.number,
    nameZh: recall.title_zh,
    nameEn: recall.title_en,
    particular: null,
    lastDay: null,
    km: null,
    recallId: recall.id,
    goodwill: false,
  }
}

/**
 * Who should pay each line, in their order (P-01, P-02): recall work the maker, parts by the most particular policy of
 * the car, labour as the part that it fits, else by the policy of the whole car. Undefined where nobody can judge: work
 * that no policy is for, or a car without policies.
 */
export function proposedPayers(lines: readonly JudgedLine[], car: CarNow): (PayerBasis | undefined)[] {
  const own = lines.map((line) => {
    const recall = byRecall(line, car)
    if (recall || line.kind === 'other') return recall
    if (line.kind === 'labour' && !coverable.has(line.itemKind ?? '')) return undefined
    return byPolicy(line, car)
  })
  const isWork = (concern: number | null) =>
    lines.some((line) => line.concern === concern && line.kind === 'labour' && !coverable.has(line.itemKind ?? ''))
  return lines.map((line, at) => {
    const mine = own[at]
    if (line.kind === 'part')
      return besideRecall(lines, own, line) ?? (mine && !isWork(line.concern) ? mine : undefined)
    if (line.kind !== 'labour' || mine === undefined || mine.because === 'recall') return mine
    const part = lines.findIndex((one) => one.kind === 'part' && one.concern === line.concern)
    const fits = part < 0 ? undefined : own[part]
    return fits && fits.payer !== mine.payer ? { ...fits, because: 'followsPart' } : mine
  })
}

/** Parts under the sentence of recall work are the recall's. */
function besideRecall(
  lines: readonly JudgedLine[],
  own: readonly (PayerBasis | undefined)[],
  line: JudgedLine,
): PayerBasis | undefined {
  const same = lines.flatMap((one, at) => (one.concern === line.concern && one.kind === 'labour' ? [own[at]] : []))
  return same.length > 0 && same.every((one) => one?.because === 'recall') ? same[0] : undefined
}
