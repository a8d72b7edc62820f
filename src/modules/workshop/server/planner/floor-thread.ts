import { Worker } from 'node:worker_threads'
import type { FloorPlan, FloorProblem } from './floor-model.ts'
import { ruleFloor } from './floor-search.ts'
import type { PlanAnswer, PlanJobMessage } from './floor-worker.ts'

/** A plan is answered within a second, the way there and back included. */
const searchMs = 600
const leastSearchMs = 100
const idleMs = 60_000

interface Waiting {
  readonly message: PlanJobMessage
  readonly done: (plan: FloorPlan) => void
  readonly fail: (error: Error) => void
}

/**
 * One thread that plans, so that no request waits for a search; it starts with the first plan and ends after a minute
 * without one. Where several stores ask at once, each gets a shorter search.
 */
class PlanThread {
  #thread: Worker | undefined
  #lastId = 0
  readonly #waiting = new Map<number, Waiting>()
  readonly #latest = new Map<string, Int32Array>()
  #idle: NodeJS.Timeout | undefined

  /**
   * A plan for the place named `key`; one that is still searched for the same key ends at once with what it has. A thread
   * that dies is answered for by the plain rule. Fails with RangeError where the problem contradicts itself.
   */
  async plan(key: string, problem: FloorProblem): Promise<FloorPlan> {
    const stop = new SharedArrayBuffer(4)
    const flag = new Int32Array(stop)
    const before = this.#latest.get(key)
    if (before) Atomics.store(before, 0, 1)
    this.#latest.set(key, flag)
    try {
      return await this.#ask(problem, stop)
    } finally {
      if (this.#latest.get(key) === flag) this.#latest.delete(key)
    }
  }

  #ask(problem: FloorProblem, stop: SharedArrayBuffer): Promise<FloorPlan> {
    const milliseconds = Math.max(leastSearchMs, Math.round(searchMs / (this.#waiting.size + 1)))
    const message = { id: ++this.#lastId, problem, milliseconds, stop }
    clearTimeout(this.#idle)
    return new Promise((done, fail) => {
      this.#waiting.set(message.id, { message, done, fail })
      this.#thread ??= this.#open()
      this.#thread.ref()
      this.#thread.postMessage(message, [])
    })
  }

  #open(): Worker {
    const made = new Worker(new URL('./floor-worker.ts', import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    })
    made.on('message', (answer: PlanAnswer) => this.#hear(answer))
    const gone = () => {
      if (this.#thread !== made) return
      this.#thread = undefined
      for (const { message, done, fail } of this.#waiting.values()) byRule(message.problem, done, fail)
      this.#waiting.clear()
    }
    made.on('error', gone)
    made.on('exit', gone)
    return made
  }

  #hear(answer: PlanAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) {
      this.#thread?.unref()
      this.#idle = setTimeout(() => void this.close(), idleMs).unref()
    }
    if ('plan' in answer) waiting?.done(answer.plan)
    else waiting?.fail(new RangeError(answer.failure))
  }

  async close(): Promise<void> {
    const ended = this.#thread
    this.#thread = undefined
    await ended?.terminate()
  }
}

function byRule(problem: FloorProblem, done: (plan: FloorPlan) => void, fail: (error: Error) => void): void {
  try {
    done(ruleFloor(problem))
  } catch (error) {
    fail(error instanceof Error ? error : new Error('unknown'))
  }
}

export const planThread = new PlanThread()
