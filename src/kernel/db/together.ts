import type { Statement, StatementResult } from './batch.ts'

interface Asked {
  readonly statements: readonly Statement[]
  readonly resolve: (results: StatementResult[]) => void
  readonly reject: (error: unknown) => void
}

/** At most so many callers share a transaction. */
const most = 32

/**
 * Short transactions of a group that are asked for within the same turn of the event loop, done as one: the messages of
 * a busy moment cost a begin, a trip and a flushed commit together instead of each. Where the common one fails, each is
 * done alone, so nobody fails for another's sake. `run` does statements in one transaction and answers their results.
 */
export function together(
  run: (groupId: string, statements: readonly Statement[]) => Promise<StatementResult[]>,
): (groupId: string, statements: readonly Statement[]) => Promise<StatementResult[]> {
  const waiting = new Map<string, Asked[]>()

  async function leave(groupId: string): Promise<void> {
    const asked = waiting.get(groupId) ?? []
    waiting.delete(groupId)
    for (let i = 0; i < asked.length; i += most) await share(groupId, asked.slice(i, i + most))
  }

  async function share(groupId: string, asked: readonly Asked[]): Promise<void> {
    try {
      const results = await run(
        groupId,
        asked.flatMap((one) => one.statements),
      )
      let at = 0
      for (const one of asked) one.resolve(results.slice(at, (at += one.statements.length)))
    } catch (error) {
      if (asked.length === 1) asked[0]?.reject(error)
      else await Promise.all(asked.map((one) => share(groupId, [one])))
    }
  }

  return (groupId, statements) =>
    new Promise((resolve, reject) => {
      const own = waiting.get(groupId)
      if (own) {
        own.push({ statements, resolve, reject })
        return
      }
      waiting.set(groupId, [{ statements, resolve, reject }])
      setImmediate(() => void leave(groupId))
    })
}
