import { labourAmount, lineAmount } from '../../../../kernel/money.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { knownActiveItems } from '../../../knowledge/server/public.ts'
import type { DepositTerms } from '../../../money/contract/deposit.ts'
import { askDeposit, bindingOf, type PriceRow, priceOf, pricesAt } from '../../../money/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { reliabilityOf } from '../appointment/reliability.ts'
import type { Facts } from '../facts.ts'
import { tellCustomer } from '../tell.ts'
import { askedBy, depositRule, dueOf } from './rule.ts'

export interface Wanted {
  readonly storeId: string
  readonly visitType: string
  readonly startsAt: string
  readonly itemCodes: readonly string[]
  readonly customerId: string
  readonly vehicleId: string
}

interface At {
  readonly groupId: string
  readonly now: string
  readonly settings: Settings
  readonly ask: Ask
}

/**
 * What the store asks for a booking before it stands; nothing is looked up where it asks for none of that kind. Reads
 * the customer's missed bookings and the public list.
 */
export async function depositFor(at: At, wanted: Wanted): Promise<DepositTerms | undefined> {
  const rule = depositRule(at.settings, wanted.storeId, wanted.visitType, at.now)
  if (!rule) return undefined
  const { history } = rule.noShows > 0 ? await at.ask({ history: reliabilityOf(at.groupId, wanted.customerId) }) : {}
  const priceFen = rule.percent > 0 || rule.earnest ? await reckonedFen(at, wanted) : 0
  const asked = askedBy(rule, { priceFen, noShows: history?.no_shows ?? 0 })
  if (!asked) return undefined
  const nature = rule.earnest ? 'earnest' : 'advance'
  const terms = { ...asked, nature, priceFen } as const
  return {
    ...terms,
    bindingFen: bindingOf(at, wanted.storeId, terms),
    freeMinutes: rule.freeMinutes,
    ...dueOf(rule, wanted.startsAt, at.now),
  }
}

interface UsualPart {
  readonly part_no: string
  readonly quantity_thousandths: number
}

/** The usual parts of items on a car: those of its model before those of all. */
const usualParts = (groupId: string, vehicleId: string, codes: readonly string[]) =>
  manyRaw<UsualPart>(
    `select t.part_no, sum((l ->> 'quantityThousandths')::bigint)::bigint as quantity_thousandths
       from vehicles.brief v cross join unnest($3::text[]) code,
         lateral (select k.lines from parts.kit k where k.group_id = $1 and k.item_code = code
                   and (k.model_id = v.model_id or k.model_id is null) order by k.model_id nulls last limit 1) k,
         jsonb_array_elements(k.lines) l
       join parts.part t on t.group_id = $1 and t.id = (l ->> 'partId')::uuid
      where v.group_id = $1 and v.id = $2 group by t.part_no order by t.part_no`,
    [groupId, vehicleId, [...codes]],
  )

/** What the booked items cost by the public list, labour and usual parts, in fen; nought where none are booked. */
async function reckonedFen({ groupId, settings, ask, now }: At, wanted: Wanted): Promise<number> {
  const codes = [...new Set(wanted.itemCodes)]
  if (codes.length === 0) return 0
  const { parts } = await ask({ parts: usualParts(groupId, wanted.vehicleId, codes) })
  const items = await knownActiveItems({ settings, ask }, codes)
  const prices = await pricesAt({ settings, ask }, wanted.storeId, now, [
    ...codes.map((refCode) => ({ kind: 'item', refCode })),
    ...items.map((item) => ({ kind: 'labourRate', refCode: item.skill })),
    ...parts.map((part) => ({ kind: 'part', refCode: part.part_no })),
  ])
  const labour = items.reduce((sum, item) => sum + labourFen(item, prices), 0)
  return parts.reduce(
    (sum, part) => sum + lineAmount(priceOf(prices, 'part', part.part_no)?.amount_fen ?? 0, part.quantity_thousandths),
    labour,
  )
}

interface Labour {
  readonly code: string
  readonly skill: string
  readonly standard_minutes: number
}

function labourFen(item: Labour, prices: readonly PriceRow[]): number {
  const fixed = priceOf(prices, 'item', item.code)
  if (fixed) return fixed.amount_fen
  return labourAmount(item.standard_minutes, priceOf(prices, 'labourRate', item.skill)?.amount_fen ?? 0)
}

/** Refuses a booking whose customer was not told what the shop asks now; answers the terms that he was told. */
export async function agreedTerms(
  at: At,
  wanted: Wanted,
  toldFen: number | undefined,
  own: boolean,
): Promise<DepositTerms | undefined> {
  const terms = await depositFor(at, wanted)
  if (!terms || terms.amountFen === toldFen) return terms
  throw (own ? serviceRefusals.ownDepositAsked : serviceRefusals.depositAsked)(terms)
}

/** The id that a booking names for its deposit. */
export const depositIdOf = (terms: DepositTerms | undefined): string | null => (terms ? newId() : null)

interface Booked {
  readonly id: string
  readonly deposit_id: string | null
  readonly number: string
  readonly store_id: string
  readonly customer_id: string
  readonly vehicle_id: string
  readonly starts_at: string
}

/** Asks the deposit of a booking that was made in this work, and tells the customer how much and by when. */
export function askFor(work: Work, booking: Booked, terms: DepositTerms | undefined, facts: Facts | undefined): void {
  if (!terms || booking.deposit_id === null) return
  const row = askDeposit(work, {
    ...terms,
    id: booking.deposit_id,
    storeId: booking.store_id,
    number: `D${booking.number.slice(1)}`,
    appointmentId: booking.id,
    customerId: booking.customer_id,
    vehicleId: booking.vehicle_id,
  })
  if (facts)
    tellCustomer(work, facts, {
      template: row.releases ? 'service.depositAsked' : 'service.depositAskedKept',
      record: 'appointment',
      recordId: booking.id,
      params: depositParams(booking, row),
    })
}

/** What every message about a deposit says. */
export function depositParams(
  booking: Pick<Booked, 'number' | 'starts_at'>,
  row: { readonly nature: string; readonly amount_fen: number; readonly due_at: string; readonly owed_fen: number },
) {
  return {
    number: booking.number,
    startsAt: booking.starts_at,
    nature: `@money.value.nature.${row.nature}`,
    amountFen: row.amount_fen,
    owedFen: row.owed_fen,
    dueAt: row.due_at,
  }
}
