import type { ProblemError } from '../../problem.ts'
import { asProblem } from '../../problem.ts'
import {
  filled,
  freshVersion,
  type Made,
  recordKey,
  unprovenOf,
  type WaitingDraft,
  type WaitingFile,
  type WaitingItem,
  type WaitingVerb,
} from './item.ts'
import type { Shelf } from './shelf.ts'

export interface Answered {
  readonly id: string
  readonly version?: number | undefined
}

export interface Post {
  /** Sends one item and gives its answer; throws a `ProblemError`. */
  readonly send: (item: Whole) => Promise<Answered>
  /** Sends what waits of a draft; what the server refused of it stands in the draft. Throws when nobody answers. */
  readonly sendDraft: (item: WaitingDraft) => Promise<void>
  /** Whether the room of a draft is there to send it. */
  readonly takes: (item: WaitingDraft) => boolean
  readonly done: (item: Whole, answer: Answered) => void
  /** The person gave it up. */
  readonly dropped: (item: WaitingDraft) => Promise<void>
  /** Refused at once, with the person before the screen: said, and not kept. */
  readonly refused: (item: WaitingItem, problem: ProblemError) => void
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number
  /** Two pages of one device must not send the same thing at the same time. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
}

/** What is sent as one request. */
export type Whole = WaitingVerb | WaitingFile

/** Within these the person still looks at what he did. */
const atOnceMs = 8000
/** What is being written leaves when the writing rests. */
const restMs = 700
const pausesMs = [2000, 5000, 10_000, 30_000]
/** A server that fails five times over one item will not take it. */
const failuresBeforeRefusal = 5

/**
 * What a person did, on its way to the server: kept on the device first, sent in order, again and again under the same
 * key until an answer comes. What is refused later stays, with the reason, until the person drops it.
 */
export class Outbox {
  private readonly shelf: Shelf
  private readonly post: Post
  private readonly listeners = new Set<() => void>()
  private readonly made = new Map<string, string>()
  private readonly versions = new Map<string, number>()
  private items: readonly WaitingItem[] = []
  private account: string | undefined
  private running: Promise<void> | undefined
  private again = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  /** Nobody looks at these any more: they waited for the line, or came from an earlier page. */
  private readonly lateOnes = new Set<string>()

  constructor(shelf: Shelf, post: Post) {
    this.shelf = shelf
    this.post = post
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Oldest first; the same list until something changes. */
  readonly waiting = (): readonly WaitingItem[] => this.items

  /** Reads what an earlier page left. */
  async wake(): Promise<void> {
    const kept = await this.shelf.all()
    for (const item of kept) if (item.kind === 'made') this.made.set(item.key, item.id)
    const known = new Set(this.items.map((item) => item.key))
    const older = kept.filter((item): item is WaitingItem => item.kind !== 'made' && !known.has(item.key))
    for (const { key } of older) this.lateOnes.add(key)
    this.set([...older, ...this.items].sort((a, b) => a.madeAt.localeCompare(b.madeAt)))
  }

  /** Whose things may leave now; nobody's while nobody is signed in. */
  serve(account: string | undefined): void {
    this.account = account
    if (account) void this.flush()
  }

  async add(item: Whole): Promise<void> {
    this.set([...this.items, item])
    // A device that can keep nothing (full, forbidden) still sends while the page is open.
    await this.shelf.put(item).catch(() => {})
    await this.flush()
  }

  /** A draft has something to send, or something else than before. */
  async keep(item: WaitingDraft): Promise<void> {
    const known = this.items.find(({ key }) => key === item.key)
    if (known && JSON.stringify(known) === JSON.stringify(item)) return
    this.set(known ? this.items.map((one) => (one === known ? item : one)) : [...this.items, item])
    await this.shelf.put(item)
  }

  /** Nothing of a draft waits any more. */
  async settle(key: string): Promise<void> {
    if (!this.items.some((item) => item.key === key)) return
    this.set(this.items.filter((item) => item.key !== key))
    await this.shelf.drop(key)
  }

  /** Sends when whoever is writing rests. */
  soon(ms: number = restMs): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  /** Nothing of this account stays. */
  async forget(account: string): Promise<void> {
    for (const item of this.items) if (item.account === account) await this.drop(item.key)
  }

  /** The person gives up on an item, and on what came after it in its line. */
  async drop(key: string): Promise<void> {
    const at = this.items.findIndex((item) => item.key === key)
    const line = this.items[at]?.line
    const gone = this.items.filter((item, index) => index >= at && item.line === line)
    this.set(this.items.filter((item) => !gone.includes(item)))
    for (const item of gone) {
      await this.shelf.drop(item.key)
      if (item.kind === 'draft') await this.post.dropped(item)
    }
  }

  /** Tries a refused item once more. */
  async retry(key: string): Promise<void> {
    const item = this.items.find((one) => one.key === key)
    if (!item) return
    const { refused: _, ...fresh } = item
    await this.change({ ...fresh, tries: 0 })
    await this.flush()
  }

  /** It was this person: what was done in his name without network may leave. `stretch` left out: all of it. */
  async prove(account: string, stretch?: string): Promise<void> {
    for (const item of unprovenOf(this.items, account, stretch)) {
      const { unproven: _, ...proven } = item
      this.lateOnes.add(item.key)
      await this.change(proven)
    }
    await this.flush()
  }

  /** It was not he: nothing of it stays. */
  async disown(account: string): Promise<void> {
    for (const { key } of unprovenOf(this.items, account))
      if (this.items.some((item) => item.key === key)) await this.drop(key)
  }

  /** The server no longer takes anything from this person: all that waits stays, with the reason. */
  async refuseAll(account: string, problem: ProblemError): Promise<void> {
    for (const item of this.items) if (item.account === account) await this.refuse(item, problem)
  }

  /** Sends what can leave. Safe to call at any time. */
  flush(): Promise<void> {
    this.again = true
    this.running ??= this.post
      .alone(() => this.send())
      .finally(() => {
        this.running = undefined
      })
    return this.running
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer)
    const had = new Set<string>()
    while (this.again) {
      this.again = false
      const next = this.next(had)
      if (!next) break
      had.add(next.key)
      if (!(await (next.kind === 'draft' ? this.draft(next) : this.one(next)))) return
      this.again = true
    }
    // What was said of a draft while it was on its way.
    if (this.items.some((item) => item.kind === 'draft' && had.has(item.key) && !item.refused)) this.soon()
  }

