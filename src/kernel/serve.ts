import type { z } from 'zod'
import type { VerbSpec } from './contract/lifecycle.ts'
import type { PossibleAction, ReadSpec, RecordContract } from './contract/record.ts'
import type { Refusal } from './contract/refusal.ts'
import type { Found } from './db/found.ts'
import type { Load } from './db/sql.ts'
import type { Row } from './db/schema.ts'
import type { Identity } from './auth/identity.ts'
import type { Kernel } from './kernel.ts'
import type { Keys } from './keys.ts'
import type { Settings } from './settings.ts'
import type { Changes, RecordFace, RecordTable, Work } from './work.ts'

export type Loads = Record<string, Load<unknown>>
export type Loaded<L> = { [K in keyof L]: L[K] extends Load<infer T> ? T : never }

/** Runs loads in one message inside the open transaction. */
export type Ask = <L extends Loads>(loads: L) => Promise<Loaded<L>>

/** What is known before the first trip: the group, the record's id and the checked input. */
export interface LoadContext<I> {
  readonly groupId: string
  readonly id: string
  readonly input: I
  readonly now: string
  /** For loads that find something by a keyed hash. */
  readonly keys: Keys
  /** The staff id of who asks, for loads of what is his; nothing where no member of staff does. */
  readonly askerStaff: () => Found
}

export interface RunContext<I, L, T extends RecordTable> {
  readonly id: string
  readonly input: I
  readonly loaded: Loaded<L>
  readonly row: Row<T>
  readonly identity: Identity
  readonly settings: Settings
  readonly kernel: Kernel
  /** The document number, where the verb asks for one. */
  readonly number: string
  /** Draws the number of another record that the verb makes: its kind, and the store that counts it. */
  readonly draw: (what: { readonly kind: string; readonly storeId: string }) => Promise<string>
  /** A further trip inside the transaction, for what only a refusal or a rare case needs. */
  readonly ask: Ask
  /** Moves the verb's own record; `to` only where the verb has several outcomes. */
  readonly move: (changes?: Changes<T>, more?: { to?: string; cause?: string }) => Row<T>
}

export interface CreateContext<I, L> {
  readonly id: string
  readonly input: I
  readonly loaded: Loaded<L>
  readonly identity: Identity
  readonly settings: Settings
  readonly kernel: Kernel
  readonly number: string
  readonly ask: Ask
}

/** What the answer carries besides the record. */
type Also = object | void

/** A verb's server side, its types folded away so that the kernel can hold them all in one table. */
export interface VerbServer {
  readonly name: string
  readonly spec: VerbSpec
  /** Rows to lock before the record itself: those of rooms further left, in their order. */
  readonly first: (context: LoadContext<unknown>) => Loads
  readonly rest: (context: LoadContext<unknown>) => Loads
  /** Document number to draw while the first trip is under way. */
  readonly numbered: ((input: unknown) => { kind: string; storeId: string }) | undefined
  readonly run: (work: Work, context: RunContext<unknown, Loads, RecordTable>) => Also | Promise<Also>
  /** Store in which a creation happens, for the scope check. */
  readonly storeOf: (input: unknown) => string | null
}

export interface ReadContext<Q> {
  readonly groupId: string
  readonly query: Q
  readonly id: string
  readonly identity: Identity
  readonly settings: Settings
  readonly kernel: Kernel
  readonly now: string
  /** Stores in which the person holds the read's permission. */
  readonly stores: 'all' | ReadonlySet<string>
  /** The store asked for, if the person may see it, else all of his. */
  readonly inStores: readonly string[]
  /** What the person may do on a row of the read's record, with reasons. */
  readonly actionsOn: (row: object) => PossibleAction[]
  /** Refuses a row of a store in which the person does not hold the read's permission. */
  readonly see: (storeId: string | null) => void
  /** Runs loads in one message, which is a transaction. */
  readonly load: Ask
}

export interface ReadServer {
  readonly name: string
  readonly spec: ReadSpec
  readonly run: (context: ReadContext<unknown>) => Promise<unknown>
}

export interface RecordServer {
  readonly contract: RecordContract
  readonly face: RecordFace
  /** Columns that say whose the record is, for permissions on one's own records. */
  readonly owners: readonly string[]
  readonly view: (row: Record<string, unknown>) => Record<string, unknown>
  /** Why a verb cannot be done now, from the record's row alone. */
  readonly guards: Readonly<Record<string, (row: Record<string, unknown>) => Refusal | undefined>>
  readonly verbs: readonly VerbServer[]
  readonly reads: readonly ReadServer[]
}

type Verbs<C extends RecordContract> = C['lifecycle']['verbs']
type InputOf<C extends RecordContract, V extends keyof Verbs<C>> = z.output<Verbs<C>[V]['input']>
type AlsoOf<C extends RecordContract, V extends keyof Verbs<C>> = Verbs<C>[V] extends {
  also: infer A extends z.ZodType
}
  ? Loosely<z.input<A>>
  : void
type QueryOf<C extends RecordContract, R extends keyof C['reads']> = C['reads'][R]['query'] extends z.ZodType
  ? z.output<C['reads'][R]['query']>
  : Record<string, never>

