import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { inGroup } from '../action.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { signInInput } from '../contract/session.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import { credentialFrom, sessionCookie } from '../http.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { type Settings, settingsFor } from '../settings.ts'
import { type Grant, hashToken, type Identity, identityStatement, readIdentity, reachesGroup } from './identity.ts'
import { passwordMatches } from './passwords.ts'

const sessionHours = 14
/** Lockout after failed tries: grows, so that guessing does not pay and a tired person gets in again. */
const triesBeforeLock = 5

/** Signing in and out, and who am I: the only writes besides verbs. */
export function registerSession(app: FastifyInstance, kernel: Kernel): void {
  app.post('/api/session/sign-in', async (request, reply) => {
    const parsed = signInInput.safeParse(request.body)
    if (!parsed.success)
      throw kernelRefusals.invalid({
        fields: parsed.error.issues.map((i) => ({ path: i.path.join('.'), code: i.code })),
      })
    const { token, account, groupId } = await signIn(kernel, parsed.data, request.headers['user-agent'] ?? '')
    reply.setCookie(sessionCookie, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: sessionHours * 3600,
    })
    return { token, me: await describe(kernel, groupId, account) }
  })
  app.post('/api/session/sign-out', async (request, reply) => {
    const credential = credentialFrom(request)
    if (credential.kind === 'session') {
      await inGroup(kernel, credential.groupId, [
        {
          sql: 'update kernel.session set revoked_at = $3 where group_id = $1 and token_hash = $2',
          parameters: [credential.groupId, hashToken(credential.secret), isoNow(kernel.clock)],
        },
      ])
    }
    reply.clearCookie(sessionCookie, { path: '/' })
    return { done: true }
  })
  app.get('/api/session/me', async (request) => {
    const credential = credentialFrom(request)
    const now = isoNow(kernel.clock)
    const [, , result] = await inGroup(kernel, credential.groupId, [identityStatement(credential, now)])
    return describe(kernel, credential.groupId, readIdentity(credential, result, now))
  })
}

interface AccountRow {
  readonly id: string
  readonly password_hash: string
  readonly state: string
  readonly failed_count: number | null
  readonly locked_until: string | null
}

async function signIn(
  kernel: Kernel,
  input: { group?: string | undefined; login: string; password: string; device?: string | undefined },
  agent: string,
): Promise<{ token: string; account: Identity; groupId: string }> {
  const groupId = await groupOf(kernel, input.group)
  const now = isoNow(kernel.clock)
  const [, , found] = await inGroup(kernel, groupId, [
    {
      sql: `select a.id, a.password_hash, a.state, i.failed_count, i.locked_until from kernel.account a
            left join kernel.sign_in i on i.group_id = a.group_id and i.account_id = a.id where a.group_id = $1 and a.login = $2`,
      parameters: [groupId, input.login.toLowerCase()],
    },
  ])
  const account = found?.rows[0] as AccountRow | undefined
  if (account?.locked_until && account.locked_until > now) throw kernelRefusals.locked({ until: account.locked_until })
  const matches = await passwordMatches(account?.password_hash, input.password)
  if (!account || !matches || account.state !== 'active') {
    if (account) await countFailure(kernel, groupId, account, now)
    throw kernelRefusals.wrongPassword()
  }
  const secret = randomBytes(32).toString('base64url')
  const expires = new Date(kernel.clock.now() + sessionHours * 3_600_000).toISOString()
  const credential = { kind: 'session' as const, groupId, secret }
  const results = await inGroup(kernel, groupId, [
    {
      sql: 'insert into kernel.session (group_id, token_hash, account_id, created_at, expires_at, device) values ($1, $2, $3, $4, $5, $6)',
      parameters: [groupId, hashToken(secret), account.id, now, expires, (input.device ?? agent).slice(0, 200)],
    },
    {
      sql: `insert into kernel.sign_in (group_id, account_id, failed_count, last_at) values ($1, $2, 0, $3)
            on conflict (group_id, account_id) do update set failed_count = 0, locked_until = null, last_at = $3`,
      parameters: [groupId, account.id, now],
    },
    identityStatement(credential, now),
  ])
  return { token: `${groupId}.${secret}`, account: readIdentity(credential, results[4], now), groupId }
}

