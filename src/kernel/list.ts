import type { Compilable } from 'kysely'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import type { Statement } from './db/batch.ts'
import { compile, type Load } from './db/sql.ts'
import type { ReadContext } from './serve.ts'

/** The place after which the next page starts: the last row's sort values, its id last. */
export type Cursor = readonly (string | number | null)[]

export function writeCursor(values: Cursor): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads a cursor of `length` values; a broken one is the sender's fault. */
export function readCursor(text: string | undefined, length: number): Cursor | undefined {
  if (!text) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => v === null || ['string', 'number'].includes(typeof v))
    ) {
      return values as Cursor
    }
  } catch {
    // falls through to the refusal
  }
  throw kernelRefusals.invalid({ fields: [{ path: 'after', code: 'cursor' }] })
}

/** Cuts one row more than asked for into a page with its next cursor. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  cursor: (row: R) => Cursor,
  view: (row: R) => T,
): { rows: T[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown.map(view), ...(rows.length > limit && last ? { next: writeCursor(cursor(last)) } : {}) }
}

/** Lists count so far and no further. */
export const mostCounted = 1000

/**
 * A list's total where the reader asked for one, ready to be spread into its page. `all` is the list's query without
 * cursor and limit.
 */
export async function totalIfAsked(
  { query, load }: Pick<ReadContext<{ readonly total?: boolean | undefined }>, 'query' | 'load'>,
  all: Compilable<unknown> | Statement,
): Promise<{ total?: number; totalCapped?: boolean }> {
  return query.total ? (await load({ of: totalOf(all) })).of : {}
}

/** How many rows a query answers, exact up to `mostCounted`; the query must not have a limit of its own. */
export function totalOf(query: Compilable<unknown> | Statement): Load<{ total: number; totalCapped: boolean }> {
  const { sql, parameters } = 'sql' in query ? query : compile(query)
  return {
    statement: { sql: `select count(*) as total from (${sql} limit ${mostCounted + 1}) few`, parameters },
    read(rows) {
      const total = Number(rows[0]?.['total'] ?? 0)
      return { total: Math.min(total, mostCounted), totalCapped: total > mostCounted }
    },
  }
}

/** A text that people typed, for a pattern of `like`: it means itself there, wildcards and all. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
