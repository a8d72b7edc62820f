import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Identity } from '../../../../kernel/auth/identity.ts'
import type { Found } from '../../../../kernel/db/found.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockPick, lockStockFor, markPromised, pickLinesOf, reserveFor } from '../../../parts/server/public.ts'
import { unborneOf } from '../accident/parts.ts'
import { type Facts, factsOf } from '../facts.ts'
import { keepConsent } from '../papers.ts'
import { unanswered } from '../parameters.ts'
import { budgetColumns } from '../repair-order/budget.ts'
import { clockPromise } from '../repair-order/editions.ts'
import { approvedSum, partsToReserve } from '../repair-order/lines.ts'
import { concernsOf, lockOrder, orderLines } from '../repair-order/loads.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { stateByLines } from '../repair-order/rules.ts'
import { tellUnwanted } from '../repair-order/unwanted.ts'
import { sign } from '../signatures.ts'
import { type Call, callColumns, rememberPutOff } from './afterwards.ts'
import { alternativesProblem, chosenLines, type OfferedPlan, planChoiceProblem } from './choice.ts'
import { estimate } from './estimate.ts'
import { type OfferOf, offerOf } from './page.ts'
import {
  callProblem,
  channelOf,
  decidedLines,
  type Decision,
  decisionProblem,
  editionState,
  expiryProblem,
  withFollowUp,
} from './rules.ts'

type Order = Row<'service.repair_order'>
type Line = Row<'service.line'>

const orderOf = (id: string): Found => ({
  select: 'select order_id from service.estimate where group_id = $1 and id = $2',
  id,
})
const partsOf = (id: string): Found => ({
  select: `select e.store_id, l.part_id from service.estimate e join service.line l on l.group_id = e.group_id and l.order_id = e.order_id
    where e.group_id = $1 and e.id = $2 and l.part_id is not null`,
  id,
})

interface Decided {
  readonly offer: OfferOf
  readonly edition: Row<'service.estimate'>
  readonly order: Order
  readonly lines: readonly Line[]
  readonly input: {
    readonly decisions: readonly Decision[]
    readonly planId?: string | undefined
    readonly call?: Call | undefined
  }
  readonly channel: 'link' | 'desk' | 'phone'
  readonly now: string
}

/** The order's lines after the customer's decisions, with the plan that he took. Throws the refusal. */
function decidedOn({ offer, edition, order, lines, input, channel, now }: Decided) {
  const { lineIds, plans } = offer
  const { decisions, planId } = input
  const problem =
    decisionProblem(order, lineIds, lines, decisions) ??
    expiryProblem(edition, now) ??
    callProblem(channel, input.call) ??
    planChoiceProblem(plans, order.plan_id, planId, lines, decisions)
  if (problem) throw problem
  const plan = order.plan_id === null ? plans.find((one) => one.id === planId) : undefined
  const said = withFollowUp(decidedLines(lines, decisions, now), decisions)
  const twice = alternativesProblem(said)
  if (twice) throw twice
  return { plan, lines: chosenLines(said, plan?.id, now) }
}

/** Moves the order and its lines to what was decided; a chosen plan brings its own promised time. */
function moveOrder(
  work: Work,
  order: Order,
  before: readonly Line[],
  after: { readonly lines: readonly Line[]; readonly plan: OfferedPlan | undefined },
  stock: Parameters<typeof budgetColumns>[3],
): Order {
  const { lines, plan } = after
  const moved = work.move(
    repairOrder.face,
    order,
    'agree',
    {
      approved_fen: approvedSum(lines),
      ...(plan ? { plan_id: plan.id, promised_at: plan.promisedAt } : {}),
      ...budgetColumns(work, order.store_id, lines, stock),
    },
    { to: stateByLines(order, lines) },
  )
  lines.forEach((line, index) => {
    const was = before[index]
    if (!was || line === was) return
    const { approval, decided_at, agreed_gross_fen, plan_id, dropped_at, follow_up_on } = line
    work.update(
      'service.line',
      line.id,
      {
        approval,
        decided_at,
        agreed_gross_fen,
        ...(plan_id === was.plan_id ? {} : { plan_id }),
        ...(dropped_at === was.dropped_at ? {} : { dropped_at }),
        ...(follow_up_on === was.follow_up_on ? {} : { follow_up_on }),
      },
      moved,
    )
  })
  clockPromise(work, order, moved)
  return moved
}

