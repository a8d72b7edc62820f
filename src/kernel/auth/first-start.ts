import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { firstAdministratorInput } from '../contract/session.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import { newId } from '../ids.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import type { Module } from '../module.ts'
import type { Settings } from '../settings.ts'
import { plantAll, seedsVersion } from '../admin/seeds.ts'
import { createAccount, createRoles, createStore, groupStatement } from '../setup.ts'
import { Work } from '../work.ts'
import { closingStatements } from '../work-closing.ts'
import { hashPassword } from './passwords.ts'

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly nameZh: string
  readonly nameEn: string
  readonly role: string
}

/** What the sign-in page shows before anybody has signed in, and the first administrator of an empty house. */
export function registerFirstStart(
  app: FastifyInstance,
  kernel: Kernel,
  modules: readonly Module[],
  version: string,
  demoAccounts: readonly DemoAccount[],
): void {
  app.get('/api/setup', async () => {
    const [groups] = await kernel.db.run([{ sql: 'select demo from kernel.dealer_group limit 100', parameters: [] }])
    const rows = groups?.rows ?? []
    const onlyDemo = rows.length > 0 && rows.every((row) => row['demo'] === true)
    return {
      state: rows.length === 0 ? 'empty' : onlyDemo ? 'demo' : 'ready',
      version,
      ...(onlyDemo ? { demoAccounts } : {}),
    }
  })
  app.post('/api/setup/first-administrator', async (request) => {
    const parsed = firstAdministratorInput.safeParse(request.body)
    if (!parsed.success) {
      throw kernelRefusals.invalid({
        fields: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code })),
      })
    }
    await firstAdministrator(kernel, modules, parsed.data)
    return { done: true }
  })
}

/** Makes the group, its first store and the administrator, once: two who try at the same time cannot both succeed. */
export async function firstAdministrator(
  kernel: Kernel,
  modules: readonly Module[],
  input: z.output<typeof firstAdministratorInput>,
): Promise<string> {
  const now = isoNow(kernel.clock)
  const groupId = newId()
  const passwordHash = await hashPassword(input.password)
  const settings: Settings = { groupId, version: 1, stores: new Map(), roles: new Map(), parameters: [], days: {} }
  const work = new Work({ groupId, actor: { kind: 'system', id: 'setup' }, now, settings })
  const regionId = newId()
  const storeId = newId()
  createRoles(work, modules)
  work.plain('kernel.region', {
    id: regionId,
    code: 'R1',
    name_zh: input.groupNameZh,
    name_en: input.groupNameEn || input.groupNameZh,
  })
  createStore(work, {
    id: storeId,
    regionId,
    code: input.storeCode,
    nameZh: input.storeNameZh,
    nameEn: input.storeNameEn || input.storeNameZh,
    addressZh: input.address,
    addressEn: input.address,
    phone: input.phone,
  })
  createAccount(work, {
    login: input.login,
    passwordHash,
    name: input.name,
    grants: [{ role: 'administrator', scope: 'group', id: null }],
  })
  plantAll(work, modules)
  const client = await kernel.db.connect()
  try {
    const group = {
      id: groupId,
      code: input.groupCode,
      nameZh: input.groupNameZh,
      nameEn: input.groupNameEn || input.groupNameZh,
      demo: false,
      seeds: seedsVersion(modules),
    }
    const results = await submit(client, [
      begin,
      // One at a time: the second waits here and then finds a group.
      { sql: 'select pg_advisory_xact_lock(40961)', parameters: [] },
      { sql: 'select group_id from kernel.dealer_group where not demo limit 1', parameters: [] },
    ])
    if ((results[2]?.rows.length ?? 0) > 0) throw kernelRefusals.setupDone()
    await submit(client, [groupStatement(group, now), setGroup(groupId), ...closingStatements(work), commit])
    client.release()
    return groupId
  } catch (error) {
    await abandon(client)
    throw error
  }
}
