import { endpointsOf, type EndpointInfo } from '../../src/kernel/contract/record.ts'
import type { RecordServer } from '../../src/kernel/serve.ts'
import { modules } from '../../src/modules.ts'
import { closedVisit, hireCrew } from '../../src/modules/quality/test/visit.ts'
import { at, bookingDay, checkIn, labour, newGuest, openShop, shift } from '../../src/modules/service/test/shop.ts'
import { bookTold, payDeposit, rule } from '../../src/modules/service/test/deposit.ts'
import { agreedOrder } from '../../src/modules/workshop/test/crew.ts'
import { startingPermissions, usualHours } from '../../src/kernel/setup.ts'
import { type House, testRoles } from '../house.ts'
import { sample } from './sample.ts'

export const servers: readonly RecordServer[] = modules.flatMap((module) => module.records)

const permissions = startingPermissions(modules)

export interface Endpoint extends EndpointInfo {
  readonly server: RecordServer
}

/** Every endpoint of every record, as it is served. */
export const endpoints: readonly Endpoint[] = servers.flatMap((server) =>
  endpointsOf(server.contract).map((endpoint) => ({ ...endpoint, server })),
)

/** A record of the house's first store that somebody else has no business with. */
export interface Victim {
  readonly record: string
  readonly id: string
  readonly version: number
  /** Null: it belongs to the whole group. */
  readonly storeId: string | null
}

export interface World {
  /** By the record's name. */
  readonly victims: ReadonlyMap<string, Victim>
  /** The id of the victim that a field's name points to: `storeId`, `vehicleId`, `technicianId`. */
  readonly idOf: (field: string) => string
}

/** At least one record of every kind in the first store: a whole visit, one that waits, and whatever a visit leaves out. */
export async function fill(house: House): Promise<World> {
  await openShop(house)
  await shift(house, '09:00', '18:00', bookingDay)
  await closedVisit(house, await hireCrew(house))
  const waiting = await newGuest(house)
  await checkIn(house, waiting)
  await outside(house)
  await deposited(house)
  const [person] = await house.rows('select person_id from customers.customer where id = $1', [waiting.customerId])
  const [line] = await house.rows('select id from service.line order by id limit 1')
  const rows = new Map([
    ['store', house.stores.sz],
    ['scope', house.stores.sz],
    ['person', String(person?.['person_id'])],
    ['line', String(line?.['id'])],
  ])
  const victims = new Map<string, Victim>()
  const idOf = (field: string) => {
    const word = field.replace(/Ids?$/, '')
    return rows.get(word) ?? (victims.get(named[word] ?? word) ?? victims.get('staff'))?.id ?? ''
  }
  for (const server of servers) {
    const victim = await newest(house, server)
    if (victim) victims.set(victim.record, victim)
  }
  for (const server of servers) {
    const victim = victims.get(server.face.name) ?? (await create(house, server, idOf))
    if (victim) victims.set(victim.record, victim)
  }
  return { victims, idOf }
}

/** What only certain orders have: a damage, and work that another firm does. */
async function outside(house: House): Promise<void> {
  const { sz } = house.stores
  const advisor = house.as('serviceAdvisor')
  const wreck = await checkIn(house, await newGuest(house), { visitType: 'accident' })
  const damages = [{ panel: 'frontBumper', kind: 'dent', x: 0.5, y: 0.1 }]
  await advisor.do('accident.record', {
    body: { storeId: sz, orderId: wreck.id, grade: 'major', damages, payer: 'insurance' },
  })
  const agreed = await agreedOrder(house, [labour('R-WIPER', { concern: 0 })])
  await advisor.do('sublet.order', {
    body: {
      storeId: sz,
      orderId: agreed.id,
      lineIds: agreed.lineIds,
      firm: '南山精钣喷漆厂',
      costFen: 60_000,
      dueAt: at('16:00'),
    },
  })
}

/** A booking that asked for money beforehand. */
async function deposited(house: House): Promise<void> {
  await rule(house, 'service.depositFen.accident', 20_000)
  const { depositId } = await bookTold(house, '17:00', 20_000, { visitType: 'accident' })
  await payDeposit(house, depositId)
}

/** Words by which other records call a record. */
const named: Readonly<Record<string, string>> = {
  order: 'repairOrder',
  item: 'serviceItem',
  card: 'jobCard',
  backToCard: 'jobCard',
  owner: 'customer',
}

async function newest(house: House, server: RecordServer): Promise<Victim | undefined> {
  const { name, table } = server.face
  const rows = await house.rows(`select to_jsonb(t) as row from ${table} t where t.group_id = $1 order by t.id`, [
    house.groupId,
  ])
  const all = rows.map((found) => found['row'] as { id: string; version: number; store_id?: string })
  const here = all.filter(({ store_id }) => !store_id || store_id === house.stores.sz)
  const row = here.at(-1)
  return row && { record: name, id: row.id, version: row.version, storeId: row.store_id ?? null }
}

/** What a sampled body cannot guess, by record. */
export const choices: Readonly<Record<string, object>> = {
  store: { hours: usualHours },
  parameter: { key: 'kernel.escalationHours', scopeKind: 'store', value: 3 },
  servicePackage: { powertrains: ['ice'], itemCodes: ['M-OIL'], mandatoryCodes: ['M-OIL'] },
  warrantyPolicy: { years: 3, km: 60_000 },
  recallCampaign: { vins: ['LSVAM4187C2184847'], itemCodes: [] },
  appointment: { packageCode: undefined, recallIds: undefined },
  terminal: { secret: 'a'.repeat(64) },
  observation: { observedAt: '2026-03-10T00:30:00.000Z' },
  environmentCheck: {
    area: 'washroom',
    answers: ['clean', 'supplies'].map((code) => ({ code, ok: true, value: null, text: null })),
  },
}

/** By the record's own creation, by somebody who may, with whatever its contract asks for. */
async function create(house: House, server: RecordServer, ids: (field: string) => string): Promise<Victim | undefined> {
  const verb = server.verbs.find(({ spec }) => !spec.from)
  const role = testRoles.find((one) => permissions.get(one)?.includes(verb?.spec.permission ?? ''))
  if (!verb || !role) return undefined
  const body = { ...sample(verb.spec.input, ids), ...choices[server.face.name] }
  await house.as(role).do(`${server.face.name}.${verb.name}`, { body })
  return await newest(house, server)
}
