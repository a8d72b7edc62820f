import { readyCar, settle } from '../../src/modules/service/test/closing.ts'
import { wish } from '../../src/modules/service/test/deposit.ts'
import { brakeJob, checkIn, newGuest, payBill, quote } from '../../src/modules/service/test/shop.ts'
import { agreedOrder, dispatch, hire, onCard } from '../../src/modules/workshop/test/crew.ts'
import type { House } from '../house.ts'
import { askOf } from './ask.ts'
import type { Endpoint, World } from './world.ts'

/** Visits that stand at every step, so that verbs find a record from which they begin. */
export async function visitsAtEveryStep(house: House): Promise<void> {
  const advisor = house.as('serviceAdvisor')
  await checkIn(house, await newGuest(house), { visitType: 'general' })
  await quote(house, await checkIn(house, await newGuest(house)), brakeJob)
  await agreedOrder(house, brakeJob)
  const hand = await hire(house, '在做')
  await dispatch(house, await agreedOrder(house, brakeJob), hand.staffId)
  const card = await dispatch(house, await agreedOrder(house, brakeJob), hand.staffId)
  await onCard(house, hand, 'start', card.id)
  await readyCar(house)
  await settle(house, await readyCar(house))
  const paid = await readyCar(house)
  await settle(house, paid)
  await payBill(house, paid.id)
  for (const time of ['09:00', '12:00']) {
    const body = { ...wish(house, await newGuest(house), time), visitType: 'maintenance', itemCodes: [] }
    const booked = await advisor.do('appointment.book', { body })
    if (time === '09:00') await advisor.do('appointment.arrive', { id: booked.id, version: booked.version })
  }
}

export interface Target {
  readonly id: string
  readonly version: number
}

/** A record from which the verb can begin, as it stands now; the world's own where there is none. */
export async function targetOf(house: House, world: World, endpoint: Endpoint): Promise<Target | undefined> {
  const { target } = askOf(world, endpoint)
  const verb = endpoint.server.verbs.find(({ name }) => endpoint.key.endsWith(`.${name}`))
  if (!target || !verb?.spec.from) return target
  const [row] = await house.rows(
    `select id, version from ${endpoint.server.face.table} t where group_id = $1 and state = any($2)
        and coalesce(to_jsonb(t) ->> 'store_id', $3) = $3 order by id desc limit 1`,
    [house.groupId, verb.spec.from, house.stores.sz],
  )
  return row ? { id: String(row['id']), version: Number(row['version']) } : target
}

const ownIds = {
  concern: 'select id from service.concern where order_id = $1',
  payment: 'select p.id from money.payment p join money.bill b on b.id = p.bill_id where b.order_id = $1',
  line: 'select id from service.line where order_id = $1 order by kind, id',
}
const pickLine = 'select l.id from parts.pick_line l join parts.pick p on p.id = l.pick_id where p.order_id = $1'

/** A body that the contract takes, with ids that belong to the very record: its order's lines, concerns and payments. */
export async function bodyOf(
  house: House,
  world: World,
  endpoint: Endpoint,
  id: string | undefined,
): Promise<Record<string, unknown>> {
  const { name, table } = endpoint.server.face
  const [row] = id
    ? await house.rows(`select to_jsonb(t) ->> 'order_id' as id from ${table} t where id = $1`, [id])
    : []
  const orderId = name === 'repairOrder' ? id : row?.['id']
  if (!orderId) return askOf(world, endpoint).input
  const ids = new Map<string, string>()
  for (const [word, sql] of Object.entries({ ...ownIds, ...(name === 'pick' ? { line: pickLine } : {}) })) {
    const [own] = await house.rows(sql, [orderId])
    if (own) ids.set(word, String(own['id']))
  }
  const idOf = (field: string) => ids.get(field.replace(/Ids?$/, '')) ?? world.idOf(field)
  return askOf({ ...world, idOf }, endpoint).input
}
