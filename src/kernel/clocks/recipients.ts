import { z } from 'zod'
import type { Statement } from '../db/batch.ts'
import type { Settings } from '../settings.ts'

const grants = z.array(
  z.object({ role: z.string(), scope: z.enum(['group', 'region', 'store']), id: z.string().nullable() }),
)

/** Somebody with an account, and what he may be told for. */
export interface Reachable {
  readonly accountId: string
  readonly staffId: string | null
  readonly language: string
  readonly grants: z.infer<typeof grants>
}

const reachableSql = `select id, staff_id, language, grants from kernel.account
  where group_id = $1 and state = 'active'
    and (staff_id = any($2::uuid[]) or id = any($2::uuid[]) or grants @> any($3::jsonb[]))`

/** Active accounts of the owners (staff or account ids) and of the roles' holders. */
export function reachable(groupId: string, owners: Iterable<string>, roles: Iterable<string>): Statement {
  const held = [...new Set(roles)].map((role) => JSON.stringify([{ role }]))
  return { sql: reachableSql, parameters: [groupId, [...new Set(owners)], held] }
}

export function readReachable(row: Record<string, unknown>): Reachable {
  return {
    accountId: String(row['id']),
    staffId: typeof row['staff_id'] === 'string' ? row['staff_id'] : null,
    language: String(row['language']),
    grants: grants.parse(row['grants']),
  }
}

export const told = {
  owner(people: readonly Reachable[], ownerId: string | null): Reachable[] {
    return ownerId === null ? [] : people.filter((p) => p.staffId === ownerId || p.accountId === ownerId)
  },
  /** Holders of a role whose scope has the store in it. */
  holders(people: readonly Reachable[], settings: Settings, role: string, storeId: string): Reachable[] {
    const store = settings.stores.get(storeId)
    return people.filter((p) =>
      p.grants.some(
        (g) =>
          g.role === role &&
          (g.scope === 'group' ||
            (g.scope === 'store' && g.id === storeId) ||
            (g.scope === 'region' && g.id === store?.regionId)),
      ),
    )
  },
}
