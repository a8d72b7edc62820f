import { instantOf } from '../src/kernel/clocks/zone.ts'
import type { DemoCar } from './customers.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

interface Tow {
  readonly store: DemoStore
  readonly taker: DemoPerson
  readonly driver: DemoPerson
  readonly truck: Row
  /** The first of them that is not in the shop breaks down. */
  readonly cars: readonly DemoCar[]
  readonly now: number
  readonly place: object
}

/** A car that could not be helped where it stood: it waits in the yard for its walk-around. */
export async function towIn(world: VisitWorld, { store, taker, driver, truck, cars, now, place }: Tow): Promise<void> {
  const { stage } = world
  const orders = [...(stage.bulk.tables.get('service.repair_order')?.values() ?? [])]
  const here = new Set(orders.filter((order) => order['closed_at'] === null).map((order) => order['vehicle_id']))
  const car = cars.find((one) => !here.has(one.id))
  if (!car) return
  const began = now - 88 * minute
  const units = () => [stage.bulk.row('service.rescue_unit', String(truck['id']))]
  const facts = world.facts(car, taker)
  const call = await stage.does('rescue.report', {
    at: instantOf(began),
    by: actorOf(taker),
    number: world.number('Y', store.id, began),
    input: {
      storeId: store.id,
      customerId: car.customer.id,
      vehicleId: car.id,
      kind: 'noStart',
      dangers: [],
      place: '高速出口收费站右侧应急停车带',
      ...place,
    },
    loaded: { units: units(), facts, duty: [], call: [] },
  })
  const step = (verb: string, minutes: number, input: object = {}, more: object = {}) =>
    stage.does(`rescue.${verb}`, {
      at: instantOf(began + minutes * minute),
      by: actorOf(driver),
      row: stage.bulk.row('service.rescue', String(call['id'])),
      input,
      number: verb === 'tow' ? world.number('R', store.id, began + minutes * minute) : '',
      loaded: { units: units(), facts, ...more },
    })
  await step('accept', 2)
  await step('depart', 6)
  await step('arrive', 33)
  await step(
    'tow',
    74,
    { result: '高压系统报警，无法上电，现场不能修复', costFen: 36_000, damageAvoidedFen: 0 },
    { vehicle: stage.bulk.row('vehicles.vehicle', car.id) },
  )
}
