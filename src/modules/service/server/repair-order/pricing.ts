import type { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { labourAmount, lineAmount } from '../../../../kernel/money.ts'
import { type PriceRow, priceOf } from '../../../money/server/public.ts'
import type { newLine } from '../../contract/line.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { isUsable } from './rules.ts'

export type WantedLine = z.output<typeof newLine>

/** The public list as far as the wanted lines need it. */
export interface Catalogue {
  readonly items: readonly Row<'knowledge.service_item'>[]
  readonly parts: readonly Row<'parts.part'>[]
  readonly prices: readonly PriceRow[]
}

/** The columns of a line that the list and the advisor decide. */
export type PricedLine = Pick<
  Row<'service.line'>,
  | 'kind'
  | 'code'
  | 'name_zh'
  | 'name_en'
  | 'skill'
  | 'standard_minutes'
  | 'charged_minutes'
  | 'rate_fen'
  | 'part_id'
  | 'part_origin'
  | 'quantity_thousandths'
  | 'unit'
  | 'unit_fen'
  | 'list_unit_fen'
  | 'gross_fen'
  | 'vat_basis_points'
  | 'payer'
  | 'payer_basis'
  | 'payer_reason'
  | 'recall_id'
  | 'deviation_reason'
  | 'price_approved_by'
  | 'plan_id'
  | 'choice'
  | 'risk'
  | 'severity'
  | 'finding_id'
>

/** What a line takes from the list before the advisor changes anything. */
type Listed = Omit<
  PricedLine,
  | 'quantity_thousandths'
  | 'gross_fen'
  | 'payer'
  | 'payer_basis'
  | 'payer_reason'
  | 'recall_id'
  | 'deviation_reason'
  | 'price_approved_by'
  | 'list_unit_fen'
  | 'plan_id'
  | 'choice'
  | 'risk'
  | 'severity'
  | 'finding_id'
> & {
  readonly listUnitFen: number
}

/** The unit of labour and of other work: one job. Parts have their own. */
const jobUnit = '项'

/**
 * Prices a wanted line from the public list (H-14): labour at its fixed price, else standard time × the posted hourly
 * rate of its skill; parts and other charges at their list price. A price or time that differs needs a reason (L-10).
 * Throws the refusal.
 */
export function priceLine(wanted: WantedLine, catalogue: Catalogue): PricedLine {
  const { listUnitFen, ...listed } = listedLine(wanted, catalogue)
  const unitFen = wanted.unitFen ?? listed.unit_fen
  const minutesDiffer = listed.charged_minutes !== listed.standard_minutes
  if ((unitFen !== listUnitFen || minutesDiffer) && !wanted.deviationReason) {
    throw serviceRefusals.deviationReason({
      code: wanted.code,
      listUnitFen,
      unitFen,
      standardMinutes: listed.standard_minutes,
      minutes: listed.charged_minutes,
    })
  }
  return {
    ...listed,
    quantity_thousandths: wanted.quantityThousandths,
    unit_fen: unitFen,
    list_unit_fen: listUnitFen,
    gross_fen: lineAmount(unitFen, wanted.quantityThousandths),
    payer: wanted.payer,
    payer_basis: null,
    payer_reason: wanted.payerReason ?? null,
    recall_id: null,
    deviation_reason: wanted.deviationReason ?? null,
    price_approved_by: null,
    plan_id: null,
    choice: wanted.choice ?? null,
    risk: wanted.risk ?? null,
    severity: wanted.severity ?? null,
    finding_id: wanted.findingId ?? null,
  }
}

function listedLine(wanted: WantedLine, catalogue: Catalogue): Listed {
  if (wanted.kind === 'labour') return listedLabour(wanted, catalogue)
  if (wanted.kind === 'part') return listedPart(wanted, catalogue)
  const price = priceOf(catalogue.prices, 'other', wanted.code)
  if (!price) throw serviceRefusals.noPrice({ code: wanted.code })
  if (!wanted.nameZh) throw serviceRefusals.nameNeeded({ code: wanted.code })
  return {
    ...bare('other', wanted.code),
    name_zh: wanted.nameZh,
    name_en: wanted.nameEn ?? wanted.nameZh,
    unit: jobUnit,
    unit_fen: price.amount_fen,
    listUnitFen: price.amount_fen,
    vat_basis_points: price.vat_basis_points,
  }
}

function listedLabour(wanted: WantedLine, { items, prices }: Catalogue): Listed {
  const item = items.find((known) => known.code === wanted.code)
  if (!item) throw serviceRefusals.unknownItem({ code: wanted.code })
  const fixed = priceOf(prices, 'item', item.code)
  const rate = fixed ? undefined : priceOf(prices, 'labourRate', item.skill)
  const price = fixed ?? rate
  if (!price) throw serviceRefusals.noPrice({ code: item.code })
  const minutes = wanted.minutes ?? item.standard_minutes
  return {
    ...bare('labour', item.code),
    name_zh: item.name_zh,
    name_en: item.name_en,
    skill: item.skill,
    standard_minutes: item.standard_minutes,
    charged_minutes: minutes,
    rate_fen: rate ? rate.amount_fen : null,
    unit: jobUnit,
    unit_fen: rate ? labourAmount(minutes, rate.amount_fen) : price.amount_fen,
    listUnitFen: rate ? labourAmount(item.standard_minutes, rate.amount_fen) : price.amount_fen,
    vat_basis_points: price.vat_basis_points,
  }
}

function listedPart(wanted: WantedLine, { parts, prices }: Catalogue): Listed {
  const part = parts.find((known) => known.part_no === wanted.code.toUpperCase())
  if (!part) throw serviceRefusals.unknownPart({ code: wanted.code })
  if (!isUsable(part)) throw serviceRefusals.partBlocked({ code: part.part_no })
  const price = priceOf(prices, 'part', part.part_no)
  if (!price) throw serviceRefusals.noPrice({ code: part.part_no })
  return {
    ...bare('part', part.part_no),
    name_zh: part.name_zh,
    name_en: part.name_en,
    part_id: part.id,
    part_origin: part.origin,
    unit: part.unit,
    unit_fen: price.amount_fen,
    listUnitFen: price.amount_fen,
    vat_basis_points: price.vat_basis_points,
  }
}

function bare(kind: WantedLine['kind'], code: string) {
  return {
    kind,
    code,
    skill: null,
    standard_minutes: null,
    charged_minutes: null,
    rate_fen: null,
    part_id: null,
    part_origin: null,
  } as const
}
