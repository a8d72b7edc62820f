import { readOpenDeadlines } from '../clocks/open-deadlines.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { taskContract } from '../contract/furniture.ts'
import { many, one, sql } from '../db/sql.ts'
import type { Row } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { readCursor, toPage, totalIfAsked } from '../list.ts'
import { camelRow, serve } from '../serve.ts'
import type { Work } from '../work.ts'

const task = serve(taskContract, 'kernel.task', { owners: ['owner_id', 'offered_to_id'] })

export interface NewTask {
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
    id: newId(),
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
  run(_work, { row, identity, move }) {
    const me = identity.actor.staffId ?? null
    const mine =
      row.offered_to_id === me || (row.owner_id === null && identity.grants.some((grant) => grant.role === row.role))
    if (me === null || !mine) throw kernelRefusals.notOffered()
    move({ owner_id: me, offered_to_id: null })
  },
})

const handOver = task.verb('handOver', {
  loads: ({ groupId, input }) => ({
    to: one(
      sql
        .selectFrom('kernel.account')
        .select('id')
        .where('group_id', '=', groupId)
        .where('staff_id', '=', input.toId)
        .where('state', '=', 'active'),
    ),
  }),
  run(_work, { row, input, loaded, identity, move }) {
    if (row.owner_id !== (identity.actor.staffId ?? '')) throw kernelRefusals.notOwner()
    if (!loaded.to) throw kernelRefusals.invalid({ fields: [{ path: 'toId', code: 'unknown' }] })
    move({ offered_to_id: input.toId }, { cause: input.reason })
  },
})

const finish = task.verb('finish', {
  run(_work, { row, input, identity, move }) {
    if (row.owner_id !== (identity.actor.staffId ?? '')) throw kernelRefusals.notOwner()
    move({ outcome: input.outcome })
  },
})

const drop = task.verb('drop', {
  run(_work, { input, move }) {
    move({ outcome: input.reason })
  },
})

const list = task.read('list', async ({ groupId, query, inStores, identity, load }) => {
  const after = readCursor(query.after, 1)
  // Who is no member of staff owns no task; his account's id matches none.
  const me = identity.actor.staffId ?? identity.actor.id
  let found = sql
    .selectFrom('kernel.task')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('store_id', 'in', inStores)
    .where('state', '=', query.state ?? 'open')
  const roles = identity.grants.map((grant) => grant.role)
  if (query.mine) {
    found = found.where((eb) =>
      eb.or([
        eb('owner_id', '=', me),
        eb('offered_to_id', '=', me),
        eb.and([eb('owner_id', 'is', null), eb('role', 'in', roles)]),
      ]),
    )
  }
  let page = found.orderBy('id').limit(query.limit + 1)
  if (after) page = page.where('id', '>', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found)
  return { ...toPage(rows, query.limit, (row: Row<'kernel.task'>) => [row.id], camelRow), ...count }
})

const deadlines = task.read('deadlines', readOpenDeadlines)

export const tasks = task.complete({ verbs: { give, take, handOver, finish, drop }, reads: { list, deadlines } })
