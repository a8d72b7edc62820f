import type { Client } from 'pg'
import { personName } from '../../demo/names.ts'
import { cities, plate } from '../../demo/places.ts'
import { createRandom, type Random } from '../../src/kernel/random.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { newPersonKey, sealValue, wrapKey } from '../../src/kernel/pii/seal.ts'
import { hashOf } from '../../src/kernel/search-index.ts'
import type { Token } from '../../src/kernel/search-tokens.ts'
import { customerTokens } from '../../src/modules/customers/server/customer/rules.ts'
import { withCheckDigit } from '../../src/modules/vehicles/contract/vin.ts'
import { vehicleTokens } from '../../src/modules/vehicles/server/vehicle/rules.ts'

export interface Sample {
  readonly storeId: string
  readonly customerId: string
  readonly vehicleId: string
  readonly name: string
  readonly phone: string
  readonly plate: string
  readonly vin: string
}

export interface Bench {
  readonly kernel: Kernel
  readonly owner: Client
  readonly groupId: string
  readonly stores: readonly string[]
}

const batchSize = 2000

/** Rows are written as the verbs write them, without ledger; indexes of the token table are made afterwards. */
export async function fill(bench: Bench, customers: number, wanted: number): Promise<Sample[]> {
  const { owner } = bench
  const random = createRandom('search')
  const plates = new Set<string>()
  const samples: Sample[] = []
  await owner.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`)
  // Without looking up foreign keys, where the owner may: the rows are made to fit.
  await owner.query(
    `select set_config('session_replication_role', 'replica', false) from pg_user where usename = current_user and usesuper`,
  )
  const indexes = await owner.query<{ name: string; text: string; constraint: boolean }>(
    `select indexname as name, indexdef as text, exists (select from pg_constraint c where c.conname = indexname and c.conrelid = 'kernel.token'::regclass) as constraint
       from pg_indexes where schemaname = 'kernel' and tablename = 'token'`,
  )
  for (const { name, constraint } of indexes.rows) {
    await owner.query(constraint ? `alter table kernel.token drop constraint ${name}` : `drop index kernel.${name}`)
  }
  let writing: Promise<void> = Promise.resolve()
  for (let done = 0; done < customers; done += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, customers - done) }, () => newSample(bench, random, plates))
    samples.push(...batch.filter(() => random.chance((2 * wanted) / customers)))
    const statements = statementsFor(bench, batch)
    await writing
    writing = writeAll(owner, statements)
    // Seen again at the next await.
    writing.catch(() => {})
  }
  await writing
  for (const { text } of indexes.rows) await owner.query(text)
  await owner.query('vacuum analyze')
  return random.shuffle(samples).slice(0, wanted)
}

async function writeAll(owner: Client, statements: readonly [string, unknown[][]][]): Promise<void> {
  for (const [sql, values] of statements) await owner.query(sql, values)
}

const vinCharacters = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789']
const makers = ['LSV', 'LFV', 'LSG', 'LVS', 'LGX', 'LRW', 'LHG', 'LBV']
const years = [...'KLMNPRST']

function newSample({ stores }: Bench, random: Random, plates: Set<string>): Sample {
  const characters = (length: number) => Array.from({ length }, () => random.pick(vinCharacters)).join('')
  const serial = String(random.int(0, 999_999)).padStart(6, '0')
  let number = ''
  do number = plate(random, random.pick(cities), random.chance(0.3) ? 'bev' : 'ice')
  while (plates.has(number))
  plates.add(number)
  return {
    storeId: random.pick(stores),
    customerId: newId(),
    vehicleId: newId(),
    name: personName(random).name,
    phone: `1${random.pick(['38', '39', '58', '86', '77'])}${String(random.int(0, 99_999_999)).padStart(8, '0')}`,
    plate: number,
    vin: withCheckDigit(
      `${random.pick(makers)}${characters(6)}${random.pick(years)}${random.pick(vinCharacters)}${serial}`,
    ),
  }
}

const head = "1, '\\x00'::bytea, now(), now()"

/** What registering these customers and cars writes, one statement a table. */
function statementsFor({ kernel, groupId }: Bench, batch: readonly Sample[]): [string, unknown[][]][] {
  const people = batch.map((sample) => {
    const key = newPersonKey()
    const seal = (text: string) => sealValue(key, newId(), text)
    return {
      id: newId(),
      wrapped: wrapKey(key, kernel.keys.master),
      name: seal(sample.name),
      phone: seal(sample.phone),
    }
  })
  const tokens = batch.flatMap((sample) => tokensOf(kernel, sample))
  const column = <T, V>(rows: readonly T[], value: (row: T) => V) => rows.map(value)
  const all = <V>(value: (sample: Sample) => V) => column(batch, value)
  const persons = <V>(value: (person: (typeof people)[number]) => V) => column(people, value)
  const stored = (sql: string, ...columns: unknown[][]): [string, unknown[][]] => [
    sql.replaceAll('$g', `'${groupId}'::uuid`),
    columns,
  ]
  return [
    stored(
      `insert into kernel.person (group_id, id, wrapped_key, state, created_at) select $g, p.id, p.wrapped, 'active', now() from unnest($1::uuid[], $2::text[]) as p (id, wrapped)`,
      persons((p) => p.id),
      persons((p) => p.wrapped),
    ),
    stored(
      `insert into customers.customer (group_id, version, head, created_at, updated_at, state, kind, language, preferred_channel, source, id, store_id, person_id, name, phone)
       select $g, ${head}, 'active', 'person', 'zh-CN', 'sms', 'import', c.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as c`,
      all((s) => s.customerId),
      all((s) => s.storeId),
      persons((p) => p.id),
      persons((p) => p.name),
      persons((p) => p.phone),
    ),
    stored(
      `insert into vehicles.vehicle (group_id, version, head, created_at, updated_at, state, plate_kind, plate_colour, powertrain, id, store_id, vin, plate)
       select $g, ${head}, 'active', 'ordinary', 'blue', 'ice', v.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as v`,
      all((s) => s.vehicleId),
      all((s) => s.storeId),
      all((s) => s.vin),
      all((s) => s.plate),
    ),
    stored(
      `insert into vehicles.ownership (group_id, role, since, id, vehicle_id, customer_id) select $g, 'owner', '2024-01-01', o.* from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as o`,
      all(() => newId()),
      all((s) => s.vehicleId),
      all((s) => s.customerId),
    ),
    stored(
      `insert into kernel.token (group_id, token, store_id, record, record_id) select $g, t.* from unnest($1::bigint[], $2::uuid[], $3::text[], $4::uuid[]) as t`,
      column(tokens, (t) => t.token),
      column(tokens, (t) => t.storeId),
      column(tokens, (t) => t.record),
      column(tokens, (t) => t.id),
    ),
  ]
}

function tokensOf(kernel: Kernel, { name, phone, plate: number, vin, storeId, customerId, vehicleId }: Sample) {
  const hashed = (tokens: readonly Token[], record: string, id: string) =>
    [...new Set(tokens.map((token) => hashOf(kernel.keys, token)))].map((token) => ({ token, storeId, record, id }))
  return [
    ...hashed(customerTokens({ name, phone, idNumber: null }), 'customer', customerId),
    ...hashed(vehicleTokens({ plate: number, vin }), 'vehicle', vehicleId),
  ]
}
