import { Worker } from 'node:worker_threads'
import type { PaperContent } from './content.ts'
import type { Recordings } from './recording.ts'
import type { PressAnswer, PressJob, PressSetup } from './worker.ts'

export interface PaperRenderer {
  /** The paper as a PDF; the same content gives the same bytes. Fails with a `PaperFailure`. */
  render: (content: PaperContent, recordings?: Recordings) => Promise<Buffer>
  /** Ends the thread; papers that wait fail with `closed`. */
  close: () => Promise<void>
}

export interface PaperRendererOptions {
  // Where the small fonts are kept; may be emptied at any time.
  cacheDir: string
  queueLimit?: number
  timeoutMs?: number
  idleMs?: number
  // Told what a paper could not show (characters that no font has) and why the small fonts could not be made.
  onNote?: (note: { reason: 'lacking' | 'fonts'; detail: string }) => void
}

export type PaperFailureReason = 'busy' | 'timeout' | 'crashed' | 'failed' | 'closed'

/** Why a paper was not printed; `busy` and `timeout` may be tried again. */
export class PaperFailure extends Error {
  readonly reason: PaperFailureReason
  constructor(reason: PaperFailureReason, detail = '') {
    super(detail ? `paper ${reason}: ${detail}` : `paper ${reason}`)
    this.reason = reason
  }
}

interface Job extends PressJob {
  done: (pdf: Buffer) => void
  fail: (failure: PaperFailure) => void
}

// Measured over 1,200 papers: with V8's own choice of young space the process grew to 330 MB, with this it stays
// near 200 at the same speed.
const resourceLimits = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 16 }

function startThread(setup: PressSetup): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: setup,
    // The thread prints what people typed: it gets none of the server's keys, and cannot eat its memory.
    env: {},
    resourceLimits,
  })
}

class PressQueue implements PaperRenderer {
  readonly #options: Required<Omit<PaperRendererOptions, 'onNote'>> & Pick<PaperRendererOptions, 'onNote'>
  readonly #waiting: Job[] = []
  #thread: Worker | undefined
  #current: Job | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: PaperRendererOptions) {
    this.#options = { queueLimit: 100, timeoutMs: 20_000, idleMs: 60_000, ...options }
  }

  render = (content: PaperContent, recordings: Recordings = {}): Promise<Buffer> =>
    new Promise((done, fail) => {
      const { queueLimit } = this.#options
      if (this.#closed) return fail(new PaperFailure('closed'))
      if (this.#waiting.length >= queueLimit) return fail(new PaperFailure('busy', `${queueLimit} papers wait`))
      this.#waiting.push({ content, recordings, done, fail })
      if (!this.#current) this.#next()
    })

  close = async (): Promise<void> => {
    this.#closed = true
    clearTimeout(this.#timer)
    const left = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)]
    this.#current = undefined
    for (const job of left) job.fail(new PaperFailure('closed'))
    await this.#drop()
  }

  #next(): void {
    clearTimeout(this.#timer)
    this.#current = this.#waiting.shift()
    if (!this.#current) {
      // Without work the thread must keep neither the process alive nor its own memory for long.
      this.#thread?.unref()
      this.#timer = setTimeout(() => void this.#drop(), this.#options.idleMs).unref()
      return
    }
    this.#thread ??= this.#open()
    this.#thread.ref()
    const { content, recordings } = this.#current
    this.#thread.postMessage({ content, recordings } satisfies PressJob, [])
    const { timeoutMs } = this.#options
    this.#timer = setTimeout(() => {
      void this.#drop()
      this.#fail('timeout', `${timeoutMs} ms`)
    }, timeoutMs)
  }

  #open(): Worker {
    const made = startThread({ cacheDir: this.#options.cacheDir })
    const crashed = (detail: string) => {
      if (this.#thread !== made) return
      this.#thread = undefined
      this.#fail('crashed', detail)
    }
    made.on('message', (message: PressAnswer) => {
      if (this.#thread === made) this.#hear(message)
    })
    made.on('error', (error) => crashed(error instanceof Error ? error.message : String(error)))
    made.on('exit', (code) => crashed(`exit ${code}`))
    return made
  }

  #hear(message: PressAnswer): void {
    const { onNote } = this.#options
    if (message.kind === 'fonts') return onNote?.({ reason: 'fonts', detail: message.message })
    if (message.kind === 'failed') return this.#fail('failed', message.message)
    if (message.lacking.length > 0) onNote?.({ reason: 'lacking', detail: message.lacking.join('') })
    const { buffer, byteOffset, byteLength } = message.pdf
    this.#settle((job) => job.done(Buffer.from(buffer, byteOffset, byteLength)))
  }

  #fail(reason: PaperFailureReason, detail: string): void {
    this.#settle((job) => job.fail(new PaperFailure(reason, detail)))
  }

  #settle(finish: (job: Job) => void): void {
    const job = this.#current
    this.#current = undefined
    if (job) finish(job)
    this.#next()
  }

  async #drop(): Promise<void> {
    const ended = this.#thread
    this.#thread = undefined
    await ended?.terminate()
  }
}

/**
 * One thread prints one paper after the other, so that a long paper never holds up the server. It starts with the
 * first paper, ends after a minute without work, and is started anew when it crashed or ran out of time.
 */
export function createPaperRenderer(options: PaperRendererOptions): PaperRenderer {
  return new PressQueue(options)
}
