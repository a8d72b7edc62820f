import { instantOf } from '../src/kernel/clocks/zone.ts'
import { reception } from '../src/modules/service/server/reception/actions.ts'
import type { Row as TableRow } from '../src/kernel/db/schema.ts'
import type { DemoCar } from './customers.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

interface Door {
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
}

const marks = [
  { panel: 'leftFrontDoor', kind: 'scratch', x: 0.42, y: 0.55 },
  { panel: 'frontBumper', kind: 'chip', x: 0.4, y: 0.76 },
  { panel: 'rightRearQuarter', kind: 'dent', x: 0.85, y: 0.56 },
] as const
const good = ['seats', 'trim', 'audio', 'lights', 'wipers', 'brakes', 'horn']
/** Ids like those that a tablet gives. */
const markKey = (index: number) => `mark.5e1f0c2a-7b3d-4c1e-9a4f-00000000000${index}`

/** How some of the cars in the shop came in, and one that is being received. */
export async function playReceptions(world: VisitWorld, { people, cars, now }: Door): Promise<void> {
  const advisor = people.find((person) => person.role === 'serviceAdvisor')
  if (!advisor) return
  const { stage } = world
  const orders = [...(stage.bulk.tables.get('service.repair_order')?.values() ?? [])]
  const open = orders.filter((order) => (order['closed_at'] ?? null) === null)
  for (const [index, order] of open.slice(0, 3).entries()) {
    const at = Date.parse(String(order['created_at'])) - minute
    const begun = await begin(world, advisor, String(order['vehicle_id']), at, noted(index + 1))
    const work = stage.work(String(order['created_at']), actorOf(advisor))
    work.move(reception.face, begun as TableRow<'service.reception'>, 'receive', { order_id: String(order['id']) })
    stage.keep(work)
  }
  const bookings = [...(stage.bulk.tables.get('service.appointment')?.values() ?? [])]
  const waiting = bookings.filter((booking) => ['booked', 'arrived'].includes(String(booking['state'])))
  const busy = new Set([...open, ...waiting].map((row) => row['vehicle_id']))
  const car = cars.find((one) => !busy.has(one.id))
  if (!car) return
  const words = { position: 0, text: '倒车时后面有异响' }
  await begin(world, advisor, car.id, now - 6 * minute, { ...noted(1), 'word.1': words, customerId: car.customer.id })
}

function noted(count: number): Row {
  return {
    visitType: 'general',
    energyPercent: 50,
    ...Object.fromEntries(marks.slice(0, count).map((mark, index) => [markKey(index), mark])),
    ...Object.fromEntries(good.map((point) => [`check.${point}`, { good: true }])),
    'check.airConditioning': { good: false, note: '出风有异味' },
  }
}

async function begin(world: VisitWorld, advisor: DemoPerson, vehicleId: string, at: number, entries: Row) {
  const { stage } = world
  const vehicle = stage.bulk.row('vehicles.vehicle', vehicleId)
  return stage.does('reception.begin', {
    by: actorOf(advisor),
    at: instantOf(at),
    input: { storeId: vehicle['store_id'], vehicleId, startedAt: instantOf(at), at: instantOf(at), entries },
    loaded: { vehicle, open: undefined },
  })
}
