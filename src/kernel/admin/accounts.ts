import { covers, type Grant, type Identity } from '../auth/identity.ts'
import { hashPassword, passwordMatches } from '../auth/passwords.ts'
import { accountContract, grantSchema } from '../contract/admin.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Row } from '../db/schema.ts'
import { many, one, raw, sql } from '../db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../list.ts'
import { camelRow, serve } from '../serve.ts'
import type { Settings } from '../settings.ts'
import type { Work } from '../work.ts'

const account = serve(accountContract, 'kernel.account', { owners: ['id', 'staff_id'], view })

function view({ password_hash: _password, pin_hash, grants, person_id: _person, ...row }: Row<'kernel.account'>) {
  return { ...camelRow(row), grants: grantSchema.array().parse(grants), hasPin: pin_hash !== null }
}

const grantsOf = (row: Row<'kernel.account'>) => grantSchema.array().parse(row.grants)

const add = account.creation('add', {
  store: () => null,
  async run(work, { id, input, identity, settings }) {
    checkGrants(settings, input.grants)
    mayManage(identity, settings, input.grants)
    work.create(account.face, 'add', {
      id,
      login: input.login,
      password_hash: await hashPassword(input.password),
      staff_id: input.staffId,
      display_name: input.displayName,
      language: input.language,
      grants: input.grants,
    })
  },
})

const edit = account.verb('edit', {
  run(_work, { input, row, move, identity, settings }) {
    if (input.grants) checkGrants(settings, input.grants)
    mayManage(identity, settings, [...grantsOf(row), ...(input.grants ?? [])])
    move({ display_name: input.displayName, language: input.language, grants: input.grants, staff_id: input.staffId })
  },
})

const resetPassword = account.verb('resetPassword', {
  async run(work, { id, input, row, move, identity, settings }) {
    mayManage(identity, settings, grantsOf(row))
    move({ password_hash: await hashPassword(input.password) })
    endSessions(work, id)
  },
})

const setPin = account.verb('setPin', {
  async run(_work, { input, row, move, identity, settings }) {
    mayManage(identity, settings, grantsOf(row))
    move({ pin_hash: await hashPassword(input.pin) })
  },
})

const changeOwn = account.verb('changeOwn', {
  async run(work, { id, input, row, move }) {
    if (input.newPassword === undefined) {
      move({ language: input.language })
      return
    }
    if (!(await passwordMatches(row.password_hash, input.oldPassword ?? ''))) throw kernelRefusals.wrongOldPassword()
    move({ language: input.language, password_hash: await hashPassword(input.newPassword) })
    endSessions(work, id)
  },
})

const disable = account.verb('disable', {
  run(work, { id, input, row, identity, settings, move }) {
    mayManage(identity, settings, grantsOf(row))
    // Nobody locks himself out: the last door would be shut from inside.
    if (identity.actor.id === id) throw kernelRefusals.samePerson()
    move({}, { cause: input.reason })
    endSessions(work, id)
  },
})

const enable = account.verb('enable', {
  run(_work, { row, move, identity, settings }) {
    mayManage(identity, settings, grantsOf(row))
    move()
  },
})

function endSessions(work: Work, accountId: string): void {
  work.sql({
    sql: 'update kernel.session set revoked_at = $3 where group_id = $1 and account_id = $2 and revoked_at is null',
    parameters: [work.groupId, accountId, work.now],
  })
}

/** Accounts have no store of their own: whose rights reach further than the manager's own is not his to manage (V-01). */
function mayManage(identity: Identity, settings: Settings, grants: readonly Grant[]): void {
  const permission = accountContract.lifecycle.verbs.edit.permission
  if (!grants.every((grant) => covers(identity, settings, permission, grant)))
    throw kernelRefusals.notAllowed({ permission })
}

function checkGrants(settings: Settings, grants: readonly Grant[]): void {
  for (const grant of grants) {
    const known =
      settings.roles.has(grant.role) &&
      (grant.scope !== 'store' || (grant.id !== null && settings.stores.has(grant.id)))
    if (!known) throw kernelRefusals.invalid({ fields: [{ path: 'grants', code: 'unknown' }] })
  }
}

/** Stores with their regions: an account is seen where it has rights. */
function placesOf(stores: ReadonlySet<string>, settings: Settings): string[] {
  return [...stores].flatMap((id) => [id, settings.stores.get(id)?.regionId ?? id])
}

const list = account.read('list', async ({ groupId, query, load, stores, settings }) => {
  const after = readCursor(query.after, 1)
  let found = sql.selectFrom('kernel.account').selectAll().where('group_id', '=', groupId)
  if (stores !== 'all') {
    const places = placesOf(stores, settings)
    found = found.where(
      raw<boolean>`exists (select 1 from jsonb_array_elements(grants) g where g->>'id' = any(${places}::text[]))`,
    )
  }
  if (query.state) found = found.where('state', '=', query.state)
  if (query.q)
    found = found.where((eb) =>
      eb.or([eb('login', 'like', `%${query.q}%`), eb('display_name', 'like', `%${query.q}%`)]),
    )
  if (query.role) found = found.where(raw<boolean>`grants @> ${JSON.stringify([{ role: query.role }])}::jsonb`)
  let page = found.orderBy('login').limit(query.limit + 1)
  if (after) page = page.where('login', '>', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found)
  return { ...toPage(rows, query.limit, (row: Row<'kernel.account'>) => [row.login], view), ...count }
})

const get = account.read('get', async ({ groupId, id, load, actionsOn, stores, settings }) => {
  const { row } = await load({
    row: one(sql.selectFrom('kernel.account').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  const places = stores === 'all' ? undefined : placesOf(stores, settings)
  if (!row || (places && !grantsOf(row).some((grant) => grant.id !== null && places.includes(grant.id))))
    throw kernelRefusals.notFound({ record: 'account' })
  return { ...view(row), actions: actionsOn(row) }
})

const own = account.read('own', async ({ groupId, identity, load, actionsOn }) => {
  const { row } = await load({
    row: one(
      sql.selectFrom('kernel.account').selectAll().where('group_id', '=', groupId).where('id', '=', identity.actor.id),
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'account' })
  return { ...view(row), actions: actionsOn(row) }
})

export const accounts = account.complete({
  verbs: { add, edit, resetPassword, setPin, changeOwn, disable, enable },
  reads: { list, get, own },
})
