import { cardFacts } from './card-facts.ts'
import { doorOf } from './doors.ts'
import { instantOf } from '../src/kernel/clocks/zone.ts'
import { newId } from '../src/kernel/ids.ts'
import { cutOffFirst } from './cut-off.ts'
import { diagnose, toDiagnose, typeOf } from './diagnosis.ts'
import { inspect, inspectInVain } from './inspect.ts'
import { recordingsOn } from './recording.ts'
import { offered } from './two-plans.ts'
import { payAndLeave } from './visit-end.ts'
import { actorOf, minute, type VisitPlan, type VisitStage, visitStages, type VisitWorld } from './visit-plan.ts'
import { demandedSteps } from './visit-steps.ts'

type Row = Record<string, unknown>

/** Plays a visit through the rooms' own verbs, up to its stage. */
export async function playVisit(world: VisitWorld, plan: VisitPlan): Promise<void> {
  const reached = (stage: VisitStage) => visitStages.indexOf(stage) <= visitStages.indexOf(plan.until)
  const booking = await bookAndArrive(world, plan, reached)
  if (!reached('received')) return
  const order = await receive(world, plan, booking)
  if (toDiagnose(plan) && reached('estimated')) await diagnose(world, plan, order)
  if (!reached('estimated')) return
  await agree(world, plan, order, reached)
  if (!reached('dispatched')) return
  const end = await repair(world, plan, order, reached)
  if (!reached('settled')) return
  await payAndLeave(world, plan, order, end, reached)
}

async function bookAndArrive(
  world: VisitWorld,
  plan: VisitPlan,
  reached: (stage: VisitStage) => boolean,
): Promise<Row | undefined> {
  if (plan.bookedAt === null) return undefined
  const { stage } = world
  const { car } = plan
  const booking = await stage.does('appointment.book', {
    by: actorOf(plan.advisor),
    at: instantOf(plan.bookedAt),
    number: world.number('A', car.store.id, plan.bookedAt),
    input: {
      storeId: car.store.id,
      customerId: car.customer.id,
      vehicleId: car.id,
      visitType: plan.visitType,
      itemCodes: [...plan.itemCodes],
      channel: doorOf(plan.bookedAt),
      startsAt: instantOf(plan.startsAt),
      minutes: plan.minutes,
      skill: plan.skill,
      concern: plan.words,
    },
    loaded: { facts: world.facts(car, plan.advisor), slots: world.slots(car.store.id, plan.startsAt) },
  })
  if (!reached('arrived')) return booking
  return stage.does('appointment.arrive', {
    by: actorOf(plan.advisor),
    at: instantOf(plan.startsAt),
    row: booking,
    input: {},
  })
}

async function receive(world: VisitWorld, plan: VisitPlan, booking: Row | undefined): Promise<Row> {
  const { stage } = world
  const { car } = plan
  const at = plan.startsAt + 2 * minute
  return stage.does('repairOrder.checkIn', {
    by: actorOf(plan.advisor),
    name: plan.advisor.name,
    at: instantOf(at),
    number: world.number('R', car.store.id, at),
    input: {
      storeId: car.store.id,
      ...(booking ? { appointmentId: booking['id'] } : {}),
      customerId: car.customer.id,
      vehicleId: car.id,
      visitType: plan.visitType,
      odometerKm: plan.odometerKm,
      energyPercent: 20 + (plan.odometerKm % 75),
      concerns: [{ words: plan.words }],
      confirmed: true,
      belongings: plan.odometerKm % 3 === 0 ? ['充电线'] : plan.odometerKm % 3 === 1 ? ['儿童座椅', '雨伞'] : [],
      oldParts: plan.odometerKm % 4 === 0 ? 'taken' : 'waived',
      waiting: plan.odometerKm % 2 === 0,
      promisedAt: instantOf(plan.startsAt + (plan.minutes + 90) * minute),
    },
    loaded: {
      vehicle: stage.bulk.row('vehicles.vehicle', car.id),
      booking,
      facts: world.facts(car, plan.advisor),
    },
    asked: { 'service.visit_type': [typeOf(world, plan)] },
  })
}

