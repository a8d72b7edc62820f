import { beforeAll, describe, expect, test } from 'vitest'
import { settingsChanged } from '../../src/kernel/admin/settings-version.ts'
import { hashPassword } from '../../src/kernel/auth/passwords.ts'
import { reachesGroup } from '../../src/kernel/auth/identity.ts'
import { runAsSystem } from '../../src/kernel/system.ts'
import { createAccount, roleFace } from '../../src/kernel/setup.ts'
import { newId } from '../../src/kernel/ids.ts'
import { groupWideRights, useHouse } from '../house.ts'
import { modules } from '../../src/modules.ts'
import { askOf, send } from './ask.ts'
import { endpoints, fill, servers, type World } from './world.ts'

const house = useHouse()
const password = 'correct horse battery'
let world: World
const tokens = { ofStore: '', ofGroup: '' }

beforeAll(async () => {
  world = await fill(house)
  const passwordHash = await hashPassword(password)
  await runAsSystem(house.kernel, {
    groupId: house.groupId,
    name: 'test',
    key: 'keepers',
    loads: () => ({}),
    run(work) {
      const permissions = groupWideRights(modules)
      work.create(roleFace, 'add', { id: newId(), code: 'keeper', name_zh: '目录员', name_en: 'Keeper', permissions })
      const account = (login: string, scope: 'store' | 'group') =>
        createAccount(work, {
          login,
          passwordHash,
          name: login,
          staffId: null,
          grants: [{ role: 'keeper', scope, id: scope === 'store' ? house.stores.sz : null }],
        })
      account('keeper.store', 'store')
      account('keeper.group', 'group')
      settingsChanged(work)
    },
  })
  const signIn = async (login: string) => {
    const { body } = await house.app.inject({
      method: 'POST',
      url: '/api/session/sign-in',
      payload: { login, password },
    })
    return (JSON.parse(body) as { token: string }).token
  }
  tokens.ofStore = await signIn('keeper.store')
  tokens.ofGroup = await signIn('keeper.group')
}, 300_000)

/** Verbs on records that no store has to itself, with rights to keep them. */
const shared = servers.flatMap(({ contract }) => {
  const { shape } = contract.schema as { shape?: object }
  if (shape && 'storeId' in shape) return []
  return Object.entries(contract.lifecycle.verbs)
    .filter(([, spec]) => !spec.internal && spec.permission.endsWith('.manage'))
    .map(([verb, spec]) => ({ key: `${contract.name}.${verb}`, groupWide: spec.groupWide === true }))
})

/** Those that compare the scope themselves, and the one that stops harm: whoever sees it first may. */
const otherwise = /^(store|role|account|parameter)\.|^part\.block$/

describe('what all stores of a group share', () => {
  test('is marked in every contract', () => {
    expect(shared.length).toBeGreaterThan(20)
    expect(shared.filter(({ key, groupWide }) => !groupWide && !otherwise.test(key))).toEqual([])
  })

  test('is changed by nobody whose right ends at his store, and by who reaches all stores', {
    timeout: 200_000,
  }, async () => {
    const wide = endpoints.filter(
      ({ server, key, method }) =>
        method === 'POST' && server.contract.lifecycle.verbs[key.split('.')[1] ?? '']?.groupWide,
    )
    expect(wide.length).toBeGreaterThan(20)
    const open: string[] = []
    let checked = 0
    const shut: string[] = []
    for (const endpoint of wide) {
      const { input, ...rest } = askOf(world, endpoint)
      const ask = { ...rest, input: 'storeId' in input ? { ...input, storeId: null } : input }
      if (ask.target && ask.target.storeId !== null) continue
      const refused = await send(house, { authorization: `Bearer ${tokens.ofStore}` }, ask)
      if (refused.status === 403 && refused.body.includes('kernel.groupScopeNeeded')) {
        const answer = await send(house, { authorization: `Bearer ${tokens.ofGroup}` }, ask)
        if (answer.status === 403) shut.push(endpoint.key)
        checked += 1
      } else if (refused.status !== 422) open.push(`${endpoint.key} ${refused.status} ${refused.body.slice(0, 80)}`)
    }
    expect(checked).toBeGreaterThan(25)
    expect({ open, shut }).toEqual({ open: [], shut: [] })
  })

  test('is its manager’s in a group of one store', () => {
    const store = { id: 'a', regionId: 'r' }
    const grants = [{ role: 'manager', scope: 'store', id: 'a' }]
    const roles = new Map([['manager', new Map([['part.manage', 'all']])]])
    const of = (...ids: string[]) => ({ roles, stores: new Map(ids.map((id) => [id, { ...store, id }])) })
    const may = (...ids: string[]) =>
      reachesGroup({ kind: 'person', grants } as never, of(...ids) as never, 'part.manage')
    expect([may('a'), may('a', 'b')]).toEqual([true, false])
  })
})
