import { approvalContract } from '../contract/furniture.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Row } from '../db/schema.ts'
import { many, sql } from '../db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../list.ts'
import { camelRow, serve } from '../serve.ts'
import { brokenLimit } from './approval-limit.ts'

const approval = serve(approvalContract, 'kernel.approval')

const ask = approval.creation('ask', {
  store: (input) => input.storeId,
  run(work, { id, input, identity }) {
    work.create(approval.face, 'ask', {
      id,
      store_id: input.storeId,
      kind: input.kind,
      record: input.record,
      record_id: input.recordId,
      asked_by: identity.actor.id,
      amount_fen: input.amountFen,
      reason: input.reason,
      role: 'manager',
    })
    work.emit('kernel.approvalAsked', { approvalId: id, storeId: input.storeId })
  },
})

/** Four eyes, and within the decider's own limit: a store manager decides up to the parameter, the group above it. */
const grant = approval.verb('grant', {
  run(work, { row, input, identity, settings, move }) {
    if (row.asked_by === identity.actor.id) throw kernelRefusals.samePerson()
    const of = { storeId: row.store_id, amountFen: row.amount_fen ?? 0, now: work.now }
    const limitFen = brokenLimit(identity, settings, of)
    if (limitFen !== undefined) throw kernelRefusals.aboveLimit({ limitFen })
    move({ decided_by: identity.actor.id, decided_at: work.now, remark: input.remark ?? null })
    work.emit('kernel.approvalDecided', { approvalId: row.id, granted: true })
  },
})

const refuse = approval.verb('refuse', {
  run(work, { row, input, identity, move }) {
    if (row.asked_by === identity.actor.id) throw kernelRefusals.samePerson()
    move({ decided_by: identity.actor.id, decided_at: work.now, remark: input.remark })
    work.emit('kernel.approvalDecided', { approvalId: row.id, granted: false })
  },
})

const withdraw = approval.verb('withdraw', {
  run(_work, { row, identity, move }) {
    if (row.asked_by !== identity.actor.id) throw kernelRefusals.notOwner()
    move()
  },
})

const list = approval.read('list', async ({ groupId, query, inStores, load, actionsOn }) => {
  const after = readCursor(query.after, 1)
  let found = sql
    .selectFrom('kernel.approval')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('store_id', 'in', inStores)
  if (query.state) found = found.where('state', '=', query.state)
  let page = found.orderBy('id', 'desc').limit(query.limit + 1)
  if (after) page = page.where('id', '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  return {
    ...toPage(
      rows,
      query.limit,
      (row: Row<'kernel.approval'>) => [row.id],
      (row) => ({ ...camelRow(row), actions: actionsOn(row) }),
    ),
    ...(await totalIfAsked({ query, load }, found)),
  }
})

export const approvals = approval.complete({ verbs: { ask, grant, refuse, withdraw }, reads: { list } })
