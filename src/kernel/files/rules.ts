import { allowed, type Identity } from '../auth/identity.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Refusal } from '../contract/refusal.ts'
import type { Row } from '../db/schema.ts'
import { owners, readPermission } from '../possible.ts'
import type { Settings } from '../settings.ts'
import type { DeclaredUse } from './uses.ts'

type FileRow = Row<'kernel.file'>

export interface Asking {
  readonly identity: Identity
  readonly settings: Settings
}

export interface Place {
  readonly recordId?: string | undefined
  readonly store?: string | undefined
}

/** Why a file may not be added; `target` is the record's row, where the upload names one. */
export function addProblem(
  { use, server }: DeclaredUse,
  place: Place,
  target: Record<string, unknown> | undefined,
  { identity, settings }: Asking,
): Refusal | undefined {
  if (identity.kind === 'link') {
    const { link } = identity
    const isOwn =
      use.addedByLink === true && link?.purpose === 'visit' && link.record === use.record && target !== undefined
    if (!isOwn || link.recordId !== place.recordId) return kernelRefusals.notAllowed({ record: use.record })
  } else {
    if (place.recordId !== undefined && !target) return kernelRefusals.notFound({ record: use.record })
    const storeId = target ? ((target['store_id'] as string | null) ?? null) : (place.store ?? null)
    if (!target && storeId === null) return kernelRefusals.invalid({ fields: [{ path: 'store', code: 'required' }] })
    if (
      !allowed(identity, settings, use.add, storeId, target ? owners(server, target) : [identity.actor.staffId ?? null])
    )
      return kernelRefusals.notAllowed({ permission: use.add })
  }
  const state = target ? String(target['state']) : undefined
  if (state !== undefined && !use.while.includes(state)) return kernelRefusals.fileTooLate()
  return undefined
}

export function isGone(row: Pick<FileRow, 'state'>): boolean {
  return row.state === 'removed'
}

export function isLoose(row: Pick<FileRow, 'state'>): boolean {
  return row.state === 'loose'
}

/** `linkedIds`: the records that the caller's link shows files of, for this use. */
export function maySee(
  row: FileRow,
  { server }: DeclaredUse,
  { identity, settings }: Asking,
  linkedIds: readonly string[],
): boolean {
  if (isLoose(row)) return row.made_by === identity.actor.id
  if (identity.kind === 'link') return row.record_id !== null && linkedIds.includes(row.record_id)
  // A customer's own are his, whatever his role may see.
  if (row.person_id !== null && row.person_id === identity.actor.personId) return true
  return allowed(identity, settings, readPermission(server), row.store_id, [row.person_id])
}

/** Before its record holds it, who made it may take it back; what a record holds stays as long as the law wants it. */
export function removeProblem(row: FileRow, identity: Identity, today: string): Refusal | undefined {
  if (isLoose(row)) return row.made_by === identity.actor.id ? undefined : kernelRefusals.notYourFile()
  return row.retain_until >= today ? kernelRefusals.retention({ until: row.retain_until }) : undefined
}

/** Whether a loose file may go to a record, or already stands there. */
export function attachProblem(
  row: FileRow | undefined,
  to: { readonly record: string; readonly recordId: string; readonly kind: string },
  actorId: string,
): Refusal | undefined {
  if (!row || row.record !== to.record || row.kind !== to.kind) return kernelRefusals.fileElsewhere()
  if (isLoose(row)) return row.made_by === actorId ? undefined : kernelRefusals.fileElsewhere()
  return !isGone(row) && row.record_id === to.recordId ? undefined : kernelRefusals.fileElsewhere()
}
