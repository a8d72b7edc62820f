import { createHash } from 'node:crypto'
import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import type { JsonValue, NewRow, Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { linkMark, makeLink } from '../../../../kernel/links.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { Finder } from '../../../knowledge/server/public.ts'
import { estimate } from '../estimate/estimate.ts'
import { isEnded, isOpen } from '../estimate/rules.ts'
import type { Facts } from '../facts.ts'
import { estimateLinkHours, promise, unanswered } from '../parameters.ts'
import { customerPages, tellCustomer } from '../tell.ts'
import { approvedSum, type Edition, type EditionLine, isApproved, isRefused, type LineChange } from './lines.ts'
import type { Photos } from './photos.ts'
import type { PricedLine } from './pricing.ts'
import { shownOf } from './shown.ts'

type Order = Row<'service.repair_order'>
type Line = Row<'service.line'>
type Estimate = Row<'service.estimate'>

/** The lines as they stand after an edition, those dropped left out: to be reckoned with before they are written. */
export function linesAfter(order: Order, edition: Edition): Line[] {
  const kept = edition.changed.map((change) => ({ ...change.line, ...changesOf(change) }))
  const added = edition.added.map(({ priced, concernId, position }) => newLineRow(order, priced, concernId, position))
  return [...kept, ...added].toSorted((a, b) => a.position - b.position)
}

/** More lines behind those that are there; they stay as they are. */
export function linesAdded(order: Order, existing: readonly Line[], wanted: readonly EditionLine[]): Line[] {
  const last = Math.max(0, ...existing.map((line) => line.position))
  return wanted.map(({ priced, concernId }, index) => newLineRow(order, priced, concernId, last + index + 1))
}

function newLineRow(order: Order, priced: PricedLine, concernId: string | null, position: number): Line {
  return {
    group_id: order.group_id,
    id: newId(),
    order_id: order.id,
    vehicle_id: order.vehicle_id,
    concern_id: concernId,
    position,
    ...priced,
    agreed_gross_fen: null,
    approval: 'pending',
    decided_at: null,
    executed: false,
    job_card_id: null,
    dropped_at: null,
    follow_up_on: null,
    sublet_id: null,
    insurer_fen: null,
    difference_fen: null,
  }
}

function changesOf({ line, priced, concernId, position, voided }: LineChange) {
  const decision = voided
    ? { approval: 'pending', decided_at: null, agreed_gross_fen: null }
    : { approval: line.approval, decided_at: line.decided_at, agreed_gross_fen: line.agreed_gross_fen }
  return { ...priced, concern_id: concernId, position, ...decision }
}

/** Writes what an edition changes; the order must have moved before. */
export function writeEdition(work: Work, order: Order, edition: Edition, after: readonly Line[]): void {
  for (const change of edition.changed) {
    const before: Record<string, unknown> = { ...change.line }
    const changes = Object.fromEntries(
      Object.entries(changesOf(change)).filter(([column, value]) => before[column] !== value),
    )
    if (Object.keys(changes).length > 0) work.update('service.line', change.line.id, changes, order)
  }
  for (const line of edition.dropped) {
    work.update('service.line', line.id, droppedNow(line, work.now), order)
  }
  const known = new Set(edition.changed.map((change) => change.line.id))
  insertLines(
    work,
    order,
    after.filter((line) => !known.has(line.id)),
  )
}

/** A dropped line does not count any more, whatever was decided on it. */
function droppedNow(line: Line, now: string) {
  return isApproved(line) ? { dropped_at: now, approval: 'pending', agreed_gross_fen: null } : { dropped_at: now }
}

export function insertLines(work: Work, order: Order, lines: readonly Line[]): void {
  for (const { group_id: _group, ...line } of lines) work.insert('service.line', withoutEmpty(line), order)
}

const seldom = [
  'plan_id',
  'choice',
  'risk',
  'severity',
  'finding_id',
  'follow_up_on',
  'payer_basis',
  'payer_reason',
  'recall_id',
  'insurer_fen',
  'difference_fen',
] as const

/** What few lines have travels only where it is there: the lines of most visits are inserted as short as they are. */
function withoutEmpty(line: Omit<Line, 'group_id'>): Omit<NewRow<'service.line'>, 'group_id'> {
  const short: Omit<NewRow<'service.line'>, 'group_id'> = { ...line }
  for (const column of seldom) if (line[column] === null) delete short[column]
  return short
}

export interface Offer {
  readonly order: Order
  readonly lines: readonly Line[]
  readonly concerns: readonly Row<'service.concern'>[]
  readonly estimates: readonly Estimate[]
  readonly facts: Facts
  readonly photos?: Photos | undefined
  /** Without it no terms are explained. */
  readonly glossary?: Finder
  readonly send: boolean
}

/**
 * Makes the next edition of the estimate: what the customer is shown, word for word, with its hash and a signed link;
 * the editions before it end. The customer hears of it unless it is only shown at the desk. Answers it and all editions.
 */
export function offer(work: Work, keys: Pick<Keys, 'links'>, what: Offer): { made: Estimate; editions: Estimate[] } {
  const { order, facts, estimates } = what
  const before = estimates.map((one) => {
    if (isOpen(one) && one.opened_at !== null) work.stopDeadline(unanswered.name, order.id, 'cancelled')
    return isEnded(one) ? one : work.move(estimate.face, one, 'supersede')
  })
  const id = newId()
  const edition = Math.max(0, ...estimates.map((one) => one.edition)) + 1
  const lines = what.lines.filter((line) => !isRefused(line))
  const shown = shownOf(what, lines, edition)
  const page = JSON.stringify(shown satisfies JsonValue)
  const hours = parameter(work.settings, estimateLinkHours, order.store_id, work.now.slice(0, 10))
  const linkId = makeLink(work, keys, {
    purpose: 'estimate',
    record: 'estimate',
    recordId: id,
    personId: facts.person_id,
    language: facts.language,
    hours,
  })
  const made = work.create(estimate.face, 'send', {
    id,
    store_id: order.store_id,
    order_id: order.id,
    edition,
    total_fen: shown.totalFen,
    approved_fen: approvedSum(lines),
    promised_at: order.promised_at,
    page,
    sha256: createHash('sha256').update(page).digest('hex'),
    valid_until: instantOf(epochMsOf(work.now) + hours * 3_600_000),
    link_id: linkId,
  })
  if (what.send) {
    tellCustomer(work, facts, {
      template: 'service.estimateReady',
      record: 'repairOrder',
      recordId: order.id,
      params: { number: order.number, totalFen: shown.totalFen, link: linkMark(customerPages.estimate, linkId) },
    })
  }
  work.emit('service.estimateSent', { estimateId: id, orderId: order.id, storeId: order.store_id })
  return { made, editions: [...before, made] }
}

/** The clock of a promised time: the one before it ends, a new one runs (I-10). */
export function clockPromise(work: Work, before: Pick<Order, 'promised_at'>, order: Order): void {
  if (before.promised_at === order.promised_at) return
  if (before.promised_at !== null) work.stopDeadline(promise.name, order.id)
  if (order.promised_at === null) return
  startBy(work, promise, {
    record: 'repairOrder',
    recordId: order.id,
    storeId: order.store_id,
    ownerId: order.advisor_id,
    from: order.promised_at,
  })
}
