import { Worker } from 'node:worker_threads'
import type { PaperContent } from './content.ts'
import type { PressAnswer, PressSetup } from './worker.ts'

export interface PaperRenderer {
  /** The paper as a PDF; the same content gives the same bytes. Fails with a `PaperFailure`. */
  render: (content: PaperContent) => Promise<Buffer>
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

interface Job {
  content: PaperContent
  done: (pdf: Buffer) => void
  fail: (failure: PaperFailure) => void
}

const heapLimitMb = 320

function startThread(setup: PressSetup): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: setup,
    // The thread prints what people typed: it gets none of the server's keys, and cannot eat its memory.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMb, maxYoungGenerationSizeMb: 4 },
  })
}

/**
 * One thread prints one paper after the other, so that a long paper never holds up the server. It starts with the
 * first paper, ends after a minute without work, and is started anew when it crashed or ran out of time.
 */
export function createPaperRenderer(options: PaperRendererOptions): PaperRenderer {
  const { cacheDir, queueLimit = 100, timeoutMs = 20_000, idleMs = 60_000, onNote } = options
  const waiting: Job[] = []
  let thread: Worker | undefined
  let current: Job | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  async function drop(): Promise<void> {
    const ended = thread
    thread = undefined
    await ended?.terminate()
  }

  function settle(finish: (job: Job) => void): void {
    clearTimeout(timer)
    const job = current
    current = undefined
    if (job) finish(job)
    next()
  }

  function fail(reason: PaperFailureReason, detail?: string): void {
    settle((job) => job.fail(new PaperFailure(reason, detail)))
  }

  function hear(message: PressAnswer): void {
    if (message.kind === 'fonts') return onNote?.({ reason: 'fonts', detail: message.message })
    if (message.kind === 'failed') return fail('failed', message.message)
    if (message.lacking.length > 0) onNote?.({ reason: 'lacking', detail: message.lacking.join('') })
    const { buffer, byteOffset, byteLength } = message.pdf
    settle((job) => job.done(Buffer.from(buffer, byteOffset, byteLength)))
  }

  function open(): Worker {
    const made = startThread({ cacheDir })
    made.on('message', (message: PressAnswer) => {
      if (thread === made) hear(message)
    })
    const crashed = (detail: string) => {
      if (thread !== made) return
      thread = undefined
      fail('crashed', detail)
    }
    made.on('error', (error) => crashed(error instanceof Error ? error.message : String(error)))
    made.on('exit', (code) => crashed(`exit ${code}`))
    return made
  }

  function next(): void {
    clearTimeout(timer)
    current = waiting.shift()
    if (!current) {
      // Without work the thread must keep neither the process alive nor its own memory for long.
      thread?.unref()
      timer = setTimeout(() => void drop(), idleMs).unref()
      return
    }
    thread ??= open()
    thread.ref()
    thread.postMessage(current.content, [])
    timer = setTimeout(() => {
      void drop()
      fail('timeout', `${timeoutMs} ms`)
    }, timeoutMs)
  }

  return {
    render(content) {
      return new Promise((done, fail) => {
        if (closed) return fail(new PaperFailure('closed'))
        if (waiting.length >= queueLimit) return fail(new PaperFailure('busy', `${queueLimit} papers wait`))
        waiting.push({ content, done, fail })
        if (!current) next()
      })
    },
    async close() {
      closed = true
      clearTimeout(timer)
      const left = [...(current ? [current] : []), ...waiting.splice(0)]
      current = undefined
      for (const job of left) job.fail(new PaperFailure('closed'))
      await drop()
      clearTimeout(timer)
    },
  }
}
