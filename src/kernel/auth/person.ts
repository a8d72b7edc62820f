import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Statement, StatementResult } from '../db/batch.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { type Settings, settingsFor } from '../settings.ts'
import { type Credential, type Identity, identityStatement, readIdentity } from './identity.ts'

export interface PersonAnswer {
  readonly identity: Identity
  readonly settings: Settings
  readonly now: string
  readonly results: readonly StatementResult[]
}

/**
 * Runs statements for a signed-in person in one transaction. For what is one's own and needs no permission: the inbox,
 * the live stream. Everything else goes through verbs and reads.
 */
export async function asPerson(
  kernel: Kernel,
  credential: Credential,
  statements: (identity: Identity, now: string) => readonly Statement[],
): Promise<PersonAnswer> {
  if (credential.kind !== 'session') throw kernelRefusals.signIn()
  return asCaller(kernel, credential, statements)
}

/** The same for whoever asks, the holder of a link included; what he may see is the caller's business. */
export async function asCaller(
  kernel: Kernel,
  credential: Credential,
  statements: (identity: Identity, now: string) => readonly Statement[],
): Promise<PersonAnswer> {
  const now = isoNow(kernel.clock)
  const client = await kernel.db.connect()
  let open = true
  try {
    const opened = await submit(client, [begin, setGroup(credential.groupId), identityStatement(credential, now)])
    const identity = readIdentity(credential, opened[2], now)
    const settings = await settingsFor(client, credential.groupId, identity.settingsVersion)
    const results = await submit(client, [...statements(identity, now), commit])
    open = false
    client.release()
    return { identity, settings, now, results }
  } finally {
    if (open) await abandon(client)
  }
}
