import type { ProblemError } from '../../problem.ts'
import type { UploadPlace } from '../../upload.ts'

interface Waiting {
  /** Also the idempotency key: sent as often as it takes, done once. */
  readonly key: string
  /** Whose it is: it leaves only while this account is signed in. */
  readonly account: string
  readonly name: string
  /** When the person did it, by the server's clock; ISO. */
  readonly madeAt: string
  /** What is done in the same line keeps its order, and nothing overtakes a refused one. */
  readonly line: string
  /** What people call it in a list: a plate. */
  readonly about: string
  readonly tries: number
  /** Done in this person's name at a tablet without network: it waits until the server, or he, says that it was he. */
  readonly unproven?: string
  readonly refused?: {
    readonly status: number
    readonly code: string
    readonly details: Readonly<Record<string, unknown>>
  }
}

/** A verb that waits for the network. */
export interface WaitingVerb extends Waiting {
  readonly kind: 'verb'
  readonly verb: string
  readonly target?: { readonly id: string; readonly version: number }
  readonly body: Readonly<Record<string, unknown>>
  /** Other records that the verb changes as well. */
  readonly also: readonly string[]
  /** Somebody else's change in between does not matter to it: it is done on the record as it stands then. */
  readonly patient: boolean
}

/** A photo or film that waits for the network. */
export interface WaitingFile extends Waiting {
  readonly kind: 'file'
  readonly place: UploadPlace
  readonly file: File
}

/** A longer piece of work with parts that still change; its room sends them when its turn comes. */
export interface WaitingDraft extends Waiting {
  readonly kind: 'draft'
  /** The record that it becomes; its room takes it (see `takesDrafts`). */
  readonly of: string
  /** How many things of it wait. */
  readonly count: number
  /** The page where the person goes on with it. */
  readonly path: string
}

export type WaitingItem = WaitingVerb | WaitingFile | WaitingDraft

/** How many things wait in all. */
export function countOf(items: readonly WaitingItem[]): number {
  return items.reduce((sum, item) => sum + (item.kind === 'draft' ? item.count : 1), 0)
}

/** What an earlier item of the queue made, for those that name it as `made:<key>`. */
export interface Made {
  readonly kind: 'made'
  readonly key: string
  readonly id: string
}

const mark = 'made:'

/** The id of what an item will have made, to be written into later ones. */
export function madeBy(key: string): string {
  return mark + key
}

/** Puts the ids that are known by now in place of `made:<key>`; `undefined` while one is missing. */
export function filled<T>(value: T, ids: ReadonlyMap<string, string>): T | undefined {
  let missing = false
  const text = JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'string' || !inner.startsWith(mark)) return inner
    const id = ids.get(inner.slice(mark.length))
    missing ||= id === undefined
    return id
  })
  return missing ? undefined : (JSON.parse(text) as T)
}

/** Whose version a verb changes. */
export function recordKey(item: WaitingVerb, id: string): string {
  return `${item.verb.slice(0, item.verb.indexOf('.'))}/${id}`
}

/** The record as it stands, where it was changed meanwhile. */
export function freshVersion(problem: ProblemError): { id: string; version: number } | undefined {
  const record = problem.code === 'kernel.stale' ? problem.details['record'] : undefined
  if (typeof record !== 'object' || record === null || !('id' in record) || !('version' in record)) return undefined
  return { id: String(record.id), version: Number(record.version) }
}

/** What was done in somebody's name without network and nobody has said that it was he; `stretch` left out: ever. */
export function unprovenOf(items: readonly WaitingItem[], account: string, stretch?: string): readonly WaitingItem[] {
  return items.filter((item) => item.account === account && item.unproven && (!stretch || item.unproven === stretch))
}
