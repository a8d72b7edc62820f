import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { inGroup } from '../action.ts'
import { epochMsOf, localDate } from '../clocks/zone.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { pinInput, type PinInput, terminalToken } from '../contract/terminal.ts'
import { logAccess } from '../access-log.ts'
import type { StatementResult } from '../db/batch.ts'
import { credentialFrom, parse, sessionCookie } from '../http.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { parameter, type Settings } from '../settings.ts'
import { credentialOf, type Grant, hashToken, identityStatement, readIdentity } from './identity.ts'
import { passwordMatches } from './passwords.ts'
import { asCaller, asPerson } from './person.ts'
import { offlineMark } from './offline-mark.ts'
import { describe } from './routes.ts'

/** A session at a shared tablet ends so long after the last touch. */
export const terminalMinutes = 'kernel.terminalMinutes'
const triesBeforeLock = 'kernel.pinTries'
/** So long after his last PIN that the server took, a person may sign on at that tablet without network; 0: never. */
const offlineHours = 'kernel.offlineSignOnHours'
/** Longer than any shift: the browser forgets the cookie, the server the session long before. */
const cookieSeconds = 14 * 3600

export const terminalParameters = [
  { key: terminalMinutes, unit: 'minute', value: 15 },
  { key: triesBeforeLock, unit: 'count', value: 5 },
  { key: offlineHours, unit: 'hour', value: 12 },
] as const

interface Terminal {
  readonly id: string
  readonly store_id: string
  readonly name: string
  readonly role: string
}

interface Holder {
  readonly id: string
  readonly display_name: string
  readonly state: string
  readonly pin_hash: string
  readonly grants: Grant[]
  readonly failed_count: number | null
  readonly locked_until: string | null
}

/** Signing on at a shared tablet: the device is known, the person says who he is by name and PIN. */
export function registerTerminal(app: FastifyInstance, kernel: Kernel): void {
  app.post('/api/terminal/people', async (request) => {
    const { token } = parse(terminalToken, request.body) as { token: string }
    const { terminal, settings, holders } = await open(kernel, token)
    const store = settings.stores.get(terminal.store_id)
    return {
      terminal: { name: terminal.name, storeZh: store?.nameZh ?? '', storeEn: store?.nameEn ?? '' },
      people: holders.map((one) => ({
        accountId: one.id,
        name: one.display_name,
        mark: offlineMark(one.pin_hash),
        lockedUntil: one.locked_until !== null && one.locked_until > isoNow(kernel.clock) ? one.locked_until : null,
      })),
    }
  })
  app.post('/api/terminal/sign-on', async (request, reply) => {
    const input = parse(pinInput, request.body) as PinInput
    const { token, me, offline } = await signOn(kernel, input, request.headers['user-agent'] ?? '')
    const secure = request.protocol === 'https'
    reply.setCookie(sessionCookie, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure,
      maxAge: cookieSeconds,
    })
    return { token, me, offline }
  })
  app.post('/api/terminal/keep', async (request) => {
    const credential = credentialFrom(request)
    const { settings, now, identity } = await asPerson(kernel, credential, () => [])
    if (!identity.terminal || credential.kind !== 'session') return { until: null }
    const until = ends(settings, identity.grants[0]?.id ?? null, now)
    await inGroup(kernel, credential.groupId, [
      {
        sql: 'update kernel.session set expires_at = $3 where group_id = $1 and token_hash = $2',
        parameters: [credential.groupId, hashToken(credential.secret), until],
      },
    ])
    return { until }
  })
}

const peopleSql = `select a.id, a.display_name, a.state, a.pin_hash, a.grants, t.failed_count, t.locked_until from kernel.account a
  left join kernel.pin_try t on t.group_id = a.group_id and t.account_id = a.id
  where a.group_id = $1 and a.pin_hash is not null order by a.display_name, a.id`

/** The terminal behind a token, and who may sign on there: with a PIN, and with its role in its store. */
async function open(kernel: Kernel, token: string) {
  const shown = credentialOf(token, 'session')
  if (shown?.kind !== 'session') throw kernelRefusals.terminalUnknown()
  const { groupId } = shown
  const system = { kind: 'system', groupId, job: 'terminal' } as const
  const { settings, now, results } = await asCaller(kernel, system, () => [
    {
      sql: `select id, store_id, name, role from kernel.terminal where group_id = $1 and token_hash = $2 and state = 'enrolled'`,
      parameters: [groupId, hashToken(shown.secret)],
    },
    { sql: peopleSql, parameters: [groupId] },
  ])
  const [terminal] = rowsOf<Terminal>(results[0])
  if (!terminal) throw kernelRefusals.terminalUnknown()
  const { store_id: storeId, role } = terminal
  const known = rowsOf<Holder>(results[1])
  const holders = known.filter((one) => one.state === 'active' && holdsIn(one.grants, role, storeId, settings))
  return { groupId, terminal, settings, now, holders, known }
}

