import type { Logger } from 'pino'
import type { Database } from './db/pool.ts'
import type { Keys } from './keys.ts'

/** The clock that everything asks; only tests set it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString()
}

/** What changed, for live pages. */
export interface Change {
  readonly groupId: string
  readonly storeId: string | null
  readonly record: string
  readonly id: string
}

/** The parts that every request needs, put together once at start. */
export interface Kernel {
  readonly db: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly log: Logger
  /** Called after each commit: pokes the relay and tells live pages. */
  committed(changes: readonly Change[], outbox: boolean): void
  /** Where it is written down outside the database who was erased. */
  readonly erased?: { write(note: { groupId: string; personId: string; at: string }): Promise<void> }
  /** Maps a named database constraint to the refusal that a person sees. */
  readonly constraints: ReadonlyMap<string, () => Error>
}
