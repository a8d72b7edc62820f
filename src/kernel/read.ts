import type { PoolClient } from 'pg'
import { allowed, type Credential, storesWith } from './auth/identity.ts'
import { possibleActions } from './possible.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import type { Statement, StatementResult } from './db/batch.ts'
import { submit } from './db/pool.ts'
import type { Kernel } from './kernel.ts'
import { type Reader, reading } from './reading.ts'
import type { Ask, Loaded, Loads, ReadContext, ReadServer, RecordServer } from './serve.ts'

export interface ReadRequest {
  readonly server: RecordServer
  readonly read: ReadServer
  readonly credential: Credential
  readonly query: unknown
  readonly id?: string
}

/** Answers a question inside the group; the identity rides in its first message. */
export async function answer(kernel: Kernel, request: ReadRequest): Promise<unknown> {
  return reading(kernel, request.credential, (reader) => request.read.run(contextOf(kernel, request, reader)))
}

function contextOf(kernel: Kernel, request: ReadRequest, { identity, settings, now, ask }: Reader) {
  const { read, query } = request
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
    groupId: request.credential.groupId,
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
    load: askingBy(ask),
  }
  return context
}

/** Loads in one message on a connection whose transaction is open. */
export function asking(client: PoolClient): Ask {
  return askingBy((statements) => submit(client, statements))
}

function askingBy(ask: (statements: Statement[]) => Promise<StatementResult[]>): Ask {
  return async <L extends Loads>(loads: L): Promise<Loaded<L>> => {
    const entries = Object.entries(loads)
    const rows = await ask(entries.map(([, load]) => load.statement))
    return Object.fromEntries(entries.map(([name, load], i) => [name, load.read(rows[i]?.rows ?? [])])) as Loaded<L>
  }
}

function ownIds(identity: { actor: { staffId?: string; personId?: string; id: string } }): string[] {
  return [identity.actor.staffId ?? identity.actor.personId ?? identity.actor.id]
}
