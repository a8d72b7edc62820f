import { useState } from 'react'
import { callAny } from '../../client.ts'
import { useNotice } from '../../notice.tsx'
import { asProblem } from '../../problem.ts'
import { invalidateRecord } from '../../query-client.ts'
import { useTexts } from '../../texts.ts'
import type { AnyRow } from './column.ts'

export interface Failure {
  readonly row: AnyRow
  readonly text: string
}

interface Bulk {
  readonly run: (verb: string, input: object) => Promise<void>
  /** The verb under way and how many are done. */
  readonly busy: { readonly verb: string; readonly done: number } | undefined
  readonly failures: readonly Failure[]
  readonly forget: () => void
}

/** Does a verb on many rows, one after the other, each with its own answer. */
export function useBulk(record: string, rows: readonly AnyRow[], clear: () => void): Bulk {
  const texts = useTexts()
  const notice = useNotice()
  const [busy, setBusy] = useState<Bulk['busy']>()
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const run = async (verb: string, input: object) => {
    const refused: Failure[] = []
    for (const [done, row] of rows.entries()) {
      setBusy({ verb, done })
      try {
        const version = typeof row['version'] === 'number' ? { version: row['version'] } : {}
        await callAny(`${record}.${verb}`, { id: row.id, body: input, ...version })
      } catch (error) {
        refused.push({ row, text: texts.problem(asProblem(error)) })
      }
    }
    setBusy(undefined)
    invalidateRecord(record)
    setFailures(refused)
    const count = rows.length - refused.length
    if (count > 0) notice.done(texts.c('bulk.done', { verb: texts.verb(record, verb), count }))
    if (refused.length === 0) clear()
  }
  return { run, busy, failures, forget: () => setFailures([]) }
}
