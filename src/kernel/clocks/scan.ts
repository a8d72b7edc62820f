import type { PoolClient } from 'pg'
import { identityStatement, readIdentity } from '../auth/identity.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import { type Change, isoNow, type Kernel } from '../kernel.ts'
import { sendMessage } from '../messages.ts'
import type { DeadlineSpec } from '../module.ts'
import { parameter, settingsFor } from '../settings.ts'
import { Work } from '../work.ts'
import { closingStatements } from '../work-closing.ts'
import { deadlineParameters, escalationHours, storeClock } from './deadlines.ts'
import { type Reachable, reachable, readReachable, told } from './recipients.ts'
import { epochMsOf, instantOf, localDate } from './zone.ts'

export const deadlineWarned = 'kernel.deadlineWarned'
export const deadlineBreached = 'kernel.deadlineBreached'

/** Payload of both events. Level 0 is the warning, 1 the breach, then one for each further step. */
export interface DeadlineEvent {
  readonly name: string
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  readonly ownerId: string | null
  readonly level: number
}

interface DueRow {
  readonly id: string
  readonly name: string
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  readonly ownerId: string | null
  readonly role: string
  readonly state: string
  readonly level: number
  readonly dueAt: string
}

const batchSize = 100

/**
 * Warns of and declares broken what is due by the kernel's clock: each stage once, whoever scans, since the row is
 * locked and moves on in the same transaction as its messages. Rows that another scan holds are skipped. Answers how
 * many stages fired.
 */
export async function scanDeadlines(kernel: Kernel, specs: readonly DeadlineSpec[]): Promise<number> {
  const known = new Map(specs.map((spec) => [spec.name, spec]))
  const [groups] = await kernel.db.run([
    { sql: 'select kernel.groups_with_due($1) as group_id', parameters: [isoNow(kernel.clock)] },
  ])
  let fired = 0
  for (const row of groups?.rows ?? []) {
    const groupId = String(row['group_id'])
    try {
      for (let count = batchSize; count === batchSize; fired += count) count = await scanGroup(kernel, known, groupId)
    } catch (error) {
      // The other groups' deadlines do not wait for this one's trouble.
      kernel.log.error({ err: error, groupId }, 'deadlines not scanned')
    }
  }
  return fired
}

const dueSql = `select id, name, record, record_id, store_id, owner_id, role, state, level, due_at from kernel.deadline
  where group_id = $1 and next_at <= $2 order by next_at limit ${batchSize} for update skip locked`

async function scanGroup(kernel: Kernel, specs: ReadonlyMap<string, DeadlineSpec>, groupId: string): Promise<number> {
  const now = isoNow(kernel.clock)
  const client = await kernel.db.connect()
  let open = true
  try {
    const credential = { kind: 'system', groupId, job: 'deadlines' } as const
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      identityStatement(credential, now),
      { sql: dueSql, parameters: [groupId, now] },
    ])
    const rows = (results[3]?.rows ?? []).map(dueRow)
    if (rows.length === 0) return 0
    const identity = readIdentity(credential, results[2], now)
    const settings = await settingsFor(client, groupId, identity.settingsVersion)
    const people = await peopleFor(client, groupId, rows, specs)
    const work = new Work({ groupId, actor: identity.actor, now, settings })
    for (const row of rows) fire(kernel, work, row, specs.get(row.name), people)
    const closed = await submit(client, [...closingStatements(work), commit])
    if (closed.at(-1)?.tag !== 'COMMIT') throw new Error('The transaction did not commit')
    open = false
    client.release()
    kernel.committed(changesOf(work, rows), work.outbox.length > 0)
    return rows.length
  } finally {
    if (open) await abandon(client)
  }
}

async function peopleFor(
  client: PoolClient,
  groupId: string,
  rows: readonly DueRow[],
  specs: ReadonlyMap<string, DeadlineSpec>,
): Promise<Reachable[]> {
  const owners = rows.flatMap((row) => row.ownerId ?? [])
  const roles = rows.flatMap((row) => [row.role, ...(specs.get(row.name)?.escalation ?? [])])
  const [people] = await submit(client, [reachable(groupId, owners, roles)])
  return (people?.rows ?? []).map(readReachable)
}

/** One stage of one deadline. A warning that was slept through, because no server ran, gives way to the breach. */
function fire(
  kernel: Kernel,
  work: Work,
  row: DueRow,
  spec: DeadlineSpec | undefined,
  people: readonly Reachable[],
): void {
  if (!spec) kernel.log.error({ deadline: row.name }, 'deadline without a declaration')
  const owner = told.owner(people, row.ownerId)
  const owing = owner.length > 0 ? owner : told.holders(people, work.settings, row.role, row.storeId)
  if (row.state === 'running' && row.dueAt > work.now) warn(work, row, owing)
  else breach(kernel, work, row, spec, owing, people)
}

