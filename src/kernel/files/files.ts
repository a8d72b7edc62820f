import { addMonths } from '../clocks/plain-date.ts'
import { epochMsOf, localDate } from '../clocks/zone.ts'
import { fileContract } from '../contract/file.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Row } from '../db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../db/sql.ts'
import type { Identity } from '../auth/identity.ts'
import { allowed } from '../auth/identity.ts'
import type { PersonalData } from '../module.ts'
import { owners, readPermission } from '../possible.ts'
import { camelRow, serve } from '../serve.ts'
import { parameter } from '../settings.ts'
import type { Work } from '../work.ts'
import { addProblem, attachProblem, isLoose, removeProblem } from './rules.ts'
import { serverTakingFiles, useOf } from './uses.ts'

export type FileRow = Row<'kernel.file'>

export const file = serve(fileContract, 'kernel.file', { view: viewOf })

function viewOf(row: FileRow) {
  return { ...camelRow(row), sha256: row.sha256.toString('hex') }
}

const nothing = 'select null where false'

/** The row of the record that a file is for. */
export function targetOf(groupId: string, record: string, recordId: string | undefined) {
  const { table } = serverTakingFiles(record).face
  return recordId === undefined
    ? oneRaw<Record<string, unknown>>(nothing, [])
    : oneRaw<Record<string, unknown>>(`select * from ${table} where group_id = $1 and id = $2 for share`, [
        groupId,
        recordId,
      ])
}

function personOf(groupId: string, input: { record: string; kind: string; recordId?: string | undefined }) {
  const { person } = useOf(input.record, input.kind).use
  return person === undefined || input.recordId === undefined
    ? oneRaw<{ person_id: string | null }>(nothing, [])
    : oneRaw<{ person_id: string | null }>(person, [groupId, input.recordId])
}

/** Written by an upload, once its bytes lie in their place. */
export const add = file.creation('add', {
  store: (input) => input.store ?? null,
  loads: ({ groupId, input }) => ({
    target: targetOf(groupId, input.record, input.recordId),
    person: personOf(groupId, input),
  }),
  run(work, { id, input, loaded, identity, settings }) {
    const declared = useOf(input.record, input.kind)
    const problem = addProblem(declared, input, loaded.target, { identity, settings })
    if (problem) throw problem
    const storeId = loaded.target ? ((loaded.target['store_id'] as string | null) ?? null) : (input.store ?? null)
    work.create(
      file.face,
      'add',
      {
        id,
        store_id: storeId,
        record: input.record,
        record_id: input.recordId ?? null,
        subject_id: input.subjectId ?? null,
        position: input.position ?? null,
        kind: input.kind,
        media_type: input.mediaType,
        byte_count: input.byteCount,
        sha256: Buffer.from(input.sha256, 'hex'),
        person_id: loaded.person?.person_id ?? null,
        made_by: identity.actor.id,
        device: identity.device ?? '',
        captured_at: input.capturedAt ?? null,
        retention: declared.use.retention,
        retain_until: retainedUntil(work, declared.use.retention, storeId),
      },
      input.recordId === undefined ? 'loose' : 'kept',
    )
  },
})

function retainedUntil(work: Work, key: string, storeId: string | null): string {
  const timeZone = (storeId && work.settings.stores.get(storeId)?.timeZone) || 'Asia/Shanghai'
  const day = localDate(epochMsOf(work.now), timeZone)
  return addMonths(day, parameter(work.settings, key, storeId, day, 'max') * 12)
}

const remove = file.verb('remove', {
  run(work, { row, identity, move }) {
    const problem = removeProblem(row, identity, work.now.slice(0, 10))
    if (problem) throw problem
    move({ removed_at: work.now })
  },
})

interface ListedFile extends FileRow {
  readonly made_by_name: string
  readonly law: string | null
}

const list = file.read('list', async ({ groupId, query, identity, settings, load }) => {
  const server = serverTakingFiles(query.record)
  const { target, rows } = await load({
    target: targetOf(groupId, query.record, query.recordId),
    rows: manyRaw<ListedFile>(
      `select f.*, coalesce(a.display_name, '') as made_by_name,
              (select l.source from kernel.law_limit l where l.key = f.retention order by l.from_date desc limit 1) as law
         from kernel.file f left join kernel.account a on a.group_id = f.group_id and a.id = f.made_by
        where f.group_id = $1 and f.record = $2 and f.record_id = $3 and f.state = 'kept'
        order by f.created_at, f.id limit 500`,
      [groupId, query.record, query.recordId],
    ),
  })
  if (!target) throw kernelRefusals.notFound({ record: query.record })
  const permission = readPermission(server)
  const storeId = (target['store_id'] as string | null) ?? null
  if (!allowed(identity, settings, permission, storeId, owners(server, target)))
    throw kernelRefusals.notAllowed({ permission })
  return { rows: rows.map((row) => ({ ...camelRow(row), ...viewOf(row) })) }
})

export const files = file.complete({ verbs: { remove }, reads: { list } })

/** The files that a verb's input names, locked. Load them only where it names some. */
export function lockFiles(groupId: string, ids: readonly string[]): Load<FileRow[]> {
  return manyRaw(
    'select * from kernel.file where group_id = $1 and id = any($2::text[]::uuid[]) order by id for update',
    [groupId, ids],
  )
}

export interface Attachment {
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  readonly kind: string
  readonly subjectId?: string
  readonly personId: string | null
}

/** Puts uploaded files to the record that the calling verb writes; those that stand there already stay. Answers them in order. */
export function attachFiles(
  work: Work,
  rows: readonly FileRow[],
  ids: readonly string[],
  identity: Identity,
  to: Attachment,
): FileRow[] {
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id)
    const problem = attachProblem(row, to, identity.actor.id)
    if (problem || !row) throw problem ?? kernelRefusals.fileElsewhere()
    if (!isLoose(row)) return row
    return work.move(file.face, row, 'attach', {
      record_id: to.recordId,
      store_id: to.storeId,
      subject_id: to.subjectId ?? null,
      person_id: to.personId,
    })
  })
}

/** Files of a record that goes on as another one, of the verb's own making: they keep kind, place and time. */
export function passFiles(work: Work, rows: readonly FileRow[], to: Omit<Attachment, 'kind' | 'subjectId'>): void {
  for (const row of rows)
    work.move(file.face, row, 'pass', {
      record: to.record,
      record_id: to.recordId,
      store_id: to.storeId,
      person_id: to.personId,
    })
}

/** Files among a person's data: held until the last need not be kept, then removed with him. */
export const fileData: PersonalData = {
  tables: ['kernel.file'],
  find: (groupId, personId) =>
    manyRaw(
      `select id, kind, media_type, created_at, retain_until, retention from kernel.file where group_id = $1 and person_id = $2 and state <> 'removed'`,
      [groupId, personId],
    ),
  erase: (rows) =>
    rows.map((row) => ({
      id: String(row['id']),
      unsearchable: false,
      write: (work, of) =>
        work.update('kernel.file', String(row['id']), { state: 'removed', removed_at: work.now, device: '' }, of),
    })),
  laws: (rows) => rows.map((row) => String(row['retention'])),
  retainedUntil: (rows) =>
    rows.map((row) => String(row['retain_until'])).reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null),
}
