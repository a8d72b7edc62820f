import { startBy } from '../src/kernel/clocks/deadlines.ts'
import { instantOf } from '../src/kernel/clocks/zone.ts'
import { newId } from '../src/kernel/ids.ts'
import { followUp } from '../src/modules/care/server/follow-up/actions.ts'
import { call } from '../src/modules/care/server/parameters.ts'
import { addToTrace } from '../src/modules/quality/server/public.ts'
import { actorOf, minute, type VisitPlan, type VisitStage, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

/** Settles, pays, hands over; then the call that is owed from the departure on. */
export async function payAndLeave(
  world: VisitWorld,
  plan: VisitPlan,
  order: Row,
  end: number,
  reached: (stage: VisitStage) => boolean,
): Promise<void> {
  const { stage } = world
  const { bulk } = stage
  const id = String(order['id'])
  const pick = bulk.of('parts.pick', id)[0]
  await stage.does('repairOrder.settle', {
    by: actorOf(plan.advisor),
    at: instantOf(end + 26 * minute),
    row: order,
    input: {},
    loaded: {
      lines: bulk.of('service.line', id),
      concerns: bulk.of('service.concern', id),
      facts: world.facts(plan.car, plan.advisor),
      pick,
      pickLines: pick ? bulk.of('parts.pick_line', String(pick['id'])) : [],
    },
  })
  const bill = bulk.of('money.bill', id)[0]
  if (!bill || !reached('paid')) return
  const due = Number(bill['total_fen']) - Number(bill['paid_fen'])
  if (due > 0) {
    await stage.does('bill.pay', {
      by: actorOf(plan.cashier),
      at: instantOf(end + 32 * minute),
      row: bill,
      input: { method: plan.method, amountFen: due },
    })
  }
  if (!reached('closed')) return
  const closedAt = end + 40 * minute
  const concerns = bulk.of('service.concern', id)
  await stage.does('repairOrder.handOver', {
    by: actorOf(plan.advisor),
    at: instantOf(closedAt),
    row: order,
    input: {
      answers: concerns.map((concern) => ({ concernId: concern['id'], answer: plan.answer })),
      belongingsReturned: true,
      oldPartsDone: true,
      keysReturned: true,
      explained: true,
      courtesy: ['thank', 'invite'],
      signer: plan.car.customer.name,
    },
    loaded: { bill, concerns, facts: world.facts(plan.car, plan.advisor) },
  })
  if (order['follow_up'] === true) await followUpCall(world, plan, order, closedAt)
}

async function followUpCall(world: VisitWorld, plan: VisitPlan, order: Row, closedAt: number): Promise<void> {
  const { stage } = world
  const work = stage.work(instantOf(closedAt))
  const id = newId()
  const orderId = String(order['id'])
  const { dueAt } = startBy(work, call, {
    record: 'followUp',
    recordId: id,
    storeId: plan.car.store.id,
    ownerId: plan.agent.staffId,
    from: work.now,
  })
  work.create(followUp.face, 'open', {
    id,
    store_id: plan.car.store.id,
    order_id: orderId,
    order_number: String(order['number']),
    customer_id: plan.car.customer.id,
    vehicle_id: plan.car.id,
    agent_id: plan.agent.staffId,
    due_at: dueAt,
    attempts: 0,
  })
  addToTrace(work, { orderId, record: 'followUp', recordId: id })
  stage.keep(work)
  if (plan.callAt === null) return
  const facts = world.facts(plan.car, plan.advisor)
  await stage.does('followUp.complete', {
    by: actorOf(plan.agent),
    at: instantOf(plan.callAt),
    row: stage.bulk.row('care.follow_up', id),
    input: {
      carRunsWell: plan.score > 2,
      score: plan.score,
      sincerity: plan.score,
      smile: Math.max(1, plan.score - (plan.odometerKm % 3 === 0 ? 1 : 0)),
      keyPoints: plan.score > 3 ? '车况良好，对服务满意' : '对等待时间不太满意',
    },
    loaded: { person: { id: facts['person_id'], wrapped_key: facts['wrapped_key'] } },
  })
}
