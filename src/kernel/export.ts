import { createHmac } from 'node:crypto'
import writeXlsxFile from 'write-excel-file/node'
import { z } from 'zod'
import { logAccess } from './access-log.ts'
import { inGroup } from './action.ts'
import { type Credential, identityStatement, readIdentity } from './auth/identity.ts'
import { epochMsOf, instantOf } from './clocks/zone.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { messageKeys, textOf } from './i18n.ts'
import { isoNow, type Kernel } from './kernel.ts'
import { answer } from './read.ts'
import type { ReadServer, RecordServer } from './serve.ts'

/** So many rows leave without asking; more, or anything unmasked, needs an approval with its purpose (F-12). */
export const freeRows = 200
/** How long a granted approval lets its asker download, as often as needed. */
const approvalHours = 24
const pageRows = 200
const mostRows = 50_000

export interface ExportRequest {
  readonly room: string
  readonly server: RecordServer
  readonly read: ReadServer
  readonly credential: Credential
  readonly query: Record<string, unknown>
  readonly language: string
  /** Id of a granted approval for a larger export; the person's newest for this list when left out. */
  readonly approval?: string
}

interface Page {
  readonly rows: Record<string, unknown>[]
  readonly next?: string
}

/** Whether a read answers a page of rows, and so can be exported. */
export function isList(read: ReadServer): boolean {
  return read.spec.answer instanceof z.ZodObject && 'rows' in read.spec.answer.shape
}

/** A list as an Excel file, all its pages, with the filters as they stand on the screen. Every export is written down. */
export async function exportList(kernel: Kernel, request: ExportRequest): Promise<Buffer> {
  const { server, read, credential, query } = request
  const rows: Record<string, unknown>[] = []
  let after: unknown = query['after']
  let approval: string | undefined
  for (;;) {
    const page = (await answer(kernel, {
      server,
      read,
      credential,
      query: { ...query, limit: pageRows, after },
    })) as Page
    rows.push(...page.rows)
    after = page.next
    if (rows.length > freeRows) approval ??= await approvalFor(kernel, request)
    if (rows.length > mostRows) throw kernelRefusals.tooLarge({ rows: mostRows })
    if (!after) break
  }
  await logAccess(kernel, credential, `export.${server.face.name}.${read.name}`, server.face.name, null, {
    rows: rows.length,
    filters: filtersOf(kernel, credential.groupId, query),
    ...(approval ? { approval } : {}),
  })
  return sheet(request, rows)
}

/** Filters that are words of a list or days: they name nobody. What is typed freely may be a telephone number or a name. */
const plainFilter = /^(?:[a-z][A-Za-z,]{0,200}|true|false|\d{4}-\d{2}-\d{2}|[0-9a-f]{8}-[0-9a-f-]{27})$/

/** Which filters were set, for the ledger; of typed ones only a keyed hash, so that the same search is known again. */
function filtersOf(kernel: Kernel, groupId: string, query: Record<string, unknown>): Record<string, string> {
  const set = Object.entries(query).filter(
    ([name, value]) => value !== undefined && value !== '' && name !== 'after' && name !== 'limit',
  )
  return Object.fromEntries(
    set.map(([name, value]) => {
      const text = String(value)
      if (name !== 'q' && plainFilter.test(text)) return [name, text]
      const hash = createHmac('sha256', kernel.keys.search).update(`filter\0${groupId}\0${text}`).digest('base64url')
      return [name, `hidden:${hash.slice(0, 16)}`]
    }),
  )
}

/** The approval must be granted not long ago, for this list, to this person. */
async function approvalFor(kernel: Kernel, request: ExportRequest): Promise<string> {
  const { credential, approval, server, read } = request
  const now = isoNow(kernel.clock)
  const since = instantOf(epochMsOf(now) - approvalHours * 3_600_000)
  const [, , who, found] = await inGroup(kernel, credential.groupId, [
    identityStatement(credential, now),
    {
      sql: `select id, asked_by from kernel.approval
             where group_id = $1 and kind = 'export' and record = $2 and state = 'granted' and decided_at > $3
             order by decided_at desc`,
      parameters: [credential.groupId, `${server.face.name}.${read.name}`, since],
    },
  ])
  const identity = readIdentity(credential, who, now)
  const own = found?.rows.find(
    (row) => row['asked_by'] === identity.actor.id && (approval === undefined || row['id'] === approval),
  )
  if (!own) throw kernelRefusals.exportNeedsApproval({ rows: freeRows })
  return String(own['id'])
}

function sheet(request: ExportRequest, rows: readonly Record<string, unknown>[]): Promise<Buffer> {
  const columns = Object.keys(rows[0] ?? { id: '' }).filter((name) => !hidden(name, rows))
  const known = new Set(messageKeys(request.language))
  const head = columns.map((name) => ({ value: headingOf(request, known, name), fontWeight: 'bold' as const }))
  const body = rows.map((row) => columns.map((name) => cell(name, row[name])))
  return writeXlsxFile([head, ...body], { stickyRowsCount: 1, columns: columns.map(() => ({ width: 18 })) }).toBuffer()
}

/** Ids and nested rows say nothing in a sheet. */
function hidden(name: string, rows: readonly Record<string, unknown>[]): boolean {
  return (
    name === 'id' ||
    name === 'version' ||
    name.endsWith('Id') ||
    rows.every((row) => typeof row[name] === 'object' && row[name] !== null)
  )
}

function headingOf(request: ExportRequest, known: ReadonlySet<string>, name: string): string {
  const own = `${request.room}.${request.server.face.name}.field.${name}`
  const common = `kernel.field.${name}`
  return known.has(own) ? textOf(request.language, own) : known.has(common) ? textOf(request.language, common) : name
}

function cell(name: string, value: unknown) {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return name.endsWith('Fen') ? { value: value / 100, format: '#,##0.00' } : { value }
  if (typeof value === 'boolean') return { value }
  return { value: Array.isArray(value) ? value.join('、') : String(value) }
}