function warn(work: Work, row: DueRow, owing: readonly Reachable[]): void {
  advance(work, row, { state: 'running', level: 0, nextAt: row.dueAt, warned: true })
  tell(work, row, 'kernel.deadlineWarned', owing, 0)
  work.emit(deadlineWarned, eventOf(row, 0))
}

/** The breach and the steps after it. A step whose role nobody holds for the store gives way to the next that reaches somebody. */
function breach(
  kernel: Kernel,
  work: Work,
  row: DueRow,
  spec: DeadlineSpec | undefined,
  owing: readonly Reachable[],
  people: readonly Reachable[],
): void {
  const steps = (spec?.escalation ?? []).map((role) => told.holders(people, work.settings, role, row.storeId))
  const first = row.state === 'running'
  const planned = first ? 1 : row.level + 1
  const reached = steps.findIndex((holders, i) => i >= planned - 1 && holders.length > 0)
  const level = reached < 0 ? planned : reached + 1
  const recipients = [...(first ? owing : []), ...(steps[level - 1] ?? [])]
  if (recipients.length === 0)
    kernel.log.warn({ deadline: row.name, recordId: row.recordId }, 'nobody to tell of a breach')
  const nextAt =
    level < steps.length
      ? instantOf(epochMsOf(work.now) + hoursToNext(kernel, work, spec, row.storeId) * 3_600_000)
      : null
  advance(work, row, { state: 'breached', level, nextAt, warned: false })
  tell(work, row, 'kernel.deadlineBreached', recipients, level)
  work.log('deadline.breached', row.record, row.recordId, row.storeId, { name: row.name, level, dueAt: row.dueAt })
  work.emit(deadlineBreached, eventOf(row, level))
}

/** Hours from one step to the next, counted from when the step was told, so that everybody has that time. */
function hoursToNext(kernel: Kernel, work: Work, spec: DeadlineSpec | undefined, storeId: string): number {
  const { settings } = work
  const key = spec?.escalateAfter?.parameter ?? escalationHours
  try {
    return parameter(settings, key, storeId, localDate(epochMsOf(work.now), storeClock(settings, storeId).timeZone))
  } catch (error) {
    // One missing number must not silence all other deadlines of the group.
    kernel.log.error({ err: error }, 'no hours between escalation steps')
    return Number(deadlineParameters[0]?.value)
  }
}

function advance(
  work: Work,
  row: DueRow,
  to: { state: string; level: number; nextAt: string | null; warned: boolean },
): void {
  work.sql({
    sql: `update kernel.deadline set state = $3, level = $4, next_at = $5,
            warned_at = case when $7 then $6::timestamptz else warned_at end,
            breached_at = case when $7 then breached_at else coalesce(breached_at, $6::timestamptz) end
           where group_id = $1 and id = $2`,
    parameters: [work.groupId, row.id, to.state, to.level, to.nextAt, work.now, to.warned],
  })
}

function tell(work: Work, row: DueRow, template: string, people: readonly Reachable[], level: number): void {
  const [module = '', ...name] = row.name.split('.')
  const params = { deadline: `@${module}.deadline.${name.join('.')}`, dueAt: row.dueAt, level }
  for (const person of new Map(people.map((p) => [p.accountId, p])).values()) {
    sendMessage(work, {
      template,
      record: row.record,
      recordId: row.recordId,
      storeId: row.storeId,
      accountId: person.accountId,
      purpose: 'service',
      language: person.language,
      params,
    })
  }
}

function eventOf(row: DueRow, level: number): Record<string, unknown> & DeadlineEvent {
  const { name, record, recordId, storeId, ownerId } = row
  return { name, record, recordId, storeId, ownerId, level }
}

function dueRow(row: Record<string, unknown>): DueRow {
  const text = (name: string) => String(row[name])
  return {
    id: text('id'),
    name: text('name'),
    record: text('record'),
    recordId: text('record_id'),
    storeId: text('store_id'),
    ownerId: typeof row['owner_id'] === 'string' ? row['owner_id'] : null,
    role: text('role'),
    state: text('state'),
    level: Number(row['level']),
    dueAt: text('due_at'),
  }
}

function changesOf(work: Work, rows: readonly DueRow[]): Change[] {
  const { groupId } = work
  const inboxes = [...work.touched.values()].map((row) => ({ groupId, storeId: null, record: 'inbox', id: row.id }))
  return [...rows.map((row) => ({ groupId, storeId: row.storeId, record: row.record, id: row.recordId })), ...inboxes]
}