  private next(had: ReadonlySet<string>): WaitingItem | undefined {
    const held = new Set<string>()
    for (const item of this.items) {
      if (item.account !== this.account) continue
      if (item.kind === 'draft' && (had.has(item.key) || !this.post.takes(item))) continue
      if (item.refused || item.unproven || held.has(item.line)) held.add(item.line)
      else return item
    }
    return undefined
  }

  private async draft(item: WaitingDraft): Promise<boolean> {
    try {
      await this.post.sendDraft(item)
      this.failures = 0
      return true
    } catch (error) {
      return this.failed(item, asProblem(error))
    }
  }

  /** Whether the next one may follow at once. */
  private async one(item: Whole): Promise<boolean> {
    const ready = this.ready(item)
    if (!ready) return this.refuse(item, { status: 409, code: 'kernel.lost', details: {} })
    try {
      const answer = await this.post.send(ready)
      this.failures = 0
      await this.finished(item, answer)
      return true
    } catch (error) {
      return this.failed(item, asProblem(error))
    }
  }

  /** With the ids and the version that are known by now. */
  private ready(item: Whole): Whole | undefined {
    if (item.kind === 'file') {
      const place = filled(item.place, this.made)
      return place && { ...item, place }
    }
    const { target } = item
    const body = filled({ body: item.body, target }, this.made)
    if (!body) return undefined
    if (!body.target) return { ...item, body: body.body }
    const { id } = body.target
    const version = Math.max(body.target.version, this.versions.get(recordKey(item, id)) ?? 0)
    return { ...item, body: body.body, target: { id, version } }
  }

  private async finished(item: Whole, answer: Answered): Promise<void> {
    if (item.kind === 'verb' && answer.version !== undefined)
      this.versions.set(recordKey(item, answer.id), answer.version)
    this.made.set(item.key, answer.id)
    const kept: Made = { kind: 'made', key: item.key, id: answer.id }
    const named = this.items.some((other) => other !== item && JSON.stringify(other).includes(item.key))
    this.set(this.items.filter((other) => other.key !== item.key))
    this.post.done(item, answer)
    await (named ? this.shelf.put(kept) : this.shelf.drop(item.key))
  }

  private async failed(item: WaitingItem, problem: ProblemError): Promise<boolean> {
    const fresh = freshVersion(problem)
    if (item.kind === 'verb' && item.patient && item.target && fresh && item.tries < failuresBeforeRefusal) {
      this.versions.set(recordKey(item, fresh.id), fresh.version)
      await this.change({ ...item, tries: item.tries + 1 })
      return true
    }
    if (problem.status === 401) return false
    const passes = problem.status === 0 || problem.status === 429 || problem.status === 503
    if (passes || (problem.status >= 500 && item.tries + 1 < failuresBeforeRefusal)) {
      for (const { key } of this.items) this.lateOnes.add(key)
      if (!passes) await this.change({ ...item, tries: item.tries + 1 })
      const pause = pausesMs[Math.min(this.failures++, pausesMs.length - 1)] ?? 0
      this.timer = setTimeout(() => void this.flush(), pause)
      return false
    }
    const isLooking = !this.lateOnes.has(item.key) && this.post.now() - Date.parse(item.madeAt) < atOnceMs
    if (item.kind !== 'draft' && isLooking) {
      await this.drop(item.key)
      this.post.refused(item, problem)
      return true
    }
    return this.refuse(item, problem)
  }

  private async refuse(item: WaitingItem, problem: Pick<ProblemError, 'status' | 'code' | 'details'>): Promise<true> {
    const { status, code, details } = problem
    await this.change({ ...item, refused: { status, code, details } })
    return true
  }

  private async change(item: WaitingItem): Promise<void> {
    this.set(this.items.map((one) => (one.key === item.key ? item : one)))
    await this.shelf.put(item)
  }

  private set(items: readonly WaitingItem[]): void {
    this.items = items
    for (const listener of this.listeners) listener()
  }
}
