import { instantOf } from '../src/kernel/clocks/zone.ts'
import type { DemoCar } from './customers.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { towIn } from './tow.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

interface Roadside {
  readonly store: DemoStore
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
}

/** What callers name, by how far east and north of the store in degrees. */
const landmarks = [
  ['滨海大道加油站', 'Filling station, Binhai Avenue', 0.018, -0.006],
  ['地铁口公共停车场', 'Car park at the underground station', -0.009, 0.004],
  ['高速出口收费站', 'Toll station at the motorway exit', 0.031, 0.022],
  ['会展中心地下车库', 'Garage of the exhibition centre', -0.012, 0.021],
  ['跨江大桥北引桥', 'North ramp of the river bridge', 0.004, 0.035],
] as const

/** A store's two rescue units, a car that was helped this morning and one to which help is on its way. */
export async function playRescues(world: VisitWorld, { store, people, cars, now }: Roadside): Promise<void> {
  const technicians = people.filter((person) => person.role === 'technician')
  const [driver, second] = technicians
  const taker =
    people.find((person) => person.role === 'careAgent') ?? people.find((person) => person.role === 'serviceAdvisor')
  const [first, last] = [cars[3], cars[11]]
  if (!driver || !second || !taker || !first || !last) return
  const { stage } = world
  const near = (east: number, north: number) => ({
    longitude: Math.round((store.longitude + east) * 1e5) / 1e5,
    latitude: Math.round((store.latitude + north) * 1e5) / 1e5,
  })
  const [van, truck] = await standBy(world, { store, taker, now, plate: first.plate }, near(0, 0), [driver, second])
  await knowPlaces(world, { store, taker, now }, near)
  const call = (car: DemoCar, at: number, units: readonly Row[], more: object) =>
    stage.does('rescue.report', {
      at: instantOf(at),
      by: actorOf(taker),
      number: world.number('Y', store.id, at),
      input: { storeId: store.id, customerId: car.customer.id, vehicleId: car.id, ...more },
      loaded: { units, facts: world.facts(car, taker), duty: [], call: [] },
    })
  const step = (row: Row, verb: string, at: number, by: DemoPerson, units: readonly Row[], input: object = {}) =>
    stage.does(`rescue.${verb}`, {
      at: instantOf(at),
      by: actorOf(by),
      row,
      input,
      loaded: { units, facts: world.facts(row['customer_id'] === first.customer.id ? first : last, taker) },
    })
  const fresh = (row: Row) => stage.bulk.row('service.rescue_unit', String(row['id']))
  const began = now - 190 * minute
  let helped = await call(first, began, [fresh(van)], {
    kind: 'energyEmpty',
    dangers: [],
    place: '滨海大道辅路，加油站以东 300 米',
    ...near(0.018, -0.006),
  })
  helped = await step(helped, 'accept', began + 2 * minute, driver, [])
  helped = await step(helped, 'depart', began + 5 * minute, driver, [])
  helped = await step(helped, 'arrive', began + 16 * minute, driver, [fresh(van)])
  await step(helped, 'fix', began + 41 * minute, driver, [fresh(van)], {
    result: '现场搭电后启动正常，建议到店检测蓄电池',
    costFen: 6000,
    damageAvoidedFen: 35_000,
  })
  const rang = now - 14 * minute
  let running = await call(last, rang, [fresh(van)], {
    kind: 'noStart',
    dangers: ['child'],
    place: '地下车库 B2 出口坡道',
    ...near(-0.012, 0.021),
  })
  running = await step(running, 'accept', rang + 3 * minute, driver, [])
  running = await step(running, 'depart', rang + 6 * minute, driver, [])
  await step(running, 'position', now - 4 * minute, driver, [fresh(van)], near(-0.007, 0.012))
  await towIn(world, { store, taker, driver: second, truck, cars: cars.toReversed(), now, place: near(0.021, 0.013) })
}

async function knowPlaces(
  { stage }: VisitWorld,
  { store, taker, now }: { readonly store: DemoStore; readonly taker: DemoPerson; readonly now: number },
  near: (east: number, north: number) => object,
): Promise<void> {
  for (const [nameZh, nameEn, east, north] of landmarks)
    await stage.does('landmark.add', {
      at: instantOf(now - 600 * minute),
      by: actorOf(taker),
      input: { storeId: store.id, nameZh, nameEn, ...near(east, north) },
    })
}

/** The van and the tow truck of a store; answers both. */
async function standBy(
  { stage }: VisitWorld,
  of: { readonly store: DemoStore; readonly taker: DemoPerson; readonly now: number; readonly plate: string },
  at: object,
  [driver, second]: readonly [DemoPerson, DemoPerson],
): Promise<readonly [Row, Row]> {
  const { store, taker, now, plate } = of
  const unit = (code: string, name: [string, string], kind: string, person: DemoPerson) =>
    stage.does('rescueUnit.add', {
      at: instantOf(now - 600 * minute),
      by: actorOf(taker),
      input: {
        storeId: store.id,
        code,
        nameZh: name[0],
        nameEn: name[1],
        plate: `${plate.slice(0, 2)}${code.slice(-1)}8${store.code.slice(-2)}1`,
        kind,
        technicianId: person.staffId,
        ...at,
      },
      loaded: { driver: { store_id: store.id } },
    })
  const van = await unit('JY-1', ['救援一号', 'Rescue 1'], 'van', driver)
  return [van, await unit('JY-2', ['拖车二号', 'Tow truck 2'], 'tow', second)]
}
