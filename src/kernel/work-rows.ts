import { kernelRefusals } from './contract/kernel-refusals.ts'
import type { VerbSpec } from './contract/lifecycle.ts'
import { columnKinds, nullableColumns } from './db/schema.ts'
import { Json } from './db/values.ts'
import type { RecordFace } from './work.ts'

/** The state that a verb leads to, or the refusal to do it from here. */
export function targetState(face: RecordFace, verb: string, from: string | null, outcome: string | undefined): string {
  const spec: VerbSpec | undefined = face.lifecycle.verbs[verb]
  if (!spec) throw new Error(`${face.name} has no verb ${verb}`)
  if (from !== null && !spec.from?.includes(from))
    throw kernelRefusals.wrongState({ record: face.name, verb, state: from })
  if (spec.to === 'same') return from ?? ''
  if (typeof spec.to === 'string') return spec.to
  if (!outcome || !spec.to.includes(outcome)) throw new Error(`${face.name}.${verb} has several outcomes: say which`)
  return outcome
}

export const stopText = `update kernel.deadline set state = case when due_at <= $4 then 'late' else $5 end, stopped_at = $4, next_at = null
  where group_id = $1 and record_id = $2 and name = $3 and state in ('running', 'breached')`

/** A new row's entry leaves out what is empty. */
export function present(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))
}

const empties = new Map<string, Record<string, null>>()

/** Every column that may be null, so that a new record has all its fields from the start. */
export function emptyColumns(table: string): Record<string, null> {
  let empty = empties.get(table)
  if (!empty) {
    empty = Object.fromEntries((nullableColumns[table] ?? []).map((column) => [column, null]))
    empties.set(table, empty)
  }
  return empty
}

export function defined(changes: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

export function columnValues(table: string, row: object): unknown[] {
  const kinds = columnKinds[table]
  return Object.entries(row).map(([column, value]) =>
    kinds?.[column] === 'json' && value !== null && value !== undefined ? new Json(value) : value,
  )
}
