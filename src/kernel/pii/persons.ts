import type { KeyObject } from 'node:crypto'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { newId } from '../ids.ts'
import type { Work } from '../work.ts'
import { type MasterKey, type MasterKeys, newPersonKey, openValue, sealValue, unwrapKey, wrapKey } from './seal.ts'

/** The part of the kernel's keys that persons need. */
export interface PersonKeys {
  /** Wraps new keys. */
  readonly master: MasterKey
  /** All that may still be needed to unwrap, the newest included. */
  readonly masters: MasterKeys
}

/** A person whose values can be sealed and opened. */
export interface OpenPerson {
  readonly id: string
  readonly key: KeyObject
}

const mostKept = 10_000
/** By wrapped text, the oldest use first: rotation and erasure change the text, so no stale key is ever found. */
const kept = new Map<string, KeyObject>()

/** Registers a person with a key of his own; the row leaves with the work. */
export function newPerson(work: Work, keys: PersonKeys): OpenPerson {
  const id = newId()
  const key = newPersonKey()
  const wrapped = wrapKey(key, keys.master)
  work.plain('kernel.person', { id, wrapped_key: wrapped, state: 'active', created_at: work.now })
  return { id, key }
}

/** The person behind a row of kernel.person; refused when he was erased. */
export function openPerson(
  row: { readonly id: string; readonly wrapped_key: string | null },
  keys: PersonKeys,
): OpenPerson {
  if (row.wrapped_key === null) throw kernelRefusals.erased({ personId: row.id })
  return { id: row.id, key: personKey(row.wrapped_key, keys) }
}

/** Unwraps a person's key; the last ones used are kept in memory. */
export function personKey(wrapped: string, keys: PersonKeys): KeyObject {
  const known = kept.get(wrapped)
  const key = known ?? unwrapKey(wrapped, keys.masters)
  if (known) kept.delete(wrapped)
  else if (kept.size >= mostKept) {
    const [oldest] = kept.keys()
    if (oldest !== undefined) kept.delete(oldest)
  }
  kept.set(wrapped, key)
  return key
}

/** Seals a personal value and keeps its cipher for the history; the answer goes into the row's sealed column. */
export function sealFor(work: Work, person: OpenPerson, text: string): string {
  return work.keepSealed(person.id, sealValue(person.key, newId(), text))
}

/** The plaintext of a sealed column; null when there is none, or when it or its person was erased. */
export function openSealed(wrappedKey: string | null, sealed: string | null, keys: PersonKeys): string | null {
  if (wrappedKey === null || sealed === null || sealed === '') return null
  return openValue(personKey(wrappedKey, keys), sealed)
}
