import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { logAccess } from './access-log.ts'
import { allowed, type Identity, identityStatement, readIdentity } from './auth/identity.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { Refusal } from './contract/refusal.ts'
import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import { credentialFrom } from './http.ts'
import type { FileStore } from './files/file-store.ts'
import { recordingsOf } from './files/recordings.ts'
import { isoNow, type Kernel } from './kernel.ts'
import { PaperFailure, type PaperRenderer } from './paper/render.ts'
import { openPaper, paperKey, type PaperRow } from './papers.ts'
import { openBytes, sealValue } from './pii/seal.ts'
import { readPermission } from './possible.ts'
import type { RecordServer } from './serve.ts'
import { type Settings, settingsFor } from './settings.ts'

export interface PaperOptions {
  readonly renderer: PaperRenderer
  /** Printed papers are kept here, sealed like their content; may be emptied at any time. */
  readonly cacheDir: string
  /** Where recordings lie that papers draw. */
  readonly files: FileStore
  /** All records: a paper is open to whoever may see its record. */
  readonly records: readonly RecordServer[]
}

const paperSql = `select p.*, o.wrapped_key from kernel.paper p
  left join kernel.person o on o.group_id = p.group_id and o.id = p.person_id
  where p.group_id = $1 and p.id = $2`
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `GET /api/papers/:id` answers a paper as data, `GET /api/papers/:id.pdf` as it is printed. */
export function registerPapers(app: FastifyInstance, kernel: Kernel, options: PaperOptions): void {
  const permissions = new Map(options.records.map((server) => [server.face.name, readPermission(server)]))
  const printed = printer(kernel, options)
  app.get<{ Params: { file: string } }>('/api/papers/:file', async (request, reply) => {
    const isPdf = request.params.file.endsWith('.pdf')
    const row = await findPaper(
      kernel,
      request,
      isPdf ? request.params.file.slice(0, -4) : request.params.file,
      permissions,
    )
    if (isPdf) {
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${row.number.replaceAll(/[^\w.-]/g, '_')}.pdf"`)
        .header('cache-control', 'private, no-cache')
        .send(await printed(row))
    }
    return reply.send({
      id: row.id,
      kind: row.kind,
      number: row.number,
      record: row.record,
      recordId: row.record_id,
      storeId: row.store_id,
      language: row.language,
      sha256: row.sha256.toString('hex'),
      createdAt: row.created_at,
      retainUntil: row.retain_until,
      content: openPaper(row, kernel.keys),
    })
  })
}

async function findPaper(
  kernel: Kernel,
  request: FastifyRequest,
  id: string,
  permissions: ReadonlyMap<string, string>,
): Promise<PaperRow> {
  const credential = credentialFrom(request)
  if (!uuid.test(id)) throw kernelRefusals.notFound({ record: 'paper' })
  const now = isoNow(kernel.clock)
  const client = await kernel.db.connect()
  let open = true
  try {
    const results = await submit(client, [
      begin,
      setGroup(credential.groupId),
      identityStatement(credential, now),
      { sql: paperSql, parameters: [credential.groupId, id] },
    ])
    const identity = readIdentity(credential, results[2], now)
    const settings = await settingsFor(client, credential.groupId, identity.settingsVersion)
    await submit(client, [commit])
    open = false
    client.release()
    const row = results[3]?.rows[0] as PaperRow | undefined
    if (!row) throw kernelRefusals.notFound({ record: 'paper' })
    if (!mayOpen(row, identity, settings, permissions)) throw kernelRefusals.notAllowed({ record: 'paper' })
    return row
  } catch (error) {
    if (open) await abandon(client)
    if (error instanceof Refusal && error.kind === 'forbidden')
      await logAccess(kernel, credential, 'refused.paper.get', 'paper', id, { code: error.code })
    throw error
  }
}

function mayOpen(
  row: PaperRow,
  identity: Identity,
  settings: Settings,
  permissions: ReadonlyMap<string, string>,
): boolean {
  if (identity.kind === 'link') return identity.link?.record === row.record && identity.link.recordId === row.record_id
  // A customer's own papers are his, whatever his role may see (L-07).
  if (row.person_id !== null && row.person_id === identity.actor.personId) return true
  const permission = permissions.get(row.record)
  return permission !== undefined && allowed(identity, settings, permission, row.store_id, [row.person_id])
}

/** Prints a paper once and keeps the file under the same key as its content, so that erasure reaches it too. */
function printer(kernel: Kernel, { renderer, cacheDir, files }: PaperOptions): (row: PaperRow) => Promise<Buffer> {
  const printing = new Map<string, Promise<Buffer>>()
  const print = async (row: PaperRow, file: string): Promise<Buffer> => {
    const content = openPaper(row, kernel.keys)
    const pdf = await renderer.render(content, await recordingsOf(files, row.group_id, content)).catch(asRefusal)
    const beside = `${file}.${randomUUID()}`
    try {
      await mkdir(cacheDir, { recursive: true })
      await writeFile(beside, sealValue(paperKey(row, kernel.keys), row.id, pdf), { mode: 0o600 })
      await rename(beside, file)
    } catch (error) {
      kernel.log.warn({ err: error }, 'printed paper not kept')
    }
    return pdf
  }
  return async (row) => {
    const key = paperKey(row, kernel.keys)
    const file = join(cacheDir, `${row.sha256.toString('hex')}.pdf`)
    const kept = await readFile(file, 'utf8').catch(() => undefined)
    if (kept !== undefined) {
      try {
        return openBytes(key, kept, row.id)
      } catch (error) {
        kernel.log.warn({ err: error }, 'printed paper not readable')
      }
    }
    const running = printing.get(file) ?? print(row, file).finally(() => printing.delete(file))
    printing.set(file, running)
    return running
  }
}

/** A busy or slow press may be tried again. */
function asRefusal(error: unknown): never {
  if (error instanceof PaperFailure && (error.reason === 'busy' || error.reason === 'timeout'))
    throw kernelRefusals.tooMany()
  throw error
}
