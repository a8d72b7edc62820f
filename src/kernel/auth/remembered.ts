import type { PoolClient } from 'pg'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Statement, StatementResult } from '../db/batch.ts'
import type { Found } from '../db/found.ts'
import { submit } from '../db/pool.ts'
import { knownSettings, type Settings, settingsFor } from '../settings.ts'
import { type Credential, hashToken, type Identity, identityStatement, readIdentity } from './identity.ts'

type AccountRow = Record<string, unknown>

/**
 * Accounts by the settings in force when they were read: a change of an account moves the settings' version (a trigger
 * sees to it), and with the old settings the old accounts are forgotten.
 */
const remembered = new WeakMap<Settings, Map<string, AccountRow>>()

// On every request's way: two look-ups by key instead of a join of three tables with all that an account says.
const sessionSql = `select account_id, terminal_id, only_role, only_store_id, (select settings_version from kernel.dealer_group where group_id = $1) as settings_version
  from kernel.session where group_id = $1 and token_hash = $2 and expires_at > $3 and revoked_at is null`

const accountSql = `select id, staff_id, person_id, display_name, language, grants from kernel.account
  where group_id = $1 and id = $2 and state = 'active'`

/** The statement that finds out who asks, as far as memory does not know it; for `identify`. */
export function shortIdentityStatement(credential: Credential, now: string): Statement {
  return credential.kind === 'session'
    ? { sql: sessionSql, parameters: [credential.groupId, hashToken(credential.secret), now] }
    : identityStatement(credential, now)
}

/** Finds the staff id of who asks, before it is known who that is. */
export function askerStaff(credential: Credential): Found {
  return credential.kind === 'session' ? { select: staffSql, id: hashToken(credential.secret) } : nobody
}

const nobody: Found = { select: `select null::uuid where $2::text is null`, id: '' }

const staffSql = `select a.staff_id from kernel.session s join kernel.account a on a.group_id = s.group_id and a.id = s.account_id
  where s.group_id = $1 and s.token_hash = $2`

/** Who asks, and the settings of his group. Reads what memory lacks in the caller's transaction; refuses who is nobody. */
export async function identify(
  client: PoolClient,
  credential: Credential,
  result: StatementResult | undefined,
  now: string,
): Promise<{ identity: Identity; settings: Settings }> {
  const row = result?.rows[0]
  if (!row || credential.kind !== 'session') {
    const identity = readIdentity(credential, result, now)
    return { identity, settings: await settingsFor(client, credential.groupId, identity.settingsVersion) }
  }
  const settings = await settingsFor(client, credential.groupId, Number(row['settings_version']))
  const accounts = remembered.get(settings) ?? new Map<string, AccountRow>()
  remembered.set(settings, accounts)
  const id = String(row['account_id'])
  let account = accounts.get(id)
  if (!account) {
    const [found] = await submit(client, [{ sql: accountSql, parameters: [credential.groupId, id] }])
    account = found?.rows[0]
    if (!account) throw kernelRefusals.signIn()
    accounts.set(id, account)
  }
  return { identity: identityOf(credential, account, row, now), settings }
}

/** The same from memory alone, for an answer of `shortIdentityStatement` that was true a moment ago. */
export function recall(
  credential: Credential,
  row: Record<string, unknown>,
  now: string,
): { identity: Identity; settings: Settings } | undefined {
  const settings = knownSettings(credential.groupId, Number(row['settings_version']))
  if (!settings) return undefined
  if (credential.kind !== 'session')
    return { identity: readIdentity(credential, { rows: [row], tag: '' }, now), settings }
  const account = remembered.get(settings)?.get(String(row['account_id']))
  return account && { identity: identityOf(credential, account, row, now), settings }
}

function identityOf(
  credential: Credential,
  account: AccountRow,
  session: Record<string, unknown>,
  now: string,
): Identity {
  const row = { ...account, ...session }
  return readIdentity(credential, { rows: [row], tag: '' }, now)
}
