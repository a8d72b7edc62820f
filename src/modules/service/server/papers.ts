import { storeClock } from '../../../kernel/clocks/deadlines.ts'
import { dueAt } from '../../../kernel/clocks/due.ts'
import { epochMsOf, instantOf } from '../../../kernel/clocks/zone.ts'
import { type Load, oneRaw } from '../../../kernel/db/sql.ts'
import type { Row } from '../../../kernel/db/schema.ts'
import { textOf } from '../../../kernel/i18n.ts'
import { paperHash } from '../../../kernel/paper/hash.ts'
import { keepPaper } from '../../../kernel/papers.ts'
import type { PaperContent, PaperLanguage } from '../../../kernel/paper/content.ts'
import { openPerson, type PersonKeys } from '../../../kernel/pii/persons.ts'
import type { Work } from '../../../kernel/work.ts'
import { openContact } from '../../customers/server/public.ts'
import {
  type BillLineInput,
  type Deposit,
  type GatePassFacts,
  gatePassPaper,
  setOffOf,
  settlementPaper,
} from '../../money/server/public.ts'
import { agreementPaper } from './agreement-paper.ts'
import type { Noted } from '../contract/reception-content.ts'
import { consentPaper, type Consent } from './consent-paper.ts'
import type { Facts } from './facts.ts'
import { type Drawn, sign } from './signatures.ts'

type Order = Row<'service.repair_order'>

/** What every paper of a visit says of the people, the car and the shop. */
export interface PaperFacts {
  readonly language: PaperLanguage
  readonly madeAt: string
  readonly order: Order
  readonly facts: Facts
  readonly customer: { readonly name: string; readonly phoneMasked: string }
  readonly concerns: readonly string[]
  readonly visitType: string
  /** The walk around the car, where reception wrote one down. */
  readonly noted?: Noted | undefined
  /** The car was looked at without its customer: nothing may say that he was there. */
  readonly alone?: boolean
}

export interface PaperSource {
  readonly order: Order
  readonly facts: Facts
  readonly concerns: readonly { readonly words: string }[]
  readonly keys: PersonKeys
  readonly noted?: Noted | undefined
  /** Of a paper that is printed again. */
  readonly edition?: number
}

/** The number of a paper that belongs to an order: another letter before the same rest, `J-SZ01-20261122-0007`. */
export function numberFor(letter: string, order: Pick<Order, 'number'>): string {
  return `${letter}${order.number.slice(1)}`
}

function paperFacts(work: Work, { order, facts, concerns, keys, noted }: PaperSource): PaperFacts {
  const language = facts.language === 'en' ? 'en' : 'zh-CN'
  return {
    language,
    madeAt: work.now,
    order,
    facts,
    customer: openContact(facts, keys),
    concerns: concerns.map(({ words }) => words),
    visitType: textOf(language, `service.value.visitType.${order.visit_type}`),
    noted,
  }
}

function keep(work: Work, source: PaperSource, kind: string, content: PaperContent): void {
  const { order, facts, keys } = source
  keepPaper(work, {
    kind,
    number: content.number,
    record: 'repairOrder',
    recordId: order.id,
    storeId: order.store_id,
    person: openPerson({ id: facts.person_id ?? '', wrapped_key: facts.wrapped_key }, keys),
    content,
  })
}

interface SignedAgreement extends Drawn {
  readonly device: string
  readonly channel?: 'desk' | 'link'
}

/** How many editions of the agreement an order has. */
export function agreementsOf(groupId: string, orderId: string): Load<number> {
  const { statement } = oneRaw(
    `select count(*)::int as count from kernel.paper where group_id = $1 and record = 'repairOrder' and record_id = $2
        and kind = 'serviceAgreement'`,
    [groupId, orderId],
  )
  return { statement, read: (rows) => Number(rows[0]?.['count'] ?? 0) }
}

/**
 * 委托书: car, customer's words, belongings, wishes and clauses. Signed at reception on the screen, or by hand on what
 * is printed; the drawing proves the paper as it stood before it.
 */
