import type { PoolClient } from 'pg'
import { allowed, type Credential, identityStatement, readIdentity, storesWith } from './auth/identity.ts'
import { possibleActions } from './possible.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import { isoNow, type Kernel } from './kernel.ts'
import type { Ask, Loaded, Loads, ReadContext, ReadServer, RecordServer } from './serve.ts'
import { settingsFor } from './settings.ts'

export interface ReadRequest {
  readonly server: RecordServer
  readonly read: ReadServer
  readonly credential: Credential
  readonly query: unknown
  readonly id?: string
}

/** Answers a question inside one read transaction of the group; the identity rides in its first message. */
export async function answer(kernel: Kernel, request: ReadRequest): Promise<unknown> {
  const { credential, read, query } = request
  const now = isoNow(kernel.clock)
  const client = await kernel.db.connect()
  let open = true
  try {
    const results = await submit(client, [begin, setGroup(credential.groupId), identityStatement(credential, now)])
    const identity = readIdentity(credential, results[2], now)
    const settings = await settingsFor(client, credential.groupId, identity.settingsVersion)
    const stores = storesWith(identity, settings, read.spec.permission)
    if (identity.kind === 'link') {
      const link = identity.link
      // A link opens the record that it was made for and no other (V-10).
      const other = request.id !== undefined && request.id !== link?.recordId
      if (!read.spec.link || read.spec.link !== link?.purpose || other)
        throw kernelRefusals.notAllowed({ read: read.name })
    } else if (
      identity.kind === 'session' &&
      !allowed(identity, settings, read.spec.permission, null, ownIds(identity))
    ) {
      throw kernelRefusals.notAllowed({ permission: read.spec.permission })
    }
    const asked = (query as { store?: string } | undefined)?.store
    if (asked && stores !== 'all' && !stores.has(asked))
      throw kernelRefusals.notAllowed({ permission: read.spec.permission })
    const context: ReadContext<unknown> = {
      groupId: credential.groupId,
      query,
      id: request.id ?? identity.link?.recordId ?? '',
      identity,
      settings,
      kernel,
      now,
      stores,
      inStores: asked ? [asked] : stores === 'all' ? [...settings.stores.keys()] : [...stores],
      actionsOn: (row) => possibleActions(request.server, row as Record<string, unknown>, identity, settings),
      see(storeId) {
        if (storeId !== null && stores !== 'all' && !stores.has(storeId) && identity.kind !== 'link') {
          throw kernelRefusals.notAllowed({ permission: read.spec.permission })
        }
      },
      load: asking(client),
    }
    const result = await read.run(context)
    await submit(client, [commit])
    open = false
    client.release()
    return result
  } finally {
    if (open) await abandon(client)
  }
}

/** Loads in one message on a connection whose transaction is open. */
export function asking(client: PoolClient): Ask {
  return async <L extends Loads>(loads: L): Promise<Loaded<L>> => {
    const entries = Object.entries(loads)
    const rows = await submit(
      client,
      entries.map(([, load]) => load.statement),
    )
    return Object.fromEntries(entries.map(([name, load], i) => [name, load.read(rows[i]?.rows ?? [])])) as Loaded<L>
  }
}

function ownIds(identity: { actor: { staffId?: string; personId?: string; id: string } }): string[] {
  return [identity.actor.staffId ?? identity.actor.personId ?? identity.actor.id]
}
