import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import type { Row, TableName } from '../db/schema.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import type { Module, PersonalData } from '../module.ts'
import { type Actor, Work } from '../work.ts'
import { closingStatements } from '../work-closing.ts'

/** What erasing leaves of one row. */
export interface Emptying {
  readonly id: string
  /** The row is a record that was found by its person: its search tokens go. */
  readonly unsearchable: boolean
  readonly write: (work: Work, of: { readonly id: string }) => void
}

/** Sealed columns become ''; other personal ones whatever says nothing of anybody. */
export function emptying<T extends TableName>(
  table: T,
  id: string,
  set: Partial<Row<T>>,
  unsearchable = false,
): Emptying {
  return { id, unsearchable, write: (work, of) => work.update(table, id, set, of) }
}

export interface PersonRow {
  readonly id: string
  readonly state: string
}

export interface FoundRows {
  readonly data: PersonalData
  readonly rows: readonly Record<string, unknown>[]
}

const lockSql = 'select id, state from kernel.person where group_id = $1 and id = $2 for update'
const stateSql = 'update kernel.person set state = $3 where group_id = $1 and id = $2'
const eraseSql = `update kernel.person set state = 'erased', wrapped_key = null where group_id = $1 and id = $2`
const linksSql = 'update kernel.link set revoked_at = $3 where group_id = $1 and person_id = $2 and revoked_at is null'
const tokensSql = 'delete from kernel.token where group_id = $1 and record_id = any($2::text[]::uuid[])'

/**
 * Erases a person: his key, and with it every cipher of his in tables, history and papers; what the rooms hold of him
 * in rows; his search tokens and links. The rows are emptied under an entry of the person's own, so the ledger knows
 * of it. Refused under a legal hold and while a law wants rows kept (PIPL art. 47: then restrict instead).
 */
export function erasePerson(work: Work, person: PersonRow, found: readonly FoundRows[], reason: string): void {
  if (person.state === 'erased') throw kernelRefusals.erased({ personId: person.id })
  if (person.state === 'restricted') throw kernelRefusals.retention({ personId: person.id, state: 'restricted' })
  const until = heldUntil(found, work.now)
  if (until !== null) throw kernelRefusals.retention({ personId: person.id, until })
  work.log('erased.person', 'person', person.id, null, { reason })
  const emptyings = found.flatMap(({ data, rows }) => data.erase(rows))
  for (const one of emptyings) one.write(work, person)
  const unsearchable = emptyings.filter((one) => one.unsearchable).map((one) => one.id)
  work.sql({ sql: tokensSql, parameters: [work.groupId, unsearchable] })
  work.sql({ sql: linksSql, parameters: [work.groupId, person.id, work.now] })
  work.sql({ sql: eraseSql, parameters: [work.groupId, person.id] })
  work.emit('kernel.personErased', { personId: person.id })
}

/** Day until which some law wants some of it kept; null when nothing holds it any more. */
export function heldUntil(found: readonly FoundRows[], now: string): string | null {
  const until = found
    .map(({ data, rows }) => data.retainedUntil?.(rows, now) ?? '')
    .reduce((a, b) => (a > b ? a : b), '')
  return until > now.slice(0, 10) ? until : null
}

/** Puts a person under a legal hold, or lifts it. */
export function restrictPerson(work: Work, person: PersonRow, restricted: boolean, reason: string): void {
  if (person.state === 'erased') throw kernelRefusals.erased({ personId: person.id })
  work.log(restricted ? 'restricted.person' : 'released.person', 'person', person.id, null, { reason })
  work.sql({ sql: stateSql, parameters: [work.groupId, person.id, restricted ? 'restricted' : 'active'] })
}

export interface PersonRequest {
  readonly groupId: string
  readonly personId: string
  readonly actor: Actor
  /** Word or number of the request that asks for it; no personal data. */
  readonly reason: string
}

/**
 * Erases in a transaction of its own over all rooms, in their order. For subscribers: again and again does no harm.
 * False when he was erased before.
 */
export async function erase(kernel: Kernel, modules: readonly Module[], request: PersonRequest): Promise<boolean> {
  const personal = modules.flatMap((module) => module.personal ?? [])
  let erased = false
  await withPerson(kernel, personal, request, async (work, person, found) => {
    if (person.state === 'erased') return
    erasePerson(work, person, found, request.reason)
    // Before the commit: what is decided is done at the next start should this process end here.
    await kernel.erased?.write({ groupId: request.groupId, personId: person.id, at: work.now })
    erased = true
  })
  return erased
}

/** Sets or lifts the legal hold in a transaction of its own. */
export async function restrict(kernel: Kernel, request: PersonRequest, restricted: boolean): Promise<void> {
  await withPerson(kernel, [], request, (work, person) => restrictPerson(work, person, restricted, request.reason))
}

async function withPerson(
  kernel: Kernel,
  personal: readonly PersonalData[],
  { groupId, personId, actor }: PersonRequest,
  run: (work: Work, person: PersonRow, found: FoundRows[]) => void | Promise<void>,
): Promise<void> {
  const finds = personal.map((data) => ({ data, load: data.find(groupId, personId) }))
  const settings = { groupId, version: 0, stores: new Map(), roles: new Map(), parameters: [], days: {} }
  const client = await kernel.db.connect()
  let open = true
  try {
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      { sql: lockSql, parameters: [groupId, personId] },
      ...finds.map(({ load }) => load.statement),
    ])
    const row = results[2]?.rows[0]
    if (!row) throw kernelRefusals.notFound({ record: 'person' })
    const work = new Work({ groupId, actor, now: isoNow(kernel.clock), settings })
    const found = finds.map(({ data, load }, index) => ({ data, rows: load.read(results[index + 3]?.rows ?? []) }))
    await run(work, { id: personId, state: String(row['state']) }, found)
    const ended = await submit(client, [...closingStatements(work), commit])
    if (ended.at(-1)?.tag !== 'COMMIT') throw new Error('The person was not changed')
    open = false
    client.release()
    kernel.committed([], work.outbox.length > 0)
  } finally {
    if (open) await abandon(client)
  }
}
