import { labourAmount, lineAmount } from '../../../../kernel/money.ts'
import type { AnswerOf, InputOf, RowOf } from '../../../../console/endpoints.ts'
import { randomKey } from '../../../../console/intent.ts'
import type { EvidenceItem } from '../../../../console/ui/evidence-item.ts'

type Order = AnswerOf<'repairOrder.get'>
type NewLine = InputOf<'repairOrder.quote'>['lines'][number]
export type Severity = NonNullable<NewLine['severity']>

/** A line while the estimate is being made. Money in fen, quantities in thousandths. */
export interface DraftLine {
  readonly key: string
  /** Place of the sentence that it answers. */
  readonly concern: number | null
  readonly kind: 'labour' | 'part' | 'other'
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly unit: string
  readonly quantityThousandths: number
  readonly listUnitFen: number | null
  /** Hourly rate behind the price; nothing where the item has a fixed one. */
  readonly rateFen: number | null
  readonly standardMinutes: number | null
  readonly minutes: number | null
  /** Typed by the advisor in place of the list's. */
  readonly unitFen: number | null
  readonly reason: string
  readonly payer: NonNullable<NewLine['payer']>
  /** Why somebody else pays than was proposed. */
  readonly payerReason: string
  /** What the store can still give out. */
  readonly freeThousandths: number | null
  /** What was found, for the customer's eyes. */
  readonly photos: readonly EvidenceItem[]
  /** Place of its plan; null belongs to each. */
  readonly plan: number | null
  /** Lines of the same number are alternatives. */
  readonly choice: number | null
  /** What happens if it is left, in plain words. */
  readonly risk: string
  readonly severity: Severity | null
  readonly findingId: string | null
}

/** Unit price as it stands: typed, else from time and rate, else from the list. */
export function unitOf(line: DraftLine): number {
  if (line.unitFen !== null) return line.unitFen
  if (line.rateFen !== null && line.minutes !== null) return labourAmount(line.minutes, line.rateFen)
  return line.listUnitFen ?? 0
}

export const grossOf = (line: DraftLine) => lineAmount(unitOf(line), line.quantityThousandths)

/** A price or a time that differs from the public list wants a reason (L-10). */
export function deviates(line: DraftLine): boolean {
  return unitOf(line) !== (line.listUnitFen ?? 0) || line.minutes !== line.standardMinutes
}

export const needsReason = (line: DraftLine) => deviates(line) && line.reason.trim() === ''

export function inputOf(line: DraftLine): NewLine {
  return {
    concern: line.concern,
    kind: line.kind,
    code: line.code,
    quantityThousandths: line.quantityThousandths,
    payer: line.payer,
    ...(line.payerReason.trim().length < 2 ? {} : { payerReason: line.payerReason.trim() }),
    ...(line.unitFen === null ? {} : { unitFen: line.unitFen }),
    ...(line.minutes === null ? {} : { minutes: line.minutes }),
    ...(deviates(line) ? { deviationReason: line.reason.trim() } : {}),
    ...(line.photos.length > 0 ? { photoIds: line.photos.map(({ id }) => id) } : {}),
    ...(line.plan === null ? {} : { plan: line.plan }),
    ...(line.choice === null ? {} : { choice: line.choice }),
    ...(line.risk.trim().length < 2 ? {} : { risk: line.risk.trim() }),
    ...(line.severity === null ? {} : { severity: line.severity }),
    ...(line.findingId === null ? {} : { findingId: line.findingId }),
    ...(line.kind === 'other' ? { nameZh: line.nameZh, nameEn: line.nameEn } : {}),
  }
}

const isRefused = (line: Order['lines'][number]) => line.approval === 'declined' || line.approval === 'deferred'

/** The lines that stand on the order, to be changed in a new edition; what was put off is offered again by a tap. */
export function linesOf(order: Order, photosOf: (lineId: string) => readonly EvidenceItem[]): DraftLine[] {
  const standing = order.lines.filter((line) => !isRefused(line))
  return standing.map((line) => ({
    key: line.id,
    concern: placeOf(order, line.concernId),
    kind: line.kind,
    code: line.code,
    nameZh: line.nameZh,
    nameEn: line.nameEn,
    unit: line.unit,
    quantityThousandths: line.quantityThousandths,
    listUnitFen: line.listUnitFen,
    rateFen: line.rateFen,
    standardMinutes: line.standardMinutes,
    minutes: line.chargedMinutes,
    unitFen: line.kind !== 'labour' && line.unitFen !== line.listUnitFen ? line.unitFen : null,
    reason: line.deviationReason ?? '',
    payer: line.payer,
    payerReason: line.payerReason ?? '',
    freeThousandths: null,
    photos: photosOf(line.id),
    plan: placeOfPlan(order, line.planId),
    choice: line.choice,
    risk: line.risk ?? '',
    severity: line.severity,
    findingId: line.findingId,
  }))
}

function placeOfPlan(order: Order, planId: string | null): number | null {
  const at = (order.plans ?? []).findIndex((plan) => plan.id === planId)
  return at < 0 ? null : at
}

function placeOf(order: Order, concernId: string | null): number | null {
  const at = order.concerns.findIndex((concern) => concern.id === concernId)
  return at < 0 ? null : at
}

const fresh = {
  quantityThousandths: 1000,
  unitFen: null,
  reason: '',
  payer: 'customer',
  payerReason: '',
  photos: [],
  plan: null,
  choice: null,
  risk: '',
  severity: null,
  findingId: null,
} as const

export interface LabourPrice {
  readonly fixedFen: number | undefined
  readonly rateFen: number | undefined
}

export function labourLine(
  item: RowOf<'serviceItem.list'>,
  price: LabourPrice,
  concern: number | null,
  unit: string,
): DraftLine {
  const rate = price.fixedFen === undefined ? (price.rateFen ?? null) : null
  return {
    ...fresh,
    key: randomKey(),
    concern,
    kind: 'labour',
    code: item.code,
    nameZh: item.nameZh,
    nameEn: item.nameEn,
    unit,
    listUnitFen: price.fixedFen ?? (rate === null ? null : labourAmount(item.standardMinutes, rate)),
    rateFen: rate,
    standardMinutes: item.standardMinutes,
    minutes: item.standardMinutes,
    freeThousandths: null,
  }
}

export function partLine(part: RowOf<'part.stock'>, concern: number | null): DraftLine {
  return {
    ...fresh,
    key: randomKey(),
    concern,
    kind: 'part',
    code: part.partNo,
    nameZh: part.nameZh,
    nameEn: part.nameEn,
    unit: part.unit,
    listUnitFen: part.listPriceFen,
    rateFen: null,
    standardMinutes: null,
    minutes: null,
    freeThousandths: part.freeThousandths,
  }
}

/** Work that was put off or declined, at the price of today; nothing where it is not offered any more. */
export function lineAgain(row: RowOf<'repairOrder.putOff'>, concern: number | null): DraftLine | undefined {
  if (row.nowUnitFen === null) return undefined
  return {
    ...fresh,
    key: randomKey(),
    concern,
    kind: row.kind,
    code: row.code,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    unit: row.unit,
    quantityThousandths: row.quantityThousandths,
    listUnitFen: row.nowUnitFen,
    rateFen: row.rateFen,
    standardMinutes: row.standardMinutes,
    minutes: row.standardMinutes,
    freeThousandths: null,
    risk: row.risk ?? '',
  }
}
