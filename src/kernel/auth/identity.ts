import { createHash } from 'node:crypto'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Statement, StatementResult } from '../db/batch.ts'
import type { Settings } from '../settings.ts'
import type { Actor } from '../work.ts'

export interface Grant {
  readonly role: string
  readonly scope: 'group' | 'region' | 'store'
  readonly id: string | null
}

/** What a request shows to say who it comes from. The group rides in the token, so row security holds from the first statement. */
export type Credential =
  | { readonly kind: 'session'; readonly groupId: string; readonly secret: string; readonly device?: string }
  | { readonly kind: 'link'; readonly groupId: string; readonly secret: string; readonly device?: string }
  | { readonly kind: 'system'; readonly groupId: string; readonly job: string }

export interface Identity {
  readonly kind: Credential['kind']
  readonly actor: Actor
  readonly name: string
  readonly language: string
  readonly grants: readonly Grant[]
  readonly settingsVersion: number
  /** The shared tablet at which the person has signed on; his rights are those of its role in its store. */
  readonly terminal?: string
  /** What the browser calls itself: evidence with signatures and photos. */
  readonly device?: string
  /** For links: what they open. */
  readonly link?: { readonly purpose: string; readonly record: string; readonly recordId: string }
}

export function hashToken(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** `<group>.<secret>` → credential; anything else is no credential. */
export function credentialOf(token: string | undefined, kind: 'session' | 'link'): Credential | undefined {
  const match = token?.match(/^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{20,100})$/)
  return match ? { kind, groupId: match[1]!, secret: match[2]! } : undefined
}

const sessionSql = `select a.id, a.staff_id, a.person_id, a.display_name, a.language, a.grants, g.settings_version,
    s.terminal_id, s.only_role, s.only_store_id
  from kernel.session s
  join kernel.account a on a.group_id = s.group_id and a.id = s.account_id
  join kernel.dealer_group g on g.group_id = s.group_id
  where s.group_id = $1 and s.token_hash = $2 and s.expires_at > $3 and s.revoked_at is null and a.state = 'active'`

const linkSql = `select l.id, l.purpose, l.record, l.record_id, l.person_id, l.expires_at, l.revoked_at, l.language, g.settings_version
  from kernel.link l join kernel.dealer_group g on g.group_id = l.group_id
  where l.group_id = $1 and l.token_hash = $2`

const systemSql = 'select settings_version from kernel.dealer_group where group_id = $1'

/** The statement that finds out who it is; rides in the first message of every request. */
export function identityStatement(credential: Credential, now: string): Statement {
  switch (credential.kind) {
    case 'session':
      return { sql: sessionSql, parameters: [credential.groupId, hashToken(credential.secret), now] }
    case 'link':
      return { sql: linkSql, parameters: [credential.groupId, hashToken(credential.secret)] }
    case 'system':
      return { sql: systemSql, parameters: [credential.groupId] }
  }
}

/** Whether a link, as `identityStatement` finds it, has been taken back or is out of date. */
export function linkEnded(row: Readonly<Record<string, unknown>>, now: string): boolean {
  return row['revoked_at'] !== null || String(row['expires_at']) <= now
}

