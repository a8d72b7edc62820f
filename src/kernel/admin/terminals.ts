import { hashToken } from '../auth/identity.ts'
import { terminalContract, terminalRoles } from '../contract/terminal.ts'
import type { Row } from '../db/schema.ts'
import { many, sql } from '../db/sql.ts'
import { camelRow, serve } from '../serve.ts'

const terminal = serve(terminalContract, 'kernel.terminal', { view })

function view({ token_hash: _token, ...row }: Row<'kernel.terminal'>) {
  return { ...camelRow(row), role: terminalRoles.find((role) => role === row.role) ?? terminalRoles[0] }
}

const enrol = terminal.creation('enrol', {
  store: (input) => input.storeId,
  run(work, { id, input, identity }) {
    const { storeId: store_id, name, role, secret } = input
    work.create(terminal.face, 'enrol', {
      id,
      store_id,
      name,
      role,
      token_hash: hashToken(secret),
      enrolled_by: identity.name,
    })
  },
})

const withdraw = terminal.verb('withdraw', {
  run(work, { id, input, move }) {
    move({}, { cause: input.reason })
    work.sql({
      sql: 'update kernel.session set revoked_at = $3 where group_id = $1 and terminal_id = $2 and revoked_at is null',
      parameters: [work.groupId, id, work.now],
    })
  },
})

/** The terminals of the person's stores, the latest first. */
const list = terminal.read('list', async ({ groupId, inStores, load, actionsOn }) => {
  const { rows } = await load({
    rows: many(
      sql
        .selectFrom('kernel.terminal')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('store_id', 'in', inStores)
        .orderBy('created_at', 'desc')
        .limit(200),
    ),
  })
  return { rows: rows.map((row) => ({ ...view(row), actions: actionsOn(row) })) }
})

export const terminals = terminal.complete({ verbs: { enrol, withdraw }, reads: { list } })
