import { type Credential, identityStatement, readIdentity } from './auth/identity.ts'
import { Refusal } from './contract/refusal.ts'
import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import { isoNow, type Kernel } from './kernel.ts'
import { settingsFor } from './settings.ts'
import { Work } from './work.ts'
import { closingStatements } from './work-closing.ts'

/** Writes an entry without a chain: a refusal, a reveal, an export. Sealed by blocks only. */
export async function logAccess(
  kernel: Kernel,
  credential: Credential,
  what: string,
  record: string | null,
  recordId: string | null,
  details: Record<string, unknown>,
): Promise<void> {
  const now = isoNow(kernel.clock)
  const client = await kernel.db.connect()
  try {
    const results = await submit(client, [begin, setGroup(credential.groupId), identityStatement(credential, now)])
    const identity = readIdentity(credential, results[2], now)
    const settings = await settingsFor(client, credential.groupId, identity.settingsVersion)
    const work = new Work({ groupId: credential.groupId, actor: identity.actor, now, settings })
    work.log(what, record, recordId, null, details)
    await submit(client, [...closingStatements(work), commit])
    client.release()
  } catch (error) {
    await abandon(client)
    if (!(error instanceof Refusal)) throw error
  }
}
