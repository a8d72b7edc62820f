import { instantOf, localDate } from '../src/kernel/clocks/zone.ts'
import { newId } from '../src/kernel/ids.ts'
import type { DemoCar } from './customers.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

interface Door {
  readonly store: DemoStore
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
}

/** A blank drawing, as the pad makes one. */
const drawing =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='

/** An accident of this morning: surveyed, and the insurer approves one of its jobs only in part. */
export async function playAccident(world: VisitWorld, { store, people, cars, now }: Door): Promise<void> {
  const advisor = people.find((person) => person.role === 'serviceAdvisor')
  const car = cars[17]
  const jobs = [...world.items.values()].filter((item) => item['kind'] === 'accident').slice(0, 3)
  if (!advisor || !car || jobs.length < 2) return
  const { stage } = world
  const { bulk } = stage
  const began = now - 150 * minute
  const by = { by: actorOf(advisor), name: advisor.name }
  const facts = world.facts(car, advisor)
  const at = (minutes: number) => instantOf(began + minutes * minute)
  const signer = car.customer.name
  const order = await stage.does('repairOrder.checkIn', {
    ...by,
    at: at(0),
    number: world.number('R', store.id, began),
    input: {
      storeId: store.id,
      customerId: car.customer.id,
      vehicleId: car.id,
      visitType: 'accident',
      odometerKm: Math.max(1, Number(bulk.row('vehicles.vehicle', car.id)['odometer_km'] ?? 0) + 40),
      energyPercent: 55,
      concerns: [{ words: '追尾，前杠和右前叶子板受损' }],
      confirmed: true,
      belongings: [],
      oldParts: 'waived',
      waiting: false,
      signature: { signer, image: drawing },
    },
    loaded: {
      vehicle: bulk.row('vehicles.vehicle', car.id),
      facts,
      type: world.visitTypes.get('accident'),
    },
  })
  const id = String(order['id'])
  const orderNow = () => bulk.row('service.repair_order', id)
  await stage.does('repairOrder.quote', {
    ...by,
    at: at(25),
    row: orderNow(),
    input: {
      lines: jobs.map((job) => ({ kind: 'labour', code: job['code'], concern: 0, payer: 'insurance' })),
      promisedAt: instantOf(now + 2 * 24 * 60 * minute),
    },
    loaded: {
      lines: [],
      concerns: bulk.of('service.concern', id),
      estimates: [],
      facts,
      items: jobs,
      parts: [],
      prices: world.prices,
    },
  })
  const lines = bulk.of('service.line', id)
  await stage.does('estimate.decide', {
    by: { kind: 'link', id: newId(), personId: String(facts['person_id']) },
    at: at(40),
    row: bulk.of('service.estimate', id).at(-1) ?? {},
    input: {
      decisions: lines.map((line) => ({ lineId: line['id'], approval: 'approved' })),
      signer,
      channel: 'link',
    },
    loaded: {
      order: orderNow(),
      lines,
      facts,
      concerns: bulk.of('service.concern', id),
      pick: undefined,
      pickLines: [],
      stock: [],
    },
  })
  const step = (verb: string, minutes: number, input: object, row: Row = {}) =>
    stage.does(`accident.${verb}`, {
      ...by,
      at: at(minutes),
      row,
      input,
      loaded: { order: orderNow(), lines: bulk.of('service.line', id) },
    })
  const day = localDate(now, 'Asia/Shanghai')
  const whole = lines.reduce((sum, line) => sum + Number(line['gross_fen']), 0)
  let accident = await step('record', 45, {
    storeId: store.id,
    orderId: id,
    grade: 'major',
    payer: 'insurance',
    insurer: '平安产险',
    damages: [{ panel: 'frontBumper', kind: 'dent', x: 0.5, y: 0.06 }],
  })
  accident = await step(
    'survey',
    80,
    { insurer: '平安产险', surveyor: '郑勘', surveyedOn: day, lossFen: whole },
    accident,
  )
  await step(
    'approve',
    120,
    {
      approvedOn: day,
      approvalNo: `PA${day.replaceAll('-', '')}07`,
      lines: bulk.of('service.line', id).map((line, at) => ({
        lineId: line['id'],
        approvedFen: at === 1 ? Math.floor(Number(line['gross_fen']) / 200) * 100 : Number(line['gross_fen']),
      })),
    },
    accident,
  )
  const last = lines[2]
  if (!last) return
  const sublet = await stage.does('sublet.order', {
    ...by,
    at: at(130),
    number: world.number('X', store.id, began),
    input: {
      storeId: store.id,
      orderId: id,
      lineIds: [last['id']],
      firm: '鹏程钣喷中心',
      contact: '周师傅',
      costFen: Math.floor(Number(last['gross_fen']) / 200) * 100,
      dueAt: instantOf(now + 24 * 60 * minute),
    },
    loaded: { order: orderNow(), lines: bulk.of('service.line', id) },
  })
  await stage.does('sublet.send', { ...by, at: at(140), row: sublet, input: {} })
}