async function agree(
  world: VisitWorld,
  plan: VisitPlan,
  order: Row,
  reached: (stage: VisitStage) => boolean,
): Promise<void> {
  const { stage } = world
  const { bulk } = stage
  const id = String(order['id'])
  const facts = world.facts(plan.car, plan.advisor)
  const recordings = recordingsOn(world, id)
  const photoIds = recordings?.photos.map((photo) => photo['id'])
  await stage.does('repairOrder.quote', {
    by: actorOf(plan.advisor),
    at: instantOf(plan.startsAt + 12 * minute),
    row: order,
    input: { promisedAt: instantOf(plan.startsAt + (plan.minutes + 90) * minute), ...offered(plan, photoIds) },
    loaded: {
      ...recordings,
      lines: [],
      concerns: bulk.of('service.concern', id),
      estimates: [],
      facts,
      parts: plan.parts.map((part) => part.row),
    },
  })
  if (!reached('agreed')) return
  const estimate = bulk.of('service.estimate', id).at(-1)
  const lines = bulk.of('service.line', id)
  if (!estimate) throw new Error('No estimate')
  await stage.does('estimate.decide', {
    by: { kind: 'link', id: newId(), personId: String(facts['person_id']) },
    at: instantOf(plan.startsAt + 20 * minute),
    row: estimate,
    input: {
      decisions: lines.map((line, i) => ({
        lineId: line['id'],
        approval: plan.decline && i === plan.itemCodes.length - 1 ? 'deferred' : 'approved',
      })),
      signer: plan.car.customer.name,
      channel: 'link',
    },
    loaded: {
      order,
      lines,
      facts,
      concerns: bulk.of('service.concern', id),
      pick: undefined,
      pickLines: [],
      stock: await world.stock(
        plan.car.store.id,
        plan.parts.map((part) => part.id),
        plan.startsAt + 19 * minute,
      ),
    },
  })
}

async function repair(
  world: VisitWorld,
  plan: VisitPlan,
  order: Row,
  reached: (stage: VisitStage) => boolean,
): Promise<number> {
  const { stage } = world
  const { bulk } = stage
  const id = String(order['id'])
  const lines = bulk.of('service.line', id)
  const labour = lines.filter((line) => line['kind'] === 'labour' && line['approval'] === 'approved')
  const startAt = plan.startsAt + 28 * minute
  const { workLeft, ...people } = world.crew(plan.car.store.id, plan.startsAt, plan.technician)
  const card = await stage.does('jobCard.dispatch', {
    by: actorOf(plan.dispatcher),
    at: instantOf(plan.startsAt + 24 * minute),
    input: {
      storeId: plan.car.store.id,
      orderId: id,
      technicianId: plan.technician.staffId,
      bayId: null,
      lineIds: labour.map((line) => line['id']),
    },
    loaded: {
      order,
      lines,
      // No version equals it: nothing is kept from one visit to the next, whose people are others.
      version: Number.NaN,
      workLeft,
      bays: [],
      facts: cardFacts(world, plan, id),
    },
    asked: {
      ...people,
      'service.visit_type': [world.visitTypes.get(plan.visitType)],
      // What was demanded of past visits is done; the cars in the shop today show it.
      'knowledge.demandedSteps': reached('inspection') ? [] : demandedSteps(world, labour),
    },
  })
  if (!reached('working')) return startAt
  const mechanic = actorOf(plan.technician)
  const dead = await cutOffFirst(stage, card, mechanic, startAt - minute)
  await stage.does('jobCard.start', {
    by: mechanic,
    at: instantOf(startAt),
    row: dead,
    input: {},
    loaded: { technician: {}, order, elsewhere: undefined },
  })
  await issueParts(world, plan, id, startAt + 5 * minute)
  if (!reached('inspection')) return startAt
  const end = startAt + plan.minutes * minute
  await stage.does('jobCard.finish', {
    by: mechanic,
    at: instantOf(end),
    row: card,
    input: {},
    loaded: { order, lines, clocks: bulk.of('workshop.clock', String(card['id'])) },
  })
  if (plan.until === 'failed') await inspectInVain(world, plan, order, end)
  if (!reached('ready')) return end
  await inspect(world, plan, order, end)
  return end
}

async function issueParts(world: VisitWorld, plan: VisitPlan, orderId: string, at: number): Promise<void> {
  const { stage } = world
  const pick = stage.bulk.of('parts.pick', orderId)[0]
  if (!pick) return
  const lines = stage.bulk.of('parts.pick_line', String(pick['id']))
  await stage.does('pick.issue', {
    by: actorOf(plan.partsClerk),
    at: instantOf(at),
    row: pick,
    input: {
      receiverId: plan.technician.staffId,
      lines: lines.map((line) => ({ lineId: line['id'], quantityThousandths: line['wanted_thousandths'] })),
    },
    loaded: {
      lines: lines.map((line) => ({ ...line, part_no: '', part_state: 'active' })),
      receiver: { id: plan.technician.staffId },
      stock: await world.stock(
        plan.car.store.id,
        lines.map((line) => String(line['part_id'])),
        at,
      ),
    },
  })
}
