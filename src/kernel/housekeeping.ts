import { inGroup } from './action.ts'
import { scanDeadlines } from './clocks/scan.ts'
import { epochMsOf, instantOf } from './clocks/zone.ts'
import { isoNow, type Kernel } from './kernel.ts'
import type { FileStore } from './files/file-store.ts'
import { retireFiles } from './files/retire.ts'
import { forEachGroup } from './groups.ts'
import type { DeadlineSpec } from './module.ts'

/** Something done again and again. Every process does all of it; each piece is safe beside its twin in another process. */
export interface Chore {
  readonly name: string
  readonly everyMs: number
  readonly run: () => Promise<unknown>
}

/**
 * Starts the chores, each in a chain of its own: a slow one delays only itself, a failing one is logged and comes
 * again. Stopping waits for those that run.
 */
export function startChores(kernel: Kernel, chores: readonly Chore[]): { stop(): Promise<void> } {
  let stopped = false
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  const round = async (chore: Chore) => {
    try {
      await chore.run()
    } catch (error) {
      kernel.log.error({ err: error, chore: chore.name }, 'chore failed')
    }
    if (!stopped) plan(chore)
  }
  const plan = (chore: Chore) => {
    timers.set(
      chore.name,
      setTimeout(() => void running.set(chore.name, round(chore)), chore.everyMs),
    )
  }
  for (const chore of chores) plan(chore)
  return {
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}

const secondMs = 1000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A client that has not repeated a request within a week has given it up; the stored answers are the largest table otherwise. */
const keysKeptMs = 7 * dayMs
/** Ended sessions stay a while for questions about who was signed in; the ledger keeps the sign-ins themselves. */
const sessionsKeptMs = 30 * dayMs
const chunk = 2000

/** What the kernel itself does regularly. `seal` closes the ledger's blocks. */
export function kernelChores(
  kernel: Kernel,
  parts: { deadlines: readonly DeadlineSpec[]; seal?: () => Promise<unknown>; files?: FileStore },
): Chore[] {
  const { files } = parts
  return [
    { name: 'deadlines', everyMs: 5 * secondMs, run: () => scanDeadlines(kernel, parts.deadlines) },
    ...(parts.seal ? [{ name: 'seal', everyMs: 5 * secondMs, run: parts.seal }] : []),
    { name: 'keys', everyMs: hourMs, run: () => forgetKeys(kernel) },
    { name: 'sessions', everyMs: hourMs, run: () => forgetSessions(kernel) },
    ...(files ? [{ name: 'files', everyMs: hourMs, run: () => retireFiles(kernel, files) }] : []),
  ]
}

/** Deletes idempotency keys older than seven days. Answers how many. */
export async function forgetKeys(kernel: Kernel): Promise<number> {
  const until = before(kernel, keysKeptMs)
  return forEachGroup(kernel, (groupId) =>
    deleteInChunks(
      kernel,
      groupId,
      `delete from kernel.idempotency where group_id = $1 and ctid = any (array(
      select ctid from kernel.idempotency where group_id = $1 and at < $2 limit ${chunk}))`,
      [groupId, until],
    ),
  )
}

/** Deletes sessions that ended more than thirty days ago. Answers how many. */
export async function forgetSessions(kernel: Kernel): Promise<number> {
  const until = before(kernel, sessionsKeptMs)
  return forEachGroup(kernel, (groupId) =>
    deleteInChunks(
      kernel,
      groupId,
      `delete from kernel.session where group_id = $1 and ctid = any (array(
      select ctid from kernel.session where group_id = $1 and least(expires_at, revoked_at) < $2 limit ${chunk}))`,
      [groupId, until],
    ),
  )
}

function before(kernel: Kernel, ms: number): string {
  return instantOf(epochMsOf(isoNow(kernel.clock)) - ms)
}

async function deleteInChunks(
  kernel: Kernel,
  groupId: string,
  sql: string,
  parameters: readonly unknown[],
): Promise<number> {
  let total = 0
  for (let count = chunk; count === chunk; total += count) {
    const [, , result] = await inGroup(kernel, groupId, [{ sql, parameters }])
    count = Number(result?.tag.split(' ').at(-1) ?? 0)
  }
  return total
}