/** The fifth failure locks for a minute, each further one doubles it, an hour at the most. */
async function countFailure(kernel: Kernel, groupId: string, account: AccountRow, now: string): Promise<void> {
  const failed = (account.failed_count ?? 0) + 1
  const minutes = failed < triesBeforeLock ? 0 : Math.min(60, 2 ** (failed - triesBeforeLock))
  const until = minutes > 0 ? new Date(kernel.clock.now() + minutes * 60_000).toISOString() : null
  await inGroup(kernel, groupId, [
    {
      sql: `insert into kernel.sign_in (group_id, account_id, failed_count, locked_until, last_at) values ($1, $2, 1, $4, $3)
            on conflict (group_id, account_id) do update set failed_count = kernel.sign_in.failed_count + 1, locked_until = $4, last_at = $3`,
      parameters: [groupId, account.id, now, until],
    },
  ])
}

async function groupOf(kernel: Kernel, code: string | undefined): Promise<string> {
  const [result] = await kernel.db.run([
    code
      ? { sql: 'select group_id from kernel.dealer_group where code = $1', parameters: [code] }
      : { sql: 'select group_id from kernel.dealer_group order by created_at limit 2', parameters: [] },
  ])
  const rows = result?.rows ?? []
  const id = rows.length === 1 ? rows[0]?.['group_id'] : undefined
  if (typeof id !== 'string') throw kernelRefusals.wrongPassword()
  return id
}

/** What a screen must know of the person: group, stores, and where each permission holds. */
export async function describe(kernel: Kernel, groupId: string, identity: Identity) {
  const client = await kernel.db.connect()
  try {
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      {
        sql: 'select code, name_zh, name_en, demo from kernel.dealer_group where group_id = $1',
        parameters: [groupId],
      },
      {
        sql: 'select grants from kernel.account where group_id = $1 and id = $2',
        parameters: [groupId, identity.actor.id],
      },
      {
        sql: 'select id, name, role from kernel.terminal where group_id = $1 and id = $2',
        parameters: [groupId, identity.terminal ?? null],
      },
    ])
    const settings = await settingsFor(client, groupId, identity.settingsVersion)
    await submit(client, [commit])
    client.release()
    const group = results[2]?.rows[0] ?? {}
    const { permissions, stores } = reach(identity, settings)
    return {
      accountId: identity.actor.id,
      staffId: identity.actor.staffId ?? null,
      name: identity.name,
      language: identity.language,
      group: {
        id: groupId,
        code: group['code'],
        nameZh: group['name_zh'],
        nameEn: group['name_en'],
        demo: group['demo'],
      },
      roles: [...new Set(identity.grants.map((grant) => grant.role))],
      permissions,
      groupWide: Object.keys(permissions).filter((permission) => reachesGroup(identity, settings, permission)),
      stores: [...settings.stores.values()]
        .filter((store) => stores.has(store.id))
        .map(({ id, code, nameZh, nameEn, regionId, timeZone }) => ({ id, code, nameZh, nameEn, regionId, timeZone })),
      terminal: results[4]?.rows[0] ?? null,
      now: isoNow(kernel.clock),
    }
  } catch (error) {
    await abandon(client)
    throw error
  }
}

function reach(identity: Identity, settings: Settings): { permissions: Record<string, string[]>; stores: Set<string> } {
  const permissions: Record<string, string[]> = {}
  const stores = new Set<string>()
  for (const grant of identity.grants) {
    const inScope = [...settings.stores.values()].filter((store) => covers(grant, store))
    for (const store of inScope) stores.add(store.id)
    for (const permission of settings.roles.get(grant.role)?.keys() ?? []) {
      const list = (permissions[permission] ??= [])
      if (grant.scope === 'group') list.push('*')
      else for (const store of inScope) if (!list.includes(store.id)) list.push(store.id)
    }
  }
  return { permissions, stores }
}

function covers(grant: Grant, store: { id: string; regionId: string }): boolean {
  return grant.scope === 'group' || (grant.scope === 'store' ? grant.id === store.id : grant.id === store.regionId)
}
