import { z } from 'zod'
import { callAny } from '../client.ts'
import { now } from '../clock.ts'
import { whenAnswered } from '../connection.ts'
import { nameOf, recordOf } from '../endpoint-key.ts'
import { randomKey } from '../intent.ts'
import type { ProblemError } from '../problem.ts'
import { invalidateRecord } from '../query-client.ts'
import type { Me } from '../../kernel/contract/session.ts'
import { uploadFile, type UploadPlace } from '../upload.ts'
import type { WaitingItem, WaitingVerb } from './item.ts'
import { type Answered, Outbox } from './outbox.ts'
import { deviceShelf, memoryShelf } from './shelf.ts'

const answered = z.looseObject({ id: z.string(), version: z.int().optional() })
const refusalListeners = new Set<(problem: ProblemError) => void>()

/** What was refused before the person's eyes; the frame says it. */
export function whenRefused(listener: (problem: ProblemError) => void): () => void {
  refusalListeners.add(listener)
  return () => refusalListeners.delete(listener)
}

async function send(item: WaitingItem): Promise<Answered> {
  if (item.kind === 'file') {
    const stop = new AbortController()
    return uploadFile(item.file, item.place, { key: item.key, onProgress: () => {}, signal: stop.signal })
  }
  const { verb, body, target, key } = item
  return answered.parse(await callAny(verb, { body, key, id: target?.id, version: target?.version }))
}

function done(item: WaitingItem, answer: Answered): void {
  if (item.kind === 'file') return invalidateRecord('file')
  invalidateRecord(recordOf(item.verb), answer.id)
  for (const other of item.also) invalidateRecord(other)
}

/** The one queue of this device. */
export const outbox = new Outbox('indexedDB' in globalThis ? deviceShelf() : memoryShelf(), {
  send,
  done,
  refused: (_, problem) => {
    for (const listener of refusalListeners) listener(problem)
  },
  now,
})

let awake = false

/** Starts the queue of this device: reads what is kept, and sends whenever the network is back. */
export function wakeOutbox(): void {
  if (awake) return
  awake = true
  // A device that keeps nothing still sends what is done on this page.
  outbox.wake().catch(() => {})
  whenAnswered(() => void outbox.flush())
}

export interface QueuedVerb {
  readonly verb: string
  readonly target?: { readonly id: string; readonly version: number }
  readonly body: Readonly<Record<string, unknown>>
  readonly about: string
  readonly line?: string
  readonly also?: readonly string[]
  readonly patient?: boolean
}

/** Does a verb now if the network is there, else as soon as it is. Answers its key. */
export function queueVerb(me: Me, wish: QueuedVerb): string {
  const key = randomKey()
  const { verb, target, body, about, also = [], patient = false } = wish
  const line = wish.line ?? (target ? `${recordOf(verb)}/${target.id}` : key)
  const item: WaitingVerb = {
    ...frame(me, key, line, about),
    kind: 'verb',
    verb,
    ...(target ? { target: { id: target.id, version: target.version } } : {}),
    body,
    also,
    patient,
  }
  void outbox.add(item)
  return key
}

/** Puts a photo with what waits in `line`; it leaves in its turn. Answers its key. */
export function queueFile(me: Me, file: File, place: UploadPlace, more: { line: string; about: string }): string {
  const key = randomKey()
  void outbox.add({ ...frame(me, key, more.line, more.about), kind: 'file', place, file })
  return key
}

function frame(me: Me, key: string, line: string, about: string) {
  const madeAt = new Date(now()).toISOString()
  return { key, account: me.accountId, name: me.name, madeAt, line, about, tries: 0 }
}

/** The verb's own name of an item, for lists; nothing for photos. */
export function verbOf(item: WaitingItem): { record: string; name: string } | undefined {
  return item.kind === 'verb' ? { record: recordOf(item.verb), name: nameOf(item.verb) } : undefined
}
