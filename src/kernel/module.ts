import type { Client } from 'pg'
import type { Outside } from './outside/port.ts'
import type { Refusal } from './contract/refusal.ts'
import type { RelatedHit } from './contract/search.ts'
import type { TableName } from './db/schema.ts'
import type { Load } from './db/sql.ts'
import type { Identity } from './auth/identity.ts'
import type { Chore } from './housekeeping.ts'
import type { Kernel } from './kernel.ts'
import type { Keys } from './keys.ts'
import type { FileUse } from './files/uses.ts'
import type { Emptying } from './pii/erasure.ts'
import type { RecordServer } from './serve.ts'
import type { Settings } from './settings.ts'
import type { Work } from './work.ts'

/** A room hears of something that happened elsewhere. Delivered after commit, at least once, in no promised order. */
export interface Subscription {
  readonly topic: string
  /** Named apart, because one topic may have several listeners in a room. */
  readonly name: string
  readonly run: (kernel: Kernel, event: DeliveredEvent) => Promise<void>
  /** Calls a partner outside: runs in the lane where waiting for an answer holds up nobody else. */
  readonly outside?: true
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
  readonly unit:
    | 'minute'
    | 'hour'
    | 'day'
    | 'workingDay'
    | 'month'
    | 'year'
    | 'count'
    | 'volt'
    | 'percent'
    | 'fen'
    | 'km'
    | 'megabyte'
    | 'flag'
    | 'text'
  readonly value: number | string | boolean
  /** Where a law stands beside it: which of the two is stricter. */
  readonly stricter?: 'min' | 'max'
}

/**
 * How long a deadline runs. The number is a parameter with scope and effective date, never a literal; its unit follows
 * from the kind: minutes, hours, days, working days, and for `beforeInstant` minutes ahead of the instant given at the
 * start. `sameDay` ends at the store's closing time and needs no number. Where a law limit of the same key stands
 * beside the company's, the stricter counts.
 */
export type DeadlineLimit =
  | {
      readonly kind: 'runningMinutes' | 'runningHours' | 'calendarDays' | 'workingDays' | 'beforeInstant'
      readonly parameter: string
    }
  | { readonly kind: 'sameDay' }
  /** The room says the instant itself, in `work.startDeadline`. */
  | { readonly kind: 'given' }

/** A kind of deadline: what happens at its warning and breach is the engine's; who is told is said here. */
export interface DeadlineSpec {
  /** `<module>.<name>`; what people read is the message `<module>.deadline.<name>`. */
  readonly name: string
  readonly record: string
  readonly limit: DeadlineLimit
  /** The owner is warned this parameter's minutes before it is due; without it nobody is warned. */
  readonly warn?: { readonly parameter: string }
  /** Role that owes it: warned and told while the deadline has no owner. */
  readonly role: string
  /** Roles told of a breach, in order: the first with the owner, each further one after `escalateAfter`. */
  readonly escalation: readonly string[]
  /** Parameter of hours between two steps; `kernel.escalationHours` unless said. */
  readonly escalateAfter?: { readonly parameter: string }
}

/** Personal data that a room holds on a person: listed, exported and erased for the data-subject's rights. */
export interface PersonalData {
  readonly tables: readonly string[]
  /** The person's rows, each with its id. */
  readonly find: (groupId: string, personId: string) => Load<Record<string, unknown>[]>
  /** What erasing leaves of them: made with `emptying()`, so that it goes through the ledger. */
  readonly erase: (rows: readonly Record<string, unknown>[]) => readonly Emptying[]
  /** What of the rows stands in a customer's file, by the file's groups (F-01); contacts masked. */
  readonly file?: (
    rows: readonly Record<string, unknown>[],
    open: (sealed: unknown) => string,
  ) => Readonly<Record<string, readonly Record<string, unknown>[]>>
  /** Day until which a law wants the rows kept; null when nothing holds them. */
  readonly retainedUntil?: (rows: readonly Record<string, unknown>[], now: string) => string | null
  /** Keys of the law's limits that want them kept. */
  readonly laws?: (rows: readonly Record<string, unknown>[]) => readonly string[]
}

export interface SearchHit {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly flags: readonly string[]
  readonly link: string
}

export interface SearchContext {
  readonly groupId: string
  readonly ids: readonly string[]
  readonly kernel: Kernel
  readonly identity: Identity
  readonly settings: Settings
}

/** Turns found record ids of a kind into rows that a person can read; ids that he should not see may be left out. */
export interface SearchSource {
  readonly record: string
  readonly permission: string
  readonly hits: (context: SearchContext) => {
    load: Load<Record<string, unknown>[]>
    read: (rows: Record<string, unknown>[]) => SearchHit[]
  }
}

/** What a room further right adds to the hits of others: a customer's cars, a car's open order, its flags. */
export interface SearchAddition {
  /** Records whose hits it adds to; `ids` are those of their hits. */
  readonly records: readonly string[]
  readonly permission: string
  readonly add: (context: SearchContext) => {
    load: Load<Record<string, unknown>[]>
    read: (rows: Record<string, unknown>[]) => readonly AddedToHit[]
  }
}

export interface AddedToHit {
  /** The hit's id. */
  readonly id: string
  readonly related?: readonly RelatedHit[]
  readonly flags?: readonly string[]
}

/** A sum that must hold, checked by `npm run verify`: the query answers the rows where it does not. */
export interface BalanceCheck {
  readonly name: string
  readonly sql: string
}

/** Somebody who can be reached at a telephone number. */
export interface FoundPerson {
  readonly person_id: string
  readonly store_id: string
  readonly language: string
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
  /** What the room does by the clock, again and again; each piece is safe beside its twin in another process. */
  readonly chores?: (kernel: Kernel) => readonly Chore[]
  readonly parameters?: readonly ParameterSpec[]
  readonly deadlines?: readonly DeadlineSpec[]
  readonly personal?: readonly PersonalData[]
  /** Photos, films and documents that its records take. */
  readonly files?: readonly FileUse[]
  readonly search?: readonly SearchSource[]
  readonly searchAdditions?: readonly SearchAddition[]
  readonly balances?: readonly BalanceCheck[]
  /** What the owner of the database does at each start: reference tables that all groups share. */
  readonly prepare?: (owner: Client) => Promise<void>
  /** Only the room that keeps people: a person's addresses by channel, in clear, when a message leaves. */
  readonly addressOf?: NonNullable<Outside['addressOf']>
  /** Only the room that keeps people: who has exactly this telephone number, the first on file first. */
  readonly findPerson?: (groupId: string, keys: Keys, phone: string) => Load<readonly FoundPerson[]>
  /** What a dealer group starts with, and is given as later versions add to it: what nobody should have to type. */
  readonly seeds?: readonly SeedSet[]
}

/** What stands in a table of the group, by code with its state; what was planted just now is `planted`. */
export type Standing = (table: string) => ReadonlyMap<string, string>

/** A built-in catalogue of records with a code that never changes. */
export interface SeedSet {
  readonly table: TableName
  readonly codes: readonly string[]
  /** Makes those that are missing. */
  readonly plant: (work: Work, missing: ReadonlySet<string>, standing: Standing) => void
}
