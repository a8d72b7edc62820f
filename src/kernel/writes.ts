import type { Statement } from './db/batch.ts'

export interface RowSet {
  readonly t: string
  readonly id: string
  readonly set: Record<string, unknown>
}

export interface Entry {
  readonly id: string
  readonly record: string | null
  readonly recordId: string | null
  readonly storeId: string | null
  readonly version: number | null
  readonly verb: string
  readonly from: string | null
  readonly to: string | null
  readonly cause: string | null
  readonly prev: Buffer | null
  readonly rows: RowSet[]
}

export interface OutboxRow {
  readonly id: string
  readonly topic: string
  readonly payload: Record<string, unknown>
}

export interface DeadlineStart {
  readonly name: string
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  readonly ownerId?: string | null
  readonly role: string
  readonly dueAt: string
  readonly warnAt?: string | null
}

/** What is to be written, still as data: the closing makes statements of it, a bulk load makes rows. */
export type Write =
  | { readonly kind: 'insert'; readonly table: string; readonly row: Record<string, unknown> }
  | { readonly kind: 'update'; readonly table: string; readonly id: string; readonly changes: Record<string, unknown> }
  | { readonly kind: 'stop'; readonly name: string; readonly recordId: string; readonly outcome: 'met' | 'cancelled' }
  | { readonly kind: 'sql'; readonly statement: Statement }
