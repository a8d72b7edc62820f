import type { PoolClient } from 'pg'
import { logAccess } from './access-log.ts'
import { allowed, type Credential, type Identity, reachesGroup } from './auth/identity.ts'
import { askerStaff, identify, shortIdentityStatement } from './auth/remembered.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { Refusal } from './contract/refusal.ts'
import type { Statement, StatementResult } from './db/batch.ts'
import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import type { Row } from './db/schema.ts'
import { newId } from './ids.ts'
import { isoNow, type Kernel } from './kernel.ts'
import { drawNumber } from './numbers.ts'
import { answerOf, owners } from './possible.ts'
import { asking } from './read.ts'
import type { Ask, LoadContext, Loads, RecordServer, RunContext, VerbServer } from './serve.ts'
import type { Settings } from './settings.ts'
import { type RecordRow, type RecordTable, Work } from './work.ts'
import { closingStatements } from './work-closing.ts'

export interface ActRequest {
  readonly server: RecordServer
  readonly verb: VerbServer
  readonly credential: Credential
  readonly input: unknown
  /** Empty for creations. */
  readonly id?: string
  /** The version that the person saw. */
  readonly version?: number
  /** Same key, same answer; background work uses the outbox id. */
  readonly key: string
  /** Hash of verb, record and input: a key used again for something else is refused. */
  readonly fingerprint: string
  readonly render: (answer: Record<string, unknown>) => string
  /** Of devices that worked without connection: when the person did it. */
  readonly deviceTime?: string
}

interface Opened {
  readonly identity: Identity
  readonly settings: Settings
  readonly row: (RecordRow & Record<string, unknown>) | undefined
  readonly loaded: Record<string, unknown>
}

/**
 * Does one verb: two trips to the database. First: begin, group, identity, key, locks and loads. Then the pure
 * decision. Then all writes, ledger, outbox, deadlines, key and commit. Deadlocks are retried before anyone sees them.
 * A request sent again fails on its key, or is refused because its first sending moved the record: then the answer
 * kept with the key is given, so the usual case need not look for it.
 * Returns the answer's JSON text.
 */
export async function act(kernel: Kernel, request: ActRequest): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(kernel, request)
    } catch (error) {
      const code = (error as { code?: string }).code
      if ((code === '40P01' || code === '40001') && attempt < 4) continue
      const constraint = (error as { constraint?: string }).constraint
      // Somebody moved the record by another way at the same moment: the next attempt sees his version.
      if (constraint === 'entry_version' && attempt < 4) continue
      if (constraint !== undefined || (error instanceof Refusal && error.kind !== 'unauthenticated')) {
        const stored = await storedAnswer(kernel, request)
        if (stored !== undefined) return stored
      }
      const failure = constraint === undefined ? error : await refusalOf(kernel, request, constraint, error)
      if (failure instanceof Refusal && failure.kind === 'forbidden') await logRefusal(kernel, request, failure)
      throw failure
    }
  }
}

/** What a broken constraint tells the person; whoever may not do the verb at all learns nothing of it. */
async function refusalOf(kernel: Kernel, request: ActRequest, constraint: string, error: unknown): Promise<unknown> {
  const none = () => ({})
  const client = await kernel.db.connect()
  try {
    await openWork(
      kernel,
      client,
      { ...request, verb: { ...request.verb, first: none, rest: none } },
      isoNow(kernel.clock),
    )
    return kernel.constraints.get(constraint)?.() ?? error
  } catch (refusal) {
    return refusal
  } finally {
    await abandon(client)
  }
}

async function attemptOnce(kernel: Kernel, request: ActRequest): Promise<string> {
  const now = isoNow(kernel.clock)
  const { verb, credential } = request
  const number = verb.numbered ? drawNumber(kernel, credential.groupId, verb.numbered(request.input), now) : undefined
  // Seen here and again below: a failing draw must not become an unhandled rejection while the first trip runs.
  number?.catch(() => {})
  const client = await kernel.db.connect()
  let open = true
  try {
    const opened = await openWork(kernel, client, request, now)
    const work = new Work({
      groupId: credential.groupId,
      actor: opened.identity.actor,
      now,
      settings: opened.settings,
      cause: request.deviceTime ? `device:${request.deviceTime}` : null,
    })
    const id = request.id ?? newId()
    const also = await verb.run(
      work,
      context(kernel, request, opened, { id, work, number: number ? await number : '', ask: asking(client) }),
    )
    const final = work.touched.get(`${request.server.face.name}/${id}`)
    if (!final) throw new Error(`${request.server.face.name}.${verb.name} did not write its record`)
    const text = request.render({ ...answerOf(request.server, final, opened), ...also })
    const results = await submit(client, [
      ...closingStatements(work, { key: request.key, fingerprint: request.fingerprint, answer: text }),
      commit,
    ])
    // Commit after an unnoticed error answers ROLLBACK without an exception.
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error('The transaction did not commit')
    open = false
    client.release()
    kernel.committed(changes(work), work.outbox.length > 0)
    return text
  } finally {
    if (open) await abandon(client)
  }
}

