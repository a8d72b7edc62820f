import { z } from 'zod'
import { callAny } from '../../client.ts'
import { now } from '../../clock.ts'
import { whenAnswered } from '../../connection.ts'
import { nameOf, recordOf } from '../../endpoint-key.ts'
import { randomKey } from '../../intent.ts'
import type { ProblemError } from '../../problem.ts'
import { invalidateRecord } from '../../query-client.ts'
import type { Me } from '../../../kernel/contract/session.ts'
import { uploadFile, type UploadPlace } from '../../upload.ts'
import { currentStretch } from '../sign-on/stretch.ts'
import { hasVault, vaultOf } from '../vault.ts'
import type { WaitingDraft, WaitingItem, WaitingVerb } from './item.ts'
import { moveOldQueue } from './old-queue.ts'
import { type Answered, Outbox, type Whole } from './outbox.ts'
import { shelfIn } from './shelf.ts'

const answered = z.looseObject({ id: z.string(), version: z.int().optional() })
const refusalListeners = new Set<(problem: ProblemError) => void>()

/** What was refused before the person's eyes; the frame says it. */
export function whenRefused(listener: (problem: ProblemError) => void): () => void {
  refusalListeners.add(listener)
  return () => refusalListeners.delete(listener)
}

/** How a room sends its drafts, and lets one go. */
export interface DraftSender {
  readonly send: (key: string) => Promise<void>
  readonly drop: (key: string) => Promise<void>
}

const senders = new Map<string, DraftSender>()
const senderKey = ({ of, account }: Pick<WaitingDraft, 'of' | 'account'>) => `${of}/${account}`

/** From now on the room takes its drafts of this person. */
export function takesDrafts(of: string, account: string, sender: DraftSender): void {
  senders.set(senderKey({ of, account }), sender)
}

async function send(item: Whole): Promise<Answered> {
  if (item.kind === 'file') {
    const stop = new AbortController()
    return uploadFile(item.file, item.place, { key: item.key, onProgress: () => {}, signal: stop.signal })
  }
  const { verb, body, target, key } = item
  return answered.parse(await callAny(verb, { body, key, id: target?.id, version: target?.version }))
}

function done(item: Whole, answer: Answered): void {
  if (item.kind === 'file') return invalidateRecord('file')
  invalidateRecord(recordOf(item.verb), answer.id)
  for (const other of item.also) invalidateRecord(other)
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request('open4s-queue', work)
}

const shelf = shelfIn(vaultOf('queue'))

/** The one queue of this device. */
export const outbox = new Outbox(shelf, {
  send,
  sendDraft: async (item) => senders.get(senderKey(item))?.send(item.key),
  takes: (item) => senders.has(senderKey(item)),
  done,
  dropped: async (item) => senders.get(senderKey(item))?.drop(item.key),
  refused: (_, problem) => {
    for (const listener of refusalListeners) listener(problem)
  },
  now,
  alone,
})

/** Whether what waits outlives the page. */
export const outlivesPage = hasVault

let awake = false

/** Starts the queue of this device: reads what is kept, and sends whenever the network is back. */
export function wakeOutbox(): void {
  if (awake) return
  awake = true
  // A device that keeps nothing still sends what is done on this page.
  wake().catch(() => {})
  whenAnswered(() => void outbox.flush())
}

async function wake(): Promise<void> {
  const forgetOld = await moveOldQueue(shelf).catch(() => () => {})
  await outbox.wake()
  const stop = outbox.subscribe(() => leaveOld())
  // Where nothing outlives the page the old place stays until the last of it is sent.
  const leaveOld = () => {
    if (!outlivesPage() && outbox.waiting().length > 0) return
    stop()
    forgetOld()
  }
  leaveOld()
  await outbox.flush()
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

/** Everything that is done to a record waits in its line. */
export const lineOfFile = ({ record, recordId }: UploadPlace) => `${record}/${recordId ?? ''}`

/** Puts a photo with what waits for its record; it leaves in its turn. `key` is that of an earlier try. */
export function queueFile(me: Me, file: File, place: UploadPlace, more: { about: string; key?: string }): void {
  const { about, key = randomKey() } = more
  void outbox.add({ ...frame(me, key, lineOfFile(place), about), kind: 'file', place, file })
}

function frame(me: Pick<Me, 'accountId' | 'name'>, key: string, line: string, about: string) {
  const madeAt = new Date(now()).toISOString()
  const stretch = currentStretch()
  const unproven = stretch?.me.accountId === me.accountId ? { unproven: stretch.id } : {}
  return { key, account: me.accountId, name: me.name, madeAt, line, about, tries: 0, ...unproven }
}

/** An entry for a draft, as `Outbox.keep` takes it. */
export function draftEntry(me: Pick<Me, 'accountId' | 'name'>, key: string, about: string) {
  return { ...frame(me, key, key, about), kind: 'draft' as const }
}

/** The verb's own name of an item, for lists; nothing for photos. */
export function verbOf(item: WaitingItem): { record: string; name: string } | undefined {
  return item.kind === 'verb' ? { record: recordOf(item.verb), name: nameOf(item.verb) } : undefined
}
