import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { PayerBasis } from '../../../warranty/contract/payer.ts'
import {
  type CarNow,
  coverProblem,
  coversOf,
  type CoverRow,
  goodwillDays,
  goodwillKm,
  isRecallKind,
  type JudgedLine,
  proposedPayers,
  recallsOf,
  type RecallRow,
} from '../../../warranty/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'
import type { EditionLine } from './lines.ts'
import type { Catalogue } from './pricing.ts'

type Order = Row<'service.repair_order'>

/** An order as far as its car's cover goes by it. */
export type CoveredOrder = Pick<Order, 'store_id' | 'vehicle_id' | 'odometer_km' | 'needs'>

/** Policies and recalls of the order's car. */
export function coverLoads(groupId: string, order: Pick<Order, 'vehicle_id'>) {
  return { covers: coversOf(groupId, [order.vehicle_id]), recalls: recallsOf(groupId, [order.vehicle_id]) }
}

interface Found {
  readonly covers: readonly CoverRow[]
  readonly recalls: readonly RecallRow[]
}

/** The car as it stands on this order, with how far goodwill may go. */
export function carNow(order: CoveredOrder, found: Found, settings: Settings, now: string): CarNow {
  const timeZone = settings.stores.get(order.store_id)?.timeZone ?? 'Asia/Shanghai'
  const today = localDate(epochMsOf(now), timeZone)
  const limit = (key: string) => parameter(settings, key, order.store_id, today)
  return {
    ...found,
    today,
    odometerKm: order.odometer_km,
    goodwill: { days: limit(goodwillDays), km: limit(goodwillKm) },
  }
}

/** A line as the policies look at it: what the catalogue says of its labour, the group of its part. */
export function judgedLine(
  line: { readonly kind: string; readonly code: string; readonly concern: number | null },
  { items, parts }: Pick<Catalogue, 'items' | 'parts'>,
): JudgedLine {
  const { kind, code, concern } = line
  return {
    kind,
    code,
    concern,
    itemKind: kind === 'labour' ? (items.find((item) => item.code === code)?.kind ?? null) : null,
    partGroup: kind === 'part' ? (parts.find((part) => part.part_no === code.toUpperCase())?.category ?? null) : null,
  }
}

interface Judging {
  readonly order: CoveredOrder
  readonly groupId: string
  readonly now: string
  readonly settings: Settings
  readonly ask: Ask
  readonly catalogue: Catalogue
  readonly concerns: readonly { readonly id: string }[]
}

/**
 * The lines with who was proposed to pay them and why (P-02); another payer than the proposed one needs a reason, and
 * nothing is put on a warranty that has ended. The car's policies are asked for only where a line may be the maker's:
 * a kind of visit that is judged, work of a recall, or a line that warranty is to pay. Throws the refusal.
 */
export async function withPayers(lines: readonly EditionLine[], judging: Judging): Promise<readonly EditionLine[]> {
  const { order, groupId, now, settings, ask, catalogue, concerns } = judging
  const onWarranty = lines.some(({ priced }) => priced.payer === 'warranty')
  const forRecall = catalogue.items.some((item) => isRecallKind(item.kind))
  if (!onWarranty && !forRecall && !needs(order, 'judgesPayer')) return lines
  const car = carNow(order, await ask(coverLoads(groupId, order)), settings, now)
  const placeOf = (concernId: string | null) => {
    const at = concerns.findIndex((one) => one.id === concernId)
    return at < 0 ? null : at
  }
  const judged = lines.map(({ priced, concernId }) => judgedLine({ ...priced, concern: placeOf(concernId) }, catalogue))
  const proposed = proposedPayers(judged, car)
  return lines.map((line, at) => withPayer(line, proposed[at], car, needs(order, 'judgesPayer')))
}

function withPayer(line: EditionLine, basis: PayerBasis | undefined, car: CarNow, judges: boolean): EditionLine {
  const { priced } = line
  const isRecall = basis?.because === 'recall'
  if (priced.payer === 'warranty' && !isRecall && car.covers.length > 0) {
    const problem = coverProblem(car.covers, car.today, car.odometerKm)
    if (problem) throw problem
  }
  if (!basis || !(judges || isRecall)) return line
  if (priced.payer !== basis.payer && priced.payer_reason === null) {
    throw serviceRefusals.payerReason({
      code: priced.code,
      nameZh: priced.name_zh,
      nameEn: priced.name_en,
      payer: `@service.repairOrder.value.payer.${basis.payer}`,
      ground: basis.code,
    })
  }
  return { ...line, priced: { ...priced, payer_basis: basis, recall_id: basis.recallId } }
}