async function openWork(kernel: Kernel, client: PoolClient, request: ActRequest, now: string): Promise<Opened> {
  const { credential, server, verb } = request
  const at: LoadContext<unknown> = {
    groupId: credential.groupId,
    id: request.id ?? '',
    input: request.input,
    now,
    keys: kernel.keys,
    askerStaff: () => askerStaff(credential),
  }
  const first = Object.entries(verb.first(at))
  const then = Object.entries(verb.rest(at))
  const record: Statement[] = request.id
    ? [
        {
          sql: `select * from ${server.face.table} where group_id = $1 and id = $2 for update`,
          parameters: [credential.groupId, request.id],
        },
      ]
    : []
  const results = await submit(client, [
    begin,
    setGroup(credential.groupId),
    shortIdentityStatement(credential, now),
    ...first.map(([, load]) => load.statement),
    ...record,
    ...then.map(([, load]) => load.statement),
  ])
  const { identity, settings } = await identify(client, credential, results[2], now)
  const row = rowsOf(results, 3 + first.length)[0] as Opened['row']
  const opened = { identity, settings, row: record.length > 0 ? row : undefined }
  // Before the loads are read: what they find wrong is nobody's business who may not do this.
  check(request, opened, now)
  const loads = [...first, ...then].map(([name, load], index) => [
    name,
    load.read(rowsOf(results, 3 + index + (index < first.length ? 0 : record.length))),
  ])
  return { ...opened, loaded: Object.fromEntries(loads) }
}

function rowsOf(results: readonly StatementResult[], index: number): Record<string, unknown>[] {
  return results[index]?.rows ?? []
}

/** Permission and scope first, so that nobody learns of what he may not see; then existence, version, state. */
function check(request: ActRequest, opened: Pick<Opened, 'identity' | 'settings' | 'row'>, now: string): void {
  const { server, verb, id } = request
  const { identity, settings, row } = opened
  if (id && !row) throw kernelRefusals.notFound({ record: server.face.name })
  const storeId = row ? (row.store_id ?? null) : verb.storeOf(request.input)
  if (!row && storeId !== null && !settings.stores.has(storeId)) throw kernelRefusals.notFound({ record: 'store' })
  if (identity.kind === 'link') {
    const link = identity.link
    if (!verb.spec.link || link?.purpose !== verb.spec.link) throw kernelRefusals.notAllowed({ verb: verb.name })
    if (id && link.recordId !== id) throw kernelRefusals.notAllowed({ verb: verb.name })
  } else if (!allowed(identity, settings, verb.spec.permission, storeId, owners(server, row))) {
    throw kernelRefusals.notAllowed({ permission: verb.spec.permission })
  } else if (verb.spec.groupWide && storeId === null && !reachesGroup(identity, settings, verb.spec.permission)) {
    throw kernelRefusals.groupScopeNeeded({ permission: verb.spec.permission })
  }
  if (!row) return
  if (identity.kind !== 'system' && request.version === undefined) throw kernelRefusals.versionNeeded()
  if (request.version !== undefined && !fits(request.version, row.version, verb)) {
    throw kernelRefusals.stale({ record: answerOf(server, row, opened), now })
  }
  if (!verb.spec.from?.includes(row.state)) {
    throw kernelRefusals.wrongState({ record: server.face.name, verb: verb.name, state: row.state })
  }
  const refusal = server.guards[verb.name]?.(row)
  if (refusal) throw refusal
}

/** What he saw is the newest; a mark beside others' (`beside`) may stand on an older one, but on one that was. */
function fits(seen: number, newest: number, { spec }: VerbServer): boolean {
  return seen === newest || (spec.beside === true && seen > 0 && seen < newest)
}

function context(
  kernel: Kernel,
  request: ActRequest,
  opened: Opened,
  { id, work, number, ask }: { id: string; work: Work; number: string; ask: Ask },
): RunContext<unknown, Loads, RecordTable> {
  const { face } = request.server
  const row = (opened.row ?? {}) as unknown as Row<RecordTable>
  return {
    id,
    input: request.input,
    row,
    identity: opened.identity,
    settings: opened.settings,
    kernel,
    number,
    draw: (what) => drawNumber(kernel, work.groupId, what, work.now),
    ask,
    loaded: opened.loaded,
    move: (changes, more) => work.move(face, row, request.verb.name, changes, more),
  }
}

function changes(work: Work) {
  return [...work.touched].map(([key, row]) => ({
    groupId: work.groupId,
    storeId: row.store_id ?? null,
    record: key.slice(0, key.indexOf('/')),
    id: row.id,
  }))
}

async function storedAnswer(kernel: Kernel, request: ActRequest): Promise<string | undefined> {
  const { groupId } = request.credential
  const [, , result] = await inGroup(kernel, groupId, [
    {
      sql: 'select fingerprint, answer from kernel.idempotency where group_id = $1 and key = $2',
      parameters: [groupId, request.key],
    },
  ])
  const row = result?.rows[0]
  if (!row) return undefined
  if (row['fingerprint'] !== request.fingerprint) throw kernelRefusals.keyReused()
  return String(row['answer'])
}

/** Statements in one short transaction of a group, in one message. The first two results are begin and group. */
export async function inGroup(
  kernel: Kernel,
  groupId: string,
  statements: readonly Statement[],
): Promise<StatementResult[]> {
  const client = await kernel.db.connect()
  try {
    const results = await submit(client, [begin, setGroup(groupId), ...statements, commit])
    client.release()
    return results
  } catch (error) {
    await abandon(client)
    throw error
  }
}

/** A refused access is written down in a transaction of its own. */
async function logRefusal(kernel: Kernel, request: ActRequest, refusal: Refusal): Promise<void> {
  const { credential, server, verb } = request
  await logAccess(
    kernel,
    credential,
    `refused.${server.face.name}.${verb.name}`,
    server.face.name,
    request.id ?? null,
    { code: refusal.code },
  )
}
