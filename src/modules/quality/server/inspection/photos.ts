import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Identity } from '../../../../kernel/auth/identity.ts'
import { attachFiles, type FileRow, lockFiles } from '../../../../kernel/files/files.ts'
import type { Load } from '../../../../kernel/db/sql.ts'
import type { Work } from '../../../../kernel/work.ts'
import { needs } from '../../../service/server/public.ts'
import { qualityRefusals } from '../../contract/refusals.ts'
import type { FailedReading, Reading } from './rules.ts'

export type Shown = Reading & { readonly photoIds?: readonly string[] | undefined }

const idsOf = (readings: readonly Shown[]) => readings.flatMap(({ photoIds = [] }) => photoIds)

/** The photos that the readings name; nothing is asked for where there are none. */
export function photoLoads(groupId: string, readings: readonly Shown[]): { readonly photos?: Load<FileRow[]> } {
  const ids = idsOf(readings)
  return ids.length > 0 ? { photos: lockFiles(groupId, ids) } : {}
}

/** Where the kind of visit wants it, each check that fails is shown by a photo. */
export function photoProblem(
  order: { readonly needs: readonly string[] },
  failed: readonly FailedReading[],
  readings: readonly Shown[],
): Refusal | undefined {
  if (!needs(order, 'photosFailures')) return undefined
  const shown = new Set(readings.filter(({ photoIds = [] }) => photoIds.length > 0).map(({ code }) => code))
  const bare = failed.map(({ criterion }) => criterion).filter(({ code }) => !shown.has(code))
  if (bare.length === 0) return undefined
  return qualityRefusals.photoOfFailure({
    namesZh: bare.map(({ zh }) => zh).join('、'),
    namesEn: bare.map(({ en }) => en).join(', '),
  })
}

/** Puts them to the inspection. */
export function showFailures(
  work: Work,
  row: { readonly id: string; readonly store_id: string },
  {
    photos,
    readings,
    identity,
  }: {
    readonly photos: readonly FileRow[] | undefined
    readonly readings: readonly Shown[]
    readonly identity: Identity
  },
): void {
  const to = { record: 'inspection', recordId: row.id, storeId: row.store_id, kind: 'failure', personId: null }
  attachFiles(work, photos ?? [], idsOf(readings), identity, to)
}
