import type { z } from 'zod'
import { contracts } from '../modules/contracts.ts'
import { type EndpointInfo, endpointsOf, type RecordContract } from '../kernel/contract/record.ts'

type Contracts = typeof contracts
/** Contracts by the name that their lifecycle bears: the name that messages, ledger and live changes use. */
type ByName = { [P in keyof Contracts as Contracts[P]['name']]: Contracts[P] }
type Verbs<N extends RecordName> = ByName[N]['lifecycle']['verbs']
type Reads<N extends RecordName> = ByName[N]['reads']
/** Verbs that have an endpoint. */
type OpenVerb<N extends RecordName> = {
  [V in keyof Verbs<N>]: Verbs<N>[V] extends { internal: true } ? never : V
}[keyof Verbs<N> & string]

export type RecordName = keyof ByName
export type VerbKey = { [N in RecordName]: `${N}.${OpenVerb<N>}` }[RecordName]
export type ReadKey = { [N in RecordName]: `${N}.${keyof Reads<N> & string}` }[RecordName]
export type EndpointKey = VerbKey | ReadKey

type Verb<K> = K extends `${infer N}.${infer V}`
  ? N extends RecordName
    ? V extends keyof Verbs<N>
      ? Verbs<N>[V]
      : never
    : never
  : never
type Read<K> = K extends `${infer N}.${infer R}`
  ? N extends RecordName
    ? R extends keyof Reads<N>
      ? Reads<N>[R]
      : never
    : never
  : never
type SchemaOf<K> = K extends `${infer N}.${string}` ? (N extends RecordName ? ByName[N]['schema'] : never) : never
type Out<S> = S extends z.ZodType ? z.output<S> : never
type In<S> = S extends z.ZodType ? z.input<S> : never

/** What a verb takes, as the form fills it in. */
export type InputOf<K> = In<Verb<K> extends { input: infer I } ? I : never> & object
/** What a read may be asked. */
export type QueryOf<K> = In<Read<K> extends { query: infer Q } ? Q : never> & object
/** Some of the fields, each of which may also be left undefined; lists may be constants. */
export type Some<T> = {
  readonly [P in keyof T]?: (T[P] extends readonly (infer U)[] ? readonly U[] : T[P]) | undefined
}
type AlsoOf<K> = Verb<K> extends { also: infer A extends z.ZodType } ? z.output<A> : unknown
/** What comes back: the record from a verb and what the verb says besides, the answer from a read. */
export type AnswerOf<K> = K extends VerbKey
  ? Out<SchemaOf<K>> & AlsoOf<K>
  : Out<Read<K> extends { answer: infer A } ? A : never>
/** A row of a list. */
export type RowOf<K> = AnswerOf<K> extends { rows: readonly (infer R)[] } ? R : never
/** Reads that answer rows. */
export type ListKey = { [K in ReadKey]: AnswerOf<K> extends { rows: readonly { id: string }[] } ? K : never }[ReadKey]
/** The read that answers one record with its possible verbs. */
export type GetKey = Extract<ReadKey, `${string}.get`>
/** The key of a verb of the record that a read belongs to. */
export type VerbKeyOf<K, V extends string> = K extends `${infer N}.${string}` ? Extract<VerbKey, `${N}.${V}`> : never
/** A verb of a record, by the read or list of that record. */
export type VerbOf<K> = K extends `${infer N}.${string}` ? (N extends RecordName ? OpenVerb<N> : never) : never

const all: readonly RecordContract[] = Object.values(contracts)
const table: ReadonlyMap<string, EndpointInfo> = new Map(
  all.flatMap((contract) => endpointsOf(contract).map((info) => [info.key, info])),
)
const lifecycles = new Map(all.map((contract) => [contract.name, contract.lifecycle]))

/** Method, path, permission and schemas of an endpoint. */
export function endpoint(key: string): EndpointInfo {
  const info = table.get(key)
  if (!info) throw new Error(`No endpoint ${key}`)
  return info
}

/** The verb's line in its lifecycle. */
export function verbSpec(record: string, verb: string) {
  return lifecycles.get(record)?.verbs[verb]
}

/** The states of a record in the order of its lifecycle; none for a record that the console does not know. */
export function statesOf(record: string): readonly string[] {
  return lifecycles.get(record)?.states ?? []
}

/** The names of a record's verbs in the order of its lifecycle. */
export function verbsOf(record: string): readonly string[] {
  return Object.keys(lifecycles.get(record)?.verbs ?? {})
}
