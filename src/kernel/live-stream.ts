import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Credential, Identity } from './auth/identity.ts'
import { asPerson } from './auth/person.ts'
import { Refusal } from './contract/refusal.ts'
import { credentialFrom } from './http.ts'
import type { Change, Kernel } from './kernel.ts'
import type { Live } from './live.ts'
import type { Settings } from './settings.ts'

const usualHeartbeatMs = 20_000
/** Every third heartbeat it is asked again who listens: a sign-out or a changed grant ends or narrows the stream. */
const heartbeatsPerCheck = 3
/** A page that does not take what it is sent is cut off; it connects again and loads afresh. */
const mostWaitingBytes = 256 * 1024

interface Viewer {
  readonly accountId: string
  readonly staff: boolean
  readonly stores: 'all' | ReadonlySet<string>
}

/**
 * `GET /api/live`: server-sent events. `change` brings `[{record, id, storeId}]`, `all` says to load everything again.
 * Members of staff hear of their stores and of what belongs to the whole group; everybody hears of his own inbox.
 */
export function registerLive(
  app: FastifyInstance,
  kernel: Kernel,
  live: Live,
  heartbeatMs: number = usualHeartbeatMs,
): void {
  const open = new Set<() => void>()
  app.get('/api/live', async (request, reply) => {
    const credential = credentialFrom(request)
    const viewer = await viewerOf(kernel, credential)
    reply.hijack()
    const close = stream({ kernel, live, credential, heartbeatMs }, viewer, reply, () => open.delete(close))
    open.add(close)
  })
  // Streams never end by themselves; the server would wait for them.
  app.addHook('preClose', async () => {
    for (const close of open) close()
  })
}

interface StreamContext {
  readonly kernel: Kernel
  readonly live: Live
  readonly credential: Credential
  readonly heartbeatMs: number
}

function stream(context: StreamContext, first: Viewer, reply: FastifyReply, onClosed: () => void): () => void {
  const { kernel, live, credential, heartbeatMs } = context
  const { raw } = reply
  let viewer = first
  let beats = 0
  raw.writeHead(200, {
    ...headersOf(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would collect the events otherwise.
    'x-accel-buffering': 'no',
  })
  const write = (text: string) => {
    raw.write(text)
    if (raw.writableLength > mostWaitingBytes) close()
  }
  const unsubscribe = live.subscribe({
    groupId: credential.groupId,
    tell(changes) {
      if (changes === 'all') return write('event: all\ndata: []\n\n')
      const seen = changes
        .filter((change) => sees(viewer, change))
        .map(({ record, id, storeId }) => ({ record, id, storeId }))
      if (seen.length > 0) write(`event: change\ndata: ${JSON.stringify(seen)}\n\n`)
    },
  })
  const check = async () => {
    try {
      viewer = await viewerOf(kernel, credential)
    } catch (error) {
      if (error instanceof Refusal) close()
    }
  }
  const timer = setInterval(() => {
    write(': here\n\n')
    beats += 1
    if (beats % heartbeatsPerCheck === 0) void check()
  }, heartbeatMs)
  let closed = false
  function close(): void {
    if (closed) return
    closed = true
    clearInterval(timer)
    unsubscribe()
    raw.end()
    onClosed()
  }
  raw.on('close', close)
  raw.on('error', close)
  write('retry: 2000\n\n')
  return close
}

/** Headers that hooks set before, such as those of helmet: the raw answer would be without them. */
function headersOf(reply: FastifyReply): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) out[name] = Array.isArray(value) ? value : String(value)
  return out
}

async function viewerOf(kernel: Kernel, credential: Credential): Promise<Viewer> {
  const { identity, settings } = await asPerson(kernel, credential, () => [])
  // The first administrator has rights and no staff file.
  const staff = identity.actor.kind === 'staff' || identity.grants.length > 0
  return { accountId: identity.actor.id, staff, stores: storesOf(identity, settings) }
}

/** Stores in which the person has any grant. */
function storesOf(identity: Identity, settings: Settings): 'all' | ReadonlySet<string> {
  if (identity.grants.some((grant) => grant.scope === 'group')) return 'all'
  const inScope = [...settings.stores.values()].filter((store) =>
    identity.grants.some((grant) => grant.id === (grant.scope === 'store' ? store.id : store.regionId)),
  )
  return new Set(inScope.map((store) => store.id))
}

function sees(viewer: Viewer, change: Change): boolean {
  if (change.record === 'inbox') return change.id === viewer.accountId
  if (!viewer.staff) return false
  return change.storeId === null || viewer.stores === 'all' || viewer.stores.has(change.storeId)
}
