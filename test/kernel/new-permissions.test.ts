import { expect, test } from 'vitest'
import { offerNewPermissions } from '../../src/kernel/admin/new-permissions.ts'
import type { Module } from '../../src/kernel/module.ts'
import { modules } from '../../src/modules.ts'
import type { Answer } from '../caller.ts'
import { useHouse } from '../house.ts'
import { verified } from '../in-work.ts'

const house = useHouse()

/** The next version of a room gives technicians and managers something more. */
const later = (...permissions: string[]): readonly Module[] => [
  ...modules,
  { name: 'later', needs: [], records: [], roles: { technician: permissions, manager: permissions } },
]

const roleOf = async (code: string) => {
  const { rows } = await house
    .as('administrator')
    .get<{ rows: (Answer & { code: string; permissions: string[] })[] }>('role.list')
  const role = rows.find((row) => row.code === code)
  if (!role) throw new Error(`No role ${code}`)
  return role
}

test('a new version gives the starting roles what it brings, and nothing back that was taken away', async () => {
  const before = await roleOf('technician')
  await offerNewPermissions(house.kernel, modules)
  expect(await roleOf('technician')).toMatchObject({ version: before.version, permissions: before.permissions })

  await offerNewPermissions(house.kernel, later('later.see'))
  const given = await roleOf('technician')
  expect(given.permissions).toEqual([...before.permissions, 'later.see'])
  expect((await roleOf('manager')).permissions).toContain('later.see')
  expect((await roleOf('cashier')).permissions).not.toContain('later.see')
  const [entry] = await house.rows(
    `select actor_kind, actor_id, cause from kernel.entry where record_id = $1 order by version desc limit 1`,
    [given.id],
  )
  expect(entry).toEqual({ actor_kind: 'system', actor_id: 'kernel.newPermissions', cause: 'kernel.newPermissions' })

  // The administrator takes away one new and one old permission; neither comes back with the version after.
  const [old] = before.permissions
  const kept = given.permissions.filter((permission) => permission !== 'later.see' && permission !== old)
  await house.as('administrator').do('role.edit', { id: given.id, version: given.version, body: { permissions: kept } })
  await offerNewPermissions(house.kernel, later('later.see', 'later.do'))
  expect((await roleOf('technician')).permissions).toEqual([...kept, 'later.do'])
  const after = (await roleOf('technician')).version
  await offerNewPermissions(house.kernel, later('later.see', 'later.do'))
  expect((await roleOf('technician')).version).toBe(after)
  expect(await verified(house)).toEqual([])
})
