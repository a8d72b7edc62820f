import { createHash } from 'node:crypto'
import type { Row } from '../db/schema.ts'
import { manyRaw } from '../db/sql.ts'
import type { Kernel } from '../kernel.ts'
import { groupsOf } from '../ledger/verify.ts'
import type { Module } from '../module.ts'
import { roleFace, startingPermissions } from '../setup.ts'
import { runAsSystem } from '../system.ts'
import { settingsChanged } from './settings-version.ts'

const job = 'kernel.newPermissions'

interface RoleEntry {
  readonly record_id: string
  readonly data: string
}

/**
 * Gives the starting roles of every group the permissions that this version brings. What a role has ever had is in its
 * ledger, so nothing comes back that an administrator took away. At each start; the same permissions are offered once.
 */
export async function offerNewPermissions(kernel: Kernel, modules: readonly Module[]): Promise<void> {
  const starting = startingPermissions(modules)
  const key = createHash('sha256')
    .update(JSON.stringify([...starting]))
    .digest('base64url')
  for (const { groupId } of await groupsOf(kernel.db)) {
    await runAsSystem(kernel, {
      groupId,
      name: job,
      key,
      loads: () => ({
        roles: manyRaw<Row<'kernel.role'>>('select * from kernel.role where group_id = $1 order by id for update', [
          groupId,
        ]),
        entries: manyRaw<RoleEntry>(
          `select record_id, data from kernel.entry
            where group_id = $1 and record = 'role' and record_id in (select id from kernel.role where group_id = $1)`,
          [groupId],
        ),
      }),
      run(work, { loaded }) {
        let changed = false
        for (const role of loaded.roles) {
          const before = everHad(loaded.entries.filter((entry) => entry.record_id === role.id))
          const fresh = (starting.get(role.code) ?? []).filter((permission) => !before.has(permission))
          if (fresh.length === 0) continue
          work.move(roleFace, role, 'edit', { permissions: [...role.permissions, ...fresh] }, { cause: job })
          changed = true
        }
        if (changed) settingsChanged(work)
      },
    })
  }
}

/** Every permission that stands in some entry of a role. */
function everHad(entries: readonly RoleEntry[]): Set<string> {
  const had = new Set<string>()
  for (const { data } of entries) {
    const rows: unknown = JSON.parse(data)
    for (const row of Array.isArray(rows) ? rows : []) {
      const permissions: unknown = row?.set?.permissions
      if (Array.isArray(permissions)) for (const permission of permissions) had.add(String(permission))
    }
  }
  return had
}
