import type { Refusal } from './contract/refusal.ts'
import type { Load } from './db/sql.ts'
import type { Identity } from './auth/identity.ts'
import type { Kernel } from './kernel.ts'
import type { RecordServer } from './serve.ts'
import type { Settings } from './settings.ts'

/** A room hears of something that happened elsewhere. Delivered after commit, at least once, in no promised order. */
export interface Subscription {
  readonly topic: string
  /** Named apart, because one topic may have several listeners in a room. */
  readonly name: string
  readonly run: (kernel: Kernel, event: DeliveredEvent) => Promise<void>
}

export interface DeliveredEvent {
  readonly groupId: string
  /** The outbox row's id: the idempotency key of whatever the listener does. */
  readonly id: string
  readonly at: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** A limit with its default; groups, regions and stores may set their own values from a date on. */
export interface ParameterSpec {
  readonly key: string
  readonly unit: 'minute' | 'hour' | 'day' | 'workingDay' | 'month' | 'count' | 'percent' | 'fen' | 'km' | 'flag' | 'text'
  readonly value: number | string | boolean
  /** Where a law stands beside it: which of the two is stricter. */
  readonly stricter?: 'min' | 'max'
}

/** A kind of deadline: what happens at its warning and breach is the engine's; who is told is said here. */
export interface DeadlineSpec {
  readonly name: string
  readonly record: string
  /** Role that owes it, then those to whom a breach goes, in order. */
  readonly escalation: readonly string[]
}

/** Personal data that a room holds on a person: listed, exported and erased for the data-subject's rights. */
export interface PersonalData {
  readonly tables: readonly string[]
  readonly find: (groupId: string, personId: string) => Load<Record<string, unknown>[]>
  /** Empties the sealed columns; called with the person's rows inside one transaction per table. */
  readonly erase: (groupId: string, personId: string) => { sql: string; parameters: unknown[] }[]
}

export interface SearchHit {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly flags: readonly string[]
  readonly link: string
}

/** Turns found record ids of a kind into rows that a person can read. */
export interface SearchSource {
  readonly record: string
  readonly permission: string
  readonly hits: (context: { groupId: string; ids: string[]; kernel: Kernel; identity: Identity; settings: Settings }) => {
    load: Load<Record<string, unknown>[]>
    read: (rows: Record<string, unknown>[]) => SearchHit[]
  }
}

/** A sum that must hold, checked by `npm run verify`: the query answers the rows where it does not. */
export interface BalanceCheck {
  readonly name: string
  readonly sql: string
}

/** A room's manifest: everything that the rest of the house learns of it. */
export interface Module {
  readonly name: string
  readonly needs: readonly string[]
  readonly records: readonly RecordServer[]
  /** Permissions that each role has from the start; the shop may change them. `:own` limits to one's own records. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  readonly constraints?: Readonly<Record<string, () => Refusal>>
  readonly subscriptions?: readonly Subscription[]
  readonly parameters?: readonly ParameterSpec[]
  readonly deadlines?: readonly DeadlineSpec[]
  readonly personal?: readonly PersonalData[]
  readonly search?: readonly SearchSource[]
  readonly balances?: readonly BalanceCheck[]
}
