import type { Identity } from '../../../../kernel/auth/identity.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { attachFiles, type FileRow, lockFiles } from '../../../../kernel/files/files.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { WantedLine } from './pricing.ts'

type Line = Row<'service.line'>

export type ShownFile = FileRow & { readonly limits?: unknown }

/** What a line shows of its finding, by the line's id. */
export type Photos = ReadonlyMap<string, readonly ShownFile[]>

interface FileLimits {
  readonly file_id: string
  readonly limits: unknown
}

/** What recordings must keep to, as their findings say. */
function limitsOf(groupId: string, fileIds: readonly string[]): Load<FileLimits[]> {
  return manyRaw(
    `select f.id as file_id, x.limits from kernel.file f join service.finding x on x.group_id = f.group_id and x.id = f.subject_id
      where f.group_id = $1 and f.id = any($2::uuid[]) and x.group_id = $1 and x.limits is not null`,
    [groupId, fileIds],
  )
}

const idsOf = (lines: readonly WantedLine[]) => lines.flatMap((line) => line.photoIds ?? [])

/** The photos that new lines name; nothing is asked for where they name none. */
export function photoLoads(groupId: string, lines: readonly WantedLine[]) {
  const ids = idsOf(lines)
  return ids.length > 0 ? { photos: lockFiles(groupId, ids), limits: limitsOf(groupId, ids) } : {}
}

/** Puts the photos to the order, each to its line; `lines` are those that the wanted ones became, in their order. */
export function attachPhotos(
  work: Work,
  photos: readonly FileRow[],
  wanted: readonly WantedLine[],
  lines: readonly Line[],
  of: {
    readonly identity: Identity
    readonly storeId: string
    readonly personId: string | null
    readonly limits: readonly FileLimits[] | undefined
  },
): Photos {
  const { identity, storeId, personId } = of
  const limits = new Map(of.limits?.map((one) => [one.file_id, one.limits]))
  const kept = new Map(photos.map((photo) => [photo.id, photo]))
  return new Map(
    wanted.flatMap(({ photoIds = [] }, index): [string, readonly ShownFile[]][] => {
      const line = lines[index]
      if (!line || photoIds.length === 0) return []
      const to = { record: 'repairOrder', recordId: line.order_id, kind: 'finding', subjectId: line.id }
      const shown = attachFiles(work, [...kept.values()], photoIds, identity, { ...to, storeId, personId })
      // Both plans may show the same photo: it is put to the order once.
      for (const photo of shown) kept.set(photo.id, photo)
      return [[line.id, shown.map((photo) => ({ ...photo, limits: limits.get(photo.id) }))]]
    }),
  )
}

/** The photos that the order's lines show already. */
export function findingsOf(groupId: string, orderId: string): Load<ShownFile[]> {
  return manyRaw(
    `select *, (select x.limits from service.finding x where x.group_id = $1 and x.id = subject_id) as limits
       from kernel.file where group_id = $1 and record_id = $2 and record = 'repairOrder' and kind = 'finding'
        and state = 'kept' and subject_id is not null order by created_at, id`,
    [groupId, orderId],
  )
}

/** What stands on the order already, by line: its own photos and those of the finding that it answers. */
export function photosByLine(known: readonly ShownFile[], lines: readonly Line[]): Photos {
  const of = (line: Line) =>
    known.filter(
      (one) => one.subject_id === line.id || (line.finding_id !== null && one.subject_id === line.finding_id),
    )
  return new Map(lines.map((line) => [line.id, of(line)]))
}
