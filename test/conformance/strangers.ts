import { inGroup } from '../../src/kernel/action.ts'
import { type Grant, hashToken } from '../../src/kernel/auth/identity.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Settings } from '../../src/kernel/settings.ts'
import { createAccount, createRoles, createStore, groupStatement, startingRoles } from '../../src/kernel/setup.ts'
import { Work } from '../../src/kernel/work.ts'
import { closingStatements } from '../../src/kernel/work-closing.ts'
import { modules } from '../../src/modules.ts'
import type { House } from '../house.ts'

/** Somebody of a starting role who has no business with the house's first store. */
export interface Stranger {
  readonly role: string
  readonly groupId: string
  /** His own store. */
  readonly storeId: string
  readonly authorization: string
}

/** One person of every starting role in the group's other store. */
export async function otherStore(house: House): Promise<Stranger[]> {
  const { groupId, stores } = house
  return await write(house, groupId, (work) => everyRole(work, stores.hz, 'store'))
}

/** Somebody who may do everything everywhere in the group. */
export async function mayAll(house: House): Promise<Stranger> {
  return await write(house, house.groupId, (work) => {
    const grants = Object.keys(startingRoles).map((role): Grant => ({ role, scope: 'group', id: null }))
    return somebody(work, 'all', house.stores.sz, grants)
  })
}

/** One person of every starting role with rights in the whole of another group of the same database. */
export async function otherGroup(house: House): Promise<Stranger[]> {
  const [groupId, storeId, regionId] = [newId(), newId(), newId()]
  const now = new Date(house.clock.now()).toISOString()
  const group = { id: groupId, code: 'other', nameZh: '他集团', nameEn: 'Other group', demo: false }
  await house.kernel.db.run([groupStatement(group, now)])
  return await write(house, groupId, (work) => {
    createRoles(work, modules)
    work.plain('kernel.region', { id: regionId, code: 'OTHER', name_zh: '他处', name_en: 'Elsewhere' })
    createStore(work, { id: storeId, regionId, code: 'OT01', nameZh: '他店', nameEn: 'Other store' })
    return everyRole(work, storeId, 'group')
  })
}

function everyRole(work: Work, storeId: string, reach: 'store' | 'group'): Stranger[] {
  return Object.keys(startingRoles).map((role) => {
    // A customer's rights are his own everywhere, as the portal grants them.
    const scope = role === 'customer' ? 'group' : reach
    return somebody(work, role, storeId, [{ role, scope, id: scope === 'store' ? storeId : null }])
  })
}

function somebody(work: Work, role: string, storeId: string, grants: readonly Grant[]): Stranger {
  const [accountId, secret] = [newId(), newId()]
  createAccount(work, {
    id: accountId,
    login: `stranger.${role}.${storeId.slice(-6)}`.toLowerCase(),
    passwordHash: '',
    name: role,
    ...(role === 'customer' ? { personId: newId() } : { staffId: newId() }),
    grants,
  })
  work.plain('kernel.session', {
    token_hash: hashToken(secret),
    account_id: accountId,
    created_at: work.now,
    expires_at: '2099-01-01T00:00:00.000Z',
    device: '',
  })
  return { role, groupId: work.groupId, storeId, authorization: `Bearer ${work.groupId}.${secret}` }
}

async function write<T>(house: House, groupId: string, run: (work: Work) => T): Promise<T> {
  const now = new Date(house.clock.now()).toISOString()
  const settings: Settings = { groupId, version: 1, stores: new Map(), roles: new Map(), parameters: [], days: {} }
  const work = new Work({ groupId, actor: { kind: 'system', id: 'setup' }, now, settings })
  const result = run(work)
  await inGroup(house.kernel, groupId, closingStatements(work))
  return result
}
