import { endDeadlines } from '../clocks/deadlines.ts'
import { readOpenDeadlines } from '../clocks/open-deadlines.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { many, one, sql } from '../db/sql.ts'
import type { Row } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { readCursor, toPage, totalIfAsked } from '../list.ts'
import { camelRow } from '../serve.ts'
import type { Work } from '../work.ts'
import { offerTask, taskAcceptance } from './task-acceptance.ts'
import { task } from './task-record.ts'

export interface NewTask {
  /** A new one unless given, for a deadline that is the task's. */
  readonly id?: string
  readonly storeId: string
  readonly kind: string
  readonly record: string
  readonly recordId: string
  readonly titleZh: string
  readonly titleEn: string
  readonly role: string
  readonly ownerId?: string | null
  readonly dueAt?: string | null
}

/** Gives a task inside another verb's work. `ownerId` is a member of staff; without one it lies open for the role. */
export function giveTask(work: Work, what: NewTask): Row<'kernel.task'> {
  return work.create(task.face, 'give', {
    id: what.id ?? newId(),
    store_id: what.storeId,
    kind: what.kind,
    record: what.record,
    record_id: what.recordId,
    title_zh: what.titleZh,
    title_en: what.titleEn,
    role: what.role,
    owner_id: what.ownerId ?? null,
    due_at: what.dueAt ?? null,
  })
}

/** Takes an open task back that is not needed any more; it must be locked. */
export function dropTask(work: Work, row: Row<'kernel.task'>, outcome: string): void {
  work.move(task.face, row, 'drop', { outcome })
}

/** Closes an open task because what it asked for was done by another verb; it must be locked. */
export function finishTask(work: Work, row: Row<'kernel.task'>, outcome: string): void {
  work.move(task.face, row, 'finish', { outcome })
}

const give = task.creation('give', {
  store: (input) => input.storeId,
  run(work, { id, input }) {
    work.create(task.face, 'give', {
      id,
      store_id: input.storeId,
      kind: input.kind,
      record: input.record,
      record_id: input.recordId,
      title_zh: input.titleZh,
      title_en: input.titleEn,
      role: input.role,
      owner_id: input.ownerId,
      due_at: input.dueAt,
    })
  },
})

const take = task.verb('take', {
  run(work, { row, identity, move }) {
    const me = identity.actor.staffId ?? null
    const mine =
      row.offered_to_id === me || (row.owner_id === null && identity.grants.some((grant) => grant.role === row.role))
    if (me === null || !mine) throw kernelRefusals.notOffered()
    move({ owner_id: me, offered_to_id: null })
    if (row.offered_to_id !== null) work.stopDeadline(taskAcceptance.name, row.id)
  },
})

const colleague = (groupId: string, staffId: string) =>
  one(
    sql
      .selectFrom('kernel.account')
      .select(['id', 'language'])
      .where('group_id', '=', groupId)
      .where('staff_id', '=', staffId)
      .where('state', '=', 'active'),
  )

const offer = task.creation('offer', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({ to: colleague(groupId, input.toId) }),
  run(work, { id, input, loaded, identity }) {
    const { staffId } = identity.actor
    if (!staffId) throw kernelRefusals.notAllowed({ permission: 'task.offer' })
    if (!loaded.to) throw kernelRefusals.invalid({ fields: [{ path: 'toId', code: 'unknown' }] })
    const row = work.create(task.face, 'offer', {
      id,
      store_id: input.storeId,
      kind: 'handOver',
      record: input.record,
      record_id: input.recordId,
      title_zh: input.title,
      title_en: input.title,
      role: identity.grants[0]?.role ?? '',
      owner_id: staffId,
      offered_to_id: input.toId,
      due_at: input.dueAt,
    })
    offerTask(work, row, loaded.to, input.toId)
  },
})

const handOver = task.verb('handOver', {
  loads: ({ groupId, input }) => ({ to: colleague(groupId, input.toId) }),
  run(work, { row, input, loaded, identity, move }) {
    if (row.owner_id !== (identity.actor.staffId ?? '')) throw kernelRefusals.notOwner()
    if (!loaded.to) throw kernelRefusals.invalid({ fields: [{ path: 'toId', code: 'unknown' }] })
    const moved = move({ offered_to_id: input.toId }, { cause: input.reason })
    if (row.offered_to_id !== null) work.stopDeadline(taskAcceptance.name, row.id, 'cancelled')
    offerTask(work, moved, loaded.to, input.toId)
  },
})

const finish = task.verb('finish', {
  run(work, { row, input, identity, move }) {
    if (row.owner_id !== (identity.actor.staffId ?? '')) throw kernelRefusals.notOwner()
    move({ outcome: input.outcome, offered_to_id: null })
    endDeadlines(work, row.id, 'met')
  },
})

const drop = task.verb('drop', {
  run(work, { row, input, move }) {
    move({ outcome: input.reason, offered_to_id: null })
    endDeadlines(work, row.id, 'cancelled')
  },
})

const list = task.read('list', async ({ groupId, query, inStores, identity, load }) => {
  const after = readCursor(query.after, 1)
  // Who is no member of staff owns no task; his account's id matches none.
  const me = identity.actor.staffId ?? identity.actor.id
  let found = sql
    .selectFrom('kernel.task as t')
    .leftJoin('kernel.account as o', (join) =>
      join.onRef('o.group_id', '=', 't.group_id').onRef('o.staff_id', '=', 't.owner_id'),
    )
    .leftJoin('kernel.account as p', (join) =>
      join.onRef('p.group_id', '=', 't.group_id').onRef('p.staff_id', '=', 't.offered_to_id'),
    )
    .selectAll('t')
    .select(['o.display_name as owner_name', 'p.display_name as offered_to_name'])
    .where('t.group_id', '=', groupId)
    .where('t.store_id', 'in', inStores)
    .where('t.state', '=', query.state ?? 'open')
  if (query.recordId) found = found.where('t.record_id', '=', query.recordId)
  const roles = identity.grants.map((grant) => grant.role)
  if (query.mine) {
    found = found.where((eb) =>
      eb.or([
        eb('t.owner_id', '=', me),
        eb('t.offered_to_id', '=', me),
        eb.and([eb('t.owner_id', 'is', null), eb('t.role', 'in', roles)]),
      ]),
    )
  }
  let page = found.orderBy('t.id').limit(query.limit + 1)
  if (after) page = page.where('t.id', '>', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found)
  const view = (row: (typeof rows)[number]) => ({ ...camelRow(row), isOffered: row.offered_to_id === me })
  return { ...toPage(rows, query.limit, (row) => [row.id], view), ...count }
})

const deadlines = task.read('deadlines', readOpenDeadlines)

export const tasks = task.complete({ verbs: { give, offer, take, handOver, finish, drop }, reads: { list, deadlines } })
