import type { Load } from './db/sql.ts'
import type { Ask } from './serve.ts'
import type { Settings } from './settings.ts'

/**
 * Rows of a catalogue that are kept in memory, key by key, while the group's settings stand: every change of their
 * tables moves the settings' version (trigger function `kernel.catalogue_changed`).
 */
export interface Standing<R> {
  readonly name: string
  readonly load: (groupId: string, keys: readonly string[]) => Load<R[]>
  readonly keyOf: (row: R) => string
}

/** Who asks. His settings were read in the transaction that `ask` runs in, or before it. */
export interface Asker {
  readonly settings: Settings
  readonly ask: Ask
}

const known = new WeakMap<Settings, Map<string, readonly unknown[]>>()
/** Keys that a group may keep; past them it begins anew. */
const mostKept = 20_000

/**
 * The rows of the keys, in the order of the keys. The database is asked only for keys that are not known yet; that a
 * key has no row is known too.
 */
export async function standingRows<R>(
  { settings, ask }: Asker,
  { name, load, keyOf }: Standing<R>,
  keys: readonly string[],
): Promise<R[]> {
  const kept = known.get(settings) ?? new Map<string, readonly unknown[]>()
  known.set(settings, kept)
  const rowsOf = new Map([...new Set(keys)].map((key) => [key, kept.get(`${name} ${key}`)]))
  const missing = [...rowsOf.keys()].filter((key) => !rowsOf.get(key))
  if (missing.length > 0) {
    const answered = await ask({ [name]: load(settings.groupId, missing) })
    const found = Map.groupBy(answered[name] ?? [], keyOf)
    if (kept.size > mostKept) kept.clear()
    for (const key of missing) {
      const own = found.get(key) ?? []
      rowsOf.set(key, own)
      kept.set(`${name} ${key}`, own)
    }
  }
  return [...rowsOf.values()].flatMap((own) => (own ?? []) as R[])
}