/** Reads the identity from the statement's answer, or refuses. */
export function readIdentity(credential: Credential, result: StatementResult | undefined, now: string): Identity {
  const row = result?.rows[0]
  if (credential.kind === 'system') {
    if (!row) throw kernelRefusals.notFound({ group: credential.groupId })
    return {
      kind: 'system',
      actor: { kind: 'system', id: credential.job },
      name: credential.job,
      language: 'zh-CN',
      grants: [],
      settingsVersion: Number(row['settings_version']),
    }
  }
  if (!row) throw credential.kind === 'session' ? kernelRefusals.signIn() : kernelRefusals.linkExpired()
  const settingsVersion = Number(row['settings_version'])
  const device = credential.device ? { device: credential.device } : {}
  if (credential.kind === 'link') {
    if (linkEnded(row, now)) throw kernelRefusals.linkExpired()
    const personId = typeof row['person_id'] === 'string' ? { personId: row['person_id'] } : {}
    return {
      kind: 'link',
      actor: { kind: 'link', id: String(row['id']), ...personId },
      name: '',
      language: String(row['language']),
      grants: [],
      settingsVersion,
      ...device,
      link: { purpose: String(row['purpose']), record: String(row['record']), recordId: String(row['record_id']) },
    }
  }
  const staff = typeof row['staff_id'] === 'string' ? { staffId: row['staff_id'] } : {}
  const person = typeof row['person_id'] === 'string' ? { personId: row['person_id'] } : {}
  return {
    kind: 'session',
    actor: { kind: row['staff_id'] ? 'staff' : 'customer', id: String(row['id']), ...staff, ...person },
    name: String(row['display_name']),
    language: String(row['language']),
    grants: grantsOf(row),
    settingsVersion,
    ...(typeof row['terminal_id'] === 'string' ? { terminal: row['terminal_id'] } : {}),
    ...device,
  }
}

/** All of the account's, or of a terminal's session the one role in the one store, as long as the account holds it. */
function grantsOf(row: Record<string, unknown>): readonly Grant[] {
  const grants = row['grants'] as Grant[]
  const [role, id] = [row['only_role'], row['only_store_id']]
  if (typeof role !== 'string' || typeof id !== 'string') return grants
  return grants.some((grant) => grant.role === role) ? [{ role, scope: 'store', id }] : []
}

/** Stores in which the identity has a permission; `all` when it holds in the whole group. */
export function storesWith(identity: Identity, settings: Settings, permission: string): 'all' | ReadonlySet<string> {
  if (identity.kind === 'system') return 'all'
  const stores = new Set<string>()
  for (const grant of identity.grants) {
    if (!settings.roles.get(grant.role)?.has(permission)) continue
    if (grant.scope === 'group') return 'all'
    for (const store of settings.stores.values()) {
      if (grant.scope === 'store' ? store.id === grant.id : store.regionId === grant.id) stores.add(store.id)
    }
  }
  return stores
}

/**
 * Whether a permission holds on a record: role × permission × scope. A record without a store belongs to the group
 * and is open to every holder. `ownerId` is compared only where the role has the permission for its own records.
 */
export function allowed(
  identity: Identity,
  settings: Settings,
  permission: string,
  storeId: string | null,
  ownerIds: readonly (string | null)[] = [],
): boolean {
  if (identity.kind === 'system') return true
  if (identity.kind === 'link') return false
  for (const grant of identity.grants) {
    const reach = settings.roles.get(grant.role)?.get(permission)
    if (!reach) continue
    if (reach === 'own' && !ownerIds.includes(identity.actor.staffId ?? identity.actor.personId ?? identity.actor.id))
      continue
    if (storeId === null || grant.scope === 'group') return true
    const store = settings.stores.get(storeId)
    if (store && (grant.scope === 'store' ? store.id === grant.id : store.regionId === grant.id)) return true
  }
  return false
}

/** Whether a permission holds in every store of the group: what they share is nobody's alone. In a group of one store its manager's does. */
export function reachesGroup(identity: Identity, settings: Settings, permission: string): boolean {
  if (identity.kind === 'system') return true
  const inAll = (id: string) => covers(identity, settings, permission, { scope: 'store', id })
  return (
    covers(identity, settings, permission, { scope: 'group', id: null }) ||
    (settings.stores.size > 0 && [...settings.stores.keys()].every(inAll))
  )
}

/** Whether a permission holds in the whole of a scope: nobody hands out or sets more than he has himself. */
export function covers(
  identity: Identity,
  settings: Settings,
  permission: string,
  scope: { readonly scope: Grant['scope']; readonly id: string | null },
): boolean {
  return identity.grants.some((grant) => {
    if (settings.roles.get(grant.role)?.get(permission) !== 'all') return false
    if (grant.scope === 'group' || (grant.scope === scope.scope && grant.id === scope.id)) return true
    return grant.scope === 'region' && scope.id !== null && settings.stores.get(scope.id)?.regionId === grant.id
  })
}
