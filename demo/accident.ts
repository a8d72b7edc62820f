import { instantOf, localDate } from '../src/kernel/clocks/zone.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Catalogue } from './catalogue.ts'
import type { DemoCar } from './customers.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

const insurer = '安行财险'

interface Door {
  readonly store: DemoStore
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
  readonly parts: Catalogue['parts']
}

/** A blank drawing, as the pad makes one. */
const drawing =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='

/** What the steps of the case share. */
interface Case extends Pick<Door, 'store' | 'now'> {
  readonly world: VisitWorld
  readonly car: DemoCar
  readonly by: { readonly by: ReturnType<typeof actorOf>; readonly name: string }
  readonly facts: Row
  readonly jobs: readonly Row[]
  /** Original ones for the car; the insurer has approved half of their price so far. */
  readonly parts: Catalogue['parts']
  /** Instant so many minutes after the car came. */
  readonly at: (minutes: number) => string
}

/** An accident of this morning: surveyed, and the insurer approves one of its jobs and its part only by half. */
export async function playAccident(world: VisitWorld, { store, people, cars, now, parts }: Door): Promise<void> {
  const advisor = people.find((person) => person.role === 'serviceAdvisor')
  const car = cars[17]
  const jobs = [...world.items.values()].filter((item) => item['kind'] === 'accident').slice(0, 3)
  if (!advisor || !car || jobs.length < 2) return
  const began = now - 150 * minute
  const accident: Case = {
    world,
    store,
    now,
    car,
    jobs,
    parts: parts
      .filter(({ category, model, origin }) => category === 'bulb' && model === car.model.code && origin === 'original')
      .slice(0, 1),
    by: { by: actorOf(advisor), name: advisor.name },
    facts: world.facts(car, advisor),
    at: (minutes) => instantOf(began + minutes * minute),
  }
  const id = await receive(accident, world.number('R', store.id, began))
  await offerAndDecide(accident, id)
  await surveyAndApprove(accident, id)
  await sendOut(accident, id, world.number('X', store.id, began))
}

const orderNow = ({ world }: Case, id: string) => world.stage.bulk.row('service.repair_order', id)
const linesNow = ({ world }: Case, id: string) => world.stage.bulk.of('service.line', id)

/** The pick list of the order, as its verbs lock it. */
function partsNow({ world }: Case, id: string) {
  const [pick] = world.stage.bulk.of('parts.pick', id)
  return { pick, pickLines: pick ? world.stage.bulk.of('parts.pick_line', String(pick['id'])) : [] }
}

async function receive({ world, store, car, by, facts, at }: Case, number: string): Promise<string> {
  const vehicle = world.stage.bulk.row('vehicles.vehicle', car.id)
  const order = await world.stage.does('repairOrder.checkIn', {
    ...by,
    at: at(0),
    number,
    input: {
      storeId: store.id,
      customerId: car.customer.id,
      vehicleId: car.id,
      visitType: 'accident',
      odometerKm: Math.max(1, Number(vehicle['odometer_km'] ?? 0) + 40),
      energyPercent: 55,
      concerns: [{ words: '追尾，前杠和右前叶子板受损' }],
      confirmed: true,
      belongings: [],
      oldParts: 'waived',
      waiting: false,
      signature: { signer: car.customer.name, image: drawing },
    },
    loaded: { vehicle, facts },
  })
  return String(order['id'])
}

async function offerAndDecide(accident: Case, id: string): Promise<void> {
  const { world, store, car, by, facts, jobs, parts, now, at } = accident
  const { stage } = world
  const concerns = stage.bulk.of('service.concern', id)
  await stage.does('repairOrder.quote', {
    ...by,
    at: at(25),
    row: orderNow(accident, id),
    input: {
      lines: [
        ...jobs.map((job) => ({ kind: 'labour', code: job['code'], concern: 0, payer: 'insurance' })),
        ...parts.map(({ partNo }) => ({ kind: 'part', code: partNo, concern: 0, payer: 'insurance' })),
      ],
      promisedAt: instantOf(now + 2 * 24 * 60 * minute),
    },
    loaded: {
      lines: [],
      concerns,
      estimates: [],
      facts,
      parts: parts.map(({ row }) => row),
    },
  })
  const lines = linesNow(accident, id)
  const ids = parts.map((part) => part.id)
  const stock = await world.stock(store.id, ids, now - 120 * minute)
  await stage.does('estimate.decide', {
    by: { kind: 'link', id: newId(), personId: String(facts['person_id']) },
    at: at(40),
    row: stage.bulk.of('service.estimate', id).at(-1) ?? {},
    input: {
      decisions: lines.map((line) => ({ lineId: line['id'], approval: 'approved' })),
      signer: car.customer.name,
      channel: 'link',
    },
    loaded: { order: orderNow(accident, id), lines, facts, concerns, pick: undefined, pickLines: [], stock },
  })
}

async function surveyAndApprove(accident: Case, id: string): Promise<void> {
  const { world, store, by, now, at } = accident
  const day = localDate(now, 'Asia/Shanghai')
  const lines = linesNow(accident, id)
  const step = (verb: string, minutes: number, input: object, row: Row = {}) =>
    world.stage.does(`accident.${verb}`, {
      ...by,
      at: at(minutes),
      row,
      input,
      loaded: { order: orderNow(accident, id), lines: linesNow(accident, id), ...partsNow(accident, id) },
    })
  const recorded = await step('record', 45, {
    storeId: store.id,
    orderId: id,
    grade: 'major',
    payer: 'insurance',
    insurer,
    damages: [{ panel: 'frontBumper', kind: 'dent', x: 0.5, y: 0.06 }],
  })
  const lossFen = lines.reduce((sum, line) => sum + Number(line['gross_fen']), 0)
  const surveyed = await step('survey', 80, { insurer, surveyor: '郑勘', surveyedOn: day, lossFen }, recorded)
  const approval = {
    approvedOn: day,
    approvalNo: `AX${day.replaceAll('-', '')}07`,
    lines: lines.map((line, index) => ({
      lineId: line['id'],
      approvedFen: index === 1 || line['kind'] === 'part' ? halfOf(line) : Number(line['gross_fen']),
    })),
  }
  await step('approve', 120, approval, surveyed)
}

/** Another firm paints one of the panels. */
async function sendOut(accident: Case, id: string, number: string): Promise<void> {
  const { world, store, by, now, at } = accident
  const last = linesNow(accident, id)[2]
  if (!last) return
  const sublet = await world.stage.does('sublet.order', {
    ...by,
    at: at(130),
    number,
    input: {
      storeId: store.id,
      orderId: id,
      lineIds: [last['id']],
      firm: '鹏程钣喷中心',
      contact: '周师傅',
      costFen: halfOf(last),
      dueAt: instantOf(now + 24 * 60 * minute),
    },
    loaded: { order: orderNow(accident, id), lines: linesNow(accident, id) },
  })
  await world.stage.does('sublet.send', { ...by, at: at(140), row: sublet, input: {} })
}

/** Half of a line's price, in whole yuan. */
const halfOf = (line: Row) => Math.floor(Number(line['gross_fen']) / 200) * 100