/**
 * Binds a record's contract to its table. The returned functions declare one verb or read each, typed by the
 * contract; `complete` gathers them and does not compile while one is missing.
 */
export function serve<C extends RecordContract, const T extends RecordTable>(
  contract: C,
  table: T,
  options: {
    readonly owners?: readonly (keyof Row<T> & string)[]
    readonly view?: (row: Row<T>) => Record<string, unknown>
    readonly guards?: { readonly [V in keyof Verbs<C>]?: (row: Row<T>) => Refusal | undefined }
  } = {},
) {
  const face: RecordFace<T> = { name: contract.name, table, lifecycle: contract.lifecycle }
  return {
    face,
    /** A verb on an existing record; `run` must call `move`. */
    verb<V extends keyof Verbs<C> & string, const F extends Loads, const L extends Loads>(
      name: V,
      def: {
        first?: (context: LoadContext<InputOf<C, V>>) => F
        loads?: (context: LoadContext<InputOf<C, V>>) => L
        run: (work: Work, context: RunContext<InputOf<C, V>, F & L, T>) => AlsoOf<C, V> | Promise<AlsoOf<C, V>>
      },
    ): VerbServer {
      return fold({ name, spec: verbSpec(contract, name), ...def })
    },
    /** A verb that creates; `run` must call `work.create`. `store` says in which store, for scope and number. */
    creation<V extends keyof Verbs<C> & string, const F extends Loads, const L extends Loads>(
      name: V,
      def: {
        store: (input: InputOf<C, V>) => string | null
        number?: string
        first?: (context: LoadContext<InputOf<C, V>>) => F
        loads?: (context: LoadContext<InputOf<C, V>>) => L
        run: (work: Work, context: CreateContext<InputOf<C, V>, F & L>) => AlsoOf<C, V> | Promise<AlsoOf<C, V>>
      },
    ): VerbServer {
      const kind = def.number
      const numbered = kind ? { numbered: (input: InputOf<C, V>) => ({ kind, storeId: def.store(input) ?? '' }) } : {}
      return fold({ name, spec: verbSpec(contract, name), ...def, ...numbered, storeOf: def.store })
    },
    read<R extends keyof C['reads'] & string>(
      name: R,
      run: (context: ReadContext<QueryOf<C, R>>) => Promise<Loosely<z.input<C['reads'][R]['answer']>>>,
    ): ReadServer {
      const spec = contract.reads[name]
      if (!spec) throw new Error(`${contract.name} has no read ${name}`)
      return { name, spec, run: run as ReadServer['run'] }
    },
    complete(parts: {
      verbs: { [V in keyof Verbs<C> as Verbs<C>[V] extends { internal: true } ? never : V]: VerbServer }
      reads: { [R in keyof C['reads']]: ReadServer }
    }): RecordServer {
      return {
        contract,
        face: face,
        owners: options.owners ?? [],
        view: (options.view ?? camelRow) as RecordServer['view'],
        guards: (options.guards ?? {}) as RecordServer['guards'],
        verbs: Object.values(parts.verbs),
        reads: Object.values(parts.reads),
      }
    },
  }
}

function verbSpec(contract: RecordContract, name: string): VerbSpec {
  const spec = contract.lifecycle.verbs[name]
  if (!spec) throw new Error(`${contract.name} has no verb ${name}`)
  return spec
}

/** The one place where the types of a verb are folded: the kernel gives back exactly what the contract parsed. */
function fold<I, F extends Loads, L extends Loads, T extends RecordTable>(def: {
  name: string
  spec: VerbSpec
  first?: (context: LoadContext<I>) => F
  loads?: (context: LoadContext<I>) => L
  numbered?: (input: I) => { kind: string; storeId: string }
  storeOf?: (input: I) => string | null
  run: (work: Work, context: RunContext<I, F & L, T>) => unknown
}): VerbServer {
  const none = () => ({})
  return {
    name: def.name,
    spec: def.spec,
    first: (def.first ?? none) as VerbServer['first'],
    rest: (def.loads ?? none) as VerbServer['rest'],
    numbered: def.numbered as VerbServer['numbered'],
    run: def.run as unknown as VerbServer['run'],
    storeOf: (def.storeOf ?? (() => null)) as VerbServer['storeOf'],
  }
}

/** A contract's shape with plain strings where it lists words: the database's constraints hold those. */
export type Loosely<T> = T extends string
  ? string
  : T extends readonly (infer U)[]
    ? readonly Loosely<U>[]
    : T extends object
      ? { [K in keyof T]: Loosely<T[K]> }
      : T

type CamelName<S extends string> = S extends `${infer A}_${infer B}` ? `${A}${Capitalize<CamelName<B>>}` : S
type CamelRow<R> = { [K in keyof R & string as K extends 'head' | 'group_id' ? never : CamelName<K>]: R[K] }

const camelNames = new Map<string, string>()

/** `promised_at` → `promisedAt`. */
export function camel(name: string): string {
  let known = camelNames.get(name)
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())
    camelNames.set(name, known)
  }
  return known
}

/** A row in the contract's spelling; the chain's head stays inside. */
export function camelRow<R extends object>(row: R): CamelRow<R> {
  const out: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(row))
    if (column !== 'head' && column !== 'group_id') out[camel(column)] = value
  return out as CamelRow<R>
}
