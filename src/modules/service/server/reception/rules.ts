import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { canonical } from '../../../../kernel/ledger/canonical.ts'
import type { Entries } from '../../contract/reception-content.ts'
import { serviceRefusals } from '../../contract/refusals.ts'

type Entry = Row<'service.reception_entry'>
type Reception = Row<'service.reception'>

/** What one device says at one time, and the reception's version that it had before it. */
export interface Saying {
  readonly entries: Entries
  readonly seen: number
  readonly at: string
  readonly by: string
  /** The reception's version with this saying in it. */
  readonly version: number
}

type Said = Pick<Entry, 'value' | 'version' | 'said_at' | 'said_by'>
type Other = Pick<Entry, 'other_value' | 'other_at' | 'other_by'>

/** What becomes of an entry: new, changed, or contested. */
export type Merged =
  | { readonly kind: 'new'; readonly key: string; readonly row: Said }
  | { readonly kind: 'change'; readonly id: string; readonly row: Partial<Said> & Partial<Other> }

const none: Other = { other_value: null, other_at: null, other_by: null }
const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null)

/**
 * Takes over what nobody else has said since the device last looked. Where somebody has, and differently, his word stands
 * and the device's is kept beside it. The same said twice changes nothing.
 */
export function merge(standing: readonly Entry[], saying: Saying): Merged[] {
  const known = new Map(standing.map((entry) => [entry.key, entry]))
  return Object.entries(saying.entries).flatMap(([key, given]): Merged[] => {
    const value = (given ?? null) as Entry['value']
    const said: Said = { value, version: saying.version, said_at: saying.at, said_by: saying.by }
    const entry = known.get(key)
    if (!entry) return [{ kind: 'new', key, row: said }]
    if (same(entry.value, value)) return isContested(entry) && same(entry.other_value, value) ? [settled(entry)] : []
    if (entry.version <= saying.seen) return [{ kind: 'change', id: entry.id, row: { ...said, ...none } }]
    return [{ kind: 'change', id: entry.id, row: { other_value: value, other_at: saying.at, other_by: saying.by } }]
  })
}

const settled = (entry: Entry): Merged => ({ kind: 'change', id: entry.id, row: none })

export function isContested(entry: Pick<Entry, 'other_at'>): boolean {
  return entry.other_at !== null
}

/** The row as it stands after somebody has chosen; undefined where there is nothing to choose. */
export function chosen(
  entry: Entry | undefined,
  keep: 'standing' | 'other',
  version: number,
): (Partial<Said> & Other) | undefined {
  if (!entry || entry.other_at === null || entry.other_by === null) return undefined
  if (keep === 'standing') return { version, ...none }
  return { value: entry.other_value, version, said_at: entry.other_at, said_by: entry.other_by, ...none }
}

/** Why a reception cannot become the order of this car. */
export function receiveProblem(
  reception: Reception | undefined,
  entries: readonly Entry[],
  order: { readonly vehicleId: string; readonly storeId: string },
): Refusal | undefined {
  if (!reception || reception.vehicle_id !== order.vehicleId || reception.store_id !== order.storeId)
    return serviceRefusals.receptionOfAnother()
  if (reception.state !== 'open') return serviceRefusals.receptionEnded()
  const open = entries.filter(isContested)
  return open.length > 0 ? serviceRefusals.receptionContested({ count: open.length }) : undefined
}

/** What stands, by key. */
export function entriesOf(rows: readonly Pick<Entry, 'key' | 'value'>[]): Record<string, unknown> {
  return Object.fromEntries(rows.filter(({ value }) => value !== null).map(({ key, value }) => [key, value]))
}