export const decide = estimate.verb('decide', {
  first: ({ groupId, id }) => ({
    pick: lockPick(groupId, orderOf(id)),
    pickLines: pickLinesOf(groupId, orderOf(id)),
    stock: lockStockFor(groupId, partsOf(id)),
    order: lockOrder(groupId, orderOf(id)),
  }),
  loads: ({ groupId, id }) => ({
    lines: orderLines(groupId, orderOf(id)),
    concerns: concernsOf(groupId, orderOf(id)),
    facts: factsOf(groupId, 'estimate', id),
  }),
  run(work, { id, input, row, loaded, identity, kernel, move }) {
    const { order, facts, concerns, pick, pickLines, stock } = loaded
    if (!order || !facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const channel = channelOf(identity.kind, input.channel)
    const offer = offerOf(row)
    const { lineIds: offered } = offer
    const { plan, lines } = decidedOn({
      offer,
      edition: row,
      order,
      lines: loaded.lines,
      input,
      channel,
      now: work.now,
    })
    const moved = moveOrder(work, order, loaded.lines, { lines, plan }, stock)
    const standing = lines.filter((line) => line.dropped_at === null)
    const shown = standing.filter((line) => offered.has(line.id))
    const by = decidedBy(identity, channel)
    const call = channel === 'phone' ? input.call : undefined
    const edition = move(
      {
        approved_fen: approvedSum(shown),
        decided_at: work.now,
        decided_by: by,
        channel,
        ...(plan ? { plan_id: plan.id } : {}),
        ...(call ? callColumns(work, kernel.keys, facts, call, by) : {}),
      },
      { to: editionState(offered, lines), ...(input.remark ? { cause: input.remark } : {}) },
    )
    const { signer, signatureImage } = input
    keepProof(work, kernel.keys, {
      offer,
      order: moved,
      edition,
      facts,
      concerns,
      lines: shown,
      signer,
      signatureImage,
      channel,
      device: identity.device ?? '',
      call,
      caller: identity.name,
    })
    const wants = partsToReserve(standing, pickLines)
    const unborneFen = unborneOf(moved, lines)
    if (plan && pick && wants.length === 0) markPromised(work, pick, plan.promisedAt)
    if (wants.length > 0 || unborneFen) {
      const { id: orderId, number: orderNumber, store_id: storeId, vehicle_id: vehicleId } = order
      const promisedAt = moved.promised_at
      const wanted = { orderId, orderNumber, storeId, vehicleId, promisedAt, wants, unborneFen }
      reserveFor(work, wanted, { pick, pickLines, stock })
    }
    tellUnwanted(work, order.id, loaded.lines, standing)
    rememberPutOff(work, moved, standing, input.decisions)
    if (row.opened_at !== null) work.stopDeadline(unanswered.name, order.id)
    work.emit('service.estimateDecided', { estimateId: id, orderId: order.id, storeId: order.store_id })
  },
})

function decidedBy(identity: Identity, channel: string): string {
  return channel === 'link' ? 'customer' : (identity.actor.staffId ?? identity.actor.id)
}

interface Proof {
  readonly offer: OfferOf
  readonly order: Order
  readonly edition: Row<'service.estimate'>
  readonly facts: Facts
  readonly concerns: readonly Row<'service.concern'>[]
  readonly lines: readonly Line[]
  readonly signer: string
  readonly signatureImage: string | undefined
  readonly channel: 'link' | 'desk' | 'phone'
  readonly device: string
  readonly call: Call | undefined
  /** Who of the shop took the customer's words down. */
  readonly caller: string
}

/** The signature under the edition's hash, and the paper with every line's decision. */
function keepProof(work: Work, keys: Keys, proof: Proof): void {
  const { offer, order, edition, facts, concerns, lines, signer, signatureImage, channel, device, call } = proof
  const { sha256 } = edition
  const of = { record: 'estimate', recordId: edition.id, purpose: 'approve' }
  sign(work, keys, facts, { ...of, signer, channel, device, sha256, image: signatureImage })
  keepConsent(
    work,
    { order, facts, concerns, keys },
    {
      edition: edition.edition,
      sha256,
      lines,
      signer,
      signatureImage,
      channel,
      openedAt: edition.opened_at,
      device,
      plans: offer.plans.map(({ id: planId, name, totalFen }) => ({
        name,
        totalFen,
        chosen: planId === order.plan_id,
      })),
      terms: offer.terms,
      recordings: offer.recordings,
      ...(call ? { call: { said: call.said, at: call.at ?? work.now, by: proof.caller } } : {}),
    },
  )
}
