import { covers, type Identity } from '../auth/identity.ts'
import { roleContract } from '../contract/admin.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { many, sql } from '../db/sql.ts'
import { camelRow, serve } from '../serve.ts'
import type { Settings } from '../settings.ts'
import { settingsChanged } from './settings-version.ts'

const role = serve(roleContract, 'kernel.role')

/** A role means the same in every store: only who leads them all changes it (V-01). */
function mayChange(identity: Identity, settings: Settings): void {
  const { permission } = roleContract.lifecycle.verbs.edit
  if (!covers(identity, settings, permission, { scope: 'group', id: null }))
    throw kernelRefusals.notAllowed({ permission })
}

const add = role.creation('add', {
  store: () => null,
  run(work, { id, input, identity, settings }) {
    mayChange(identity, settings)
    work.create(role.face, 'add', {
      id,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      permissions: input.permissions,
    })
    settingsChanged(work)
  },
})

const edit = role.verb('edit', {
  run(work, { input, move, identity, settings }) {
    mayChange(identity, settings)
    move({ name_zh: input.nameZh, name_en: input.nameEn, permissions: input.permissions })
    settingsChanged(work)
  },
})

/** All roles; `permissions` lists every permission that some verb or read asks for. */
export function rolesServer(permissions: () => readonly string[]) {
  const list = role.read('list', async ({ groupId, load, actionsOn }) => {
    const { rows } = await load({
      rows: many(sql.selectFrom('kernel.role').selectAll().where('group_id', '=', groupId).orderBy('code')),
    })
    return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })), permissions: [...permissions()] }
  })
  return role.complete({ verbs: { add, edit }, reads: { list } })
}