export function keepAgreement(work: Work, source: PaperSource, signed?: SignedAgreement): void {
  const { walked_at: walkedAt, check_in_signed_at: signedAt } = source.order
  const alone = signed?.channel === 'link' || (Boolean(walkedAt) && signedAt !== walkedAt)
  const facts = { ...paperFacts(work, source), alone }
  const number = numberFor('W', source.order) + (source.edition ? `-${source.edition}` : '')
  const shown = agreementPaper(facts, number)
  if (!signed) return keep(work, source, 'serviceAgreement', shown)
  const sha256 = paperHash(shown)
  const { order, keys } = source
  const channel = signed.channel ?? 'desk'
  const of = { record: 'repairOrder', recordId: order.id, purpose: 'agreement', channel }
  sign(work, keys, source.facts, { ...of, ...signed, sha256 })
  keep(work, source, 'serviceAgreement', agreementPaper(facts, number, { ...signed, channel, sha256 }))
}

/** 报价确认单: every line with the customer's decision, his signature and the hash of the page that he saw. */
export function keepConsent(work: Work, source: PaperSource, consent: Consent): void {
  const number = `${numberFor('E', source.order)}-${consent.edition}`
  keep(work, source, 'estimate', consentPaper(paperFacts(work, source), number, consent))
}

/** 结算清单, agreed beside final (L-05, L-07); a drawn signature proves it as it stood before (L-08). */
export function keepSettlement(
  work: Work,
  source: PaperSource,
  { lines, deposit }: { readonly lines: readonly BillLineInput[]; readonly deposit: Deposit | undefined },
  signed?: SignedAgreement,
): void {
  const { language, facts, customer, concerns, visitType, order } = paperFacts(work, source)
  const given = {
    language,
    number: numberFor('J', order),
    madeAt: work.now,
    store: storeOf(facts),
    customer,
    car: carOf(facts, order),
    visit: {
      orderNumber: order.number,
      arrivedAt: order.arrived_at,
      visitType,
      concern: concerns.join('；'),
      advisorName: facts.advisor_name ?? '',
      oldParts: oldPartsOf(order),
    },
    lines,
    depositFen: setOffOf(deposit, lines),
  } as const
  const shown = settlementPaper(given)
  if (!signed) return keep(work, source, 'settlement', shown)
  const sha256 = paperHash(shown)
  const of = { record: 'repairOrder', recordId: order.id, purpose: 'settlement', channel: 'desk' }
  sign(work, source.keys, facts, { ...of, ...signed, sha256 })
  keep(work, source, 'settlement', settlementPaper({ ...given, drawn: { ...signed, sha256 } }))
}

/** 出门证: good until the store closes. */
export function keepGatePass(
  work: Work,
  source: PaperSource,
  given: { readonly collector: string; readonly onAccount: boolean; readonly drawn?: GatePassFacts['drawn'] },
): void {
  const { language, facts, order } = paperFacts(work, source)
  const closing = dueAt({ kind: 'sameDay' }, epochMsOf(work.now), storeClock(work.settings, order.store_id))
  const content = gatePassPaper({
    language,
    number: numberFor('C', order),
    madeAt: work.now,
    store: storeOf(facts),
    car: carOf(facts, order),
    billNumber: numberFor('J', order),
    onAccount: given.onAccount,
    collector: given.collector,
    ...(given.drawn ? { drawn: given.drawn } : {}),
    advisorName: facts.advisor_name ?? '',
    validUntil: instantOf(closing),
    checks: { inspected: order.inspection_passed, returned: true, oldParts: true },
  })
  keep(work, source, 'gatePass', content)
}

function storeOf(facts: Facts) {
  return {
    nameZh: facts.store_zh,
    nameEn: facts.store_en,
    addressZh: facts.address_zh,
    addressEn: facts.address_en,
    phone: facts.store_phone,
    licenceNo: facts.licence_no,
    timeZone: facts.time_zone,
  }
}

function carOf(facts: Facts, order: Order) {
  return {
    plate: facts.plate,
    vin: facts.vin ?? '',
    modelZh: facts.model_zh,
    modelEn: facts.model_en,
    odometerKm: order.odometer_km,
  }
}

function oldPartsOf(order: Pick<Order, 'old_parts'>): 'taken' | 'waived' | 'none' {
  return order.old_parts === 'taken' || order.old_parts === 'waived' ? order.old_parts : 'none'
}