function rowsOf<T>(result: StatementResult | undefined): T[] {
  return (result?.rows ?? []) as T[]
}

function holdsIn(grants: readonly Grant[], role: string, storeId: string, settings: Settings): boolean {
  const region = settings.stores.get(storeId)?.regionId
  return grants.some(
    (grant) =>
      grant.role === role &&
      (grant.scope === 'group' || (grant.scope === 'store' ? grant.id === storeId : grant.id === region)),
  )
}

async function signOn(kernel: Kernel, input: PinInput, agent: string) {
  const { groupId, terminal, settings, now, holders, known } = await open(kernel, input.token)
  const holder = known.find((one) => one.id === input.accountId)
  if (holder?.locked_until && holder.locked_until > now) throw kernelRefusals.locked({ until: holder.locked_until })
  const matches = await passwordMatches(holder?.pin_hash, input.pin)
  if (!holder || !matches) {
    if (holder) await countFailure(kernel, groupId, holder, settings)
    throw kernelRefusals.wrongPin()
  }
  // Only who knows the PIN hears that it opens nothing any more.
  if (!holders.includes(holder)) throw kernelRefusals.signOnBlocked({ name: holder.display_name })
  const secret = randomBytes(32).toString('base64url')
  const credential = { kind: 'session' as const, groupId, secret }
  const { id, store_id: storeId, role } = terminal
  const results = await inGroup(kernel, groupId, [
    {
      sql: `insert into kernel.session (group_id, token_hash, account_id, created_at, expires_at, device, terminal_id, only_role, only_store_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      parameters: [
        groupId,
        hashToken(secret),
        holder.id,
        now,
        ends(settings, storeId, now),
        `${terminal.name} ${agent}`.slice(0, 200),
        id,
        role,
        storeId,
      ],
    },
    {
      sql: 'delete from kernel.pin_try where group_id = $1 and account_id = $2',
      parameters: [groupId, holder.id],
    },
    identityStatement(credential, now),
  ])
  const identity = readIdentity(credential, results[4], now)
  if (input.since)
    await logAccess(kernel, credential, 'signOnOffline', 'terminal', id, { since: input.since, device: terminal.name })
  const me = await describe(kernel, groupId, identity)
  return { token: `${groupId}.${secret}`, me, offline: offlineAnswer(settings, storeId, now, holder) }
}

/** What the tablet may keep of a person whose PIN was right; nothing where the shop does not want it. */
function offlineAnswer(settings: Settings, storeId: string, now: string, holder: Holder) {
  const hours = amountOf(settings, offlineHours, storeId, now)
  if (hours <= 0) return null
  return {
    until: new Date(epochMsOf(now) + hours * 3_600_000).toISOString(),
    mark: offlineMark(holder.pin_hash),
    tries: amountOf(settings, triesBeforeLock, null, now),
    idleMinutes: amountOf(settings, terminalMinutes, storeId, now),
  }
}

function ends(settings: Settings, storeId: string | null, now: string): string {
  return new Date(epochMsOf(now) + amountOf(settings, terminalMinutes, storeId, now) * 60_000).toISOString()
}

function amountOf(settings: Settings, key: string, storeId: string | null, now: string): number {
  const zone = (storeId ? settings.stores.get(storeId)?.timeZone : undefined) ?? 'UTC'
  return parameter(settings, key, storeId, localDate(epochMsOf(now), zone))
}

/** After the tries that the shop allows each further one locks twice as long, an hour at the most. */
async function countFailure(kernel: Kernel, groupId: string, holder: Holder, settings: Settings): Promise<void> {
  const now = isoNow(kernel.clock)
  const failed = (holder.failed_count ?? 0) + 1
  const over = failed - amountOf(settings, triesBeforeLock, null, now)
  const until = over < 0 ? null : new Date(epochMsOf(now) + Math.min(60, 2 ** over) * 60_000).toISOString()
  await inGroup(kernel, groupId, [
    {
      sql: `insert into kernel.pin_try (group_id, account_id, failed_count, locked_until, last_at) values ($1, $2, 1, $4, $3)
            on conflict (group_id, account_id) do update set failed_count = kernel.pin_try.failed_count + 1, locked_until = $4, last_at = $3`,
      parameters: [groupId, holder.id, now, until],
    },
  ])
}
