import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Simplify,
} from 'kysely'

export { sql as raw } from 'kysely'

import type { Statement } from './batch.ts'
import type { Tables } from './schema.ts'

/** Kysely only builds: statements run through the transaction's own queue, in the order in which they are given. */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export interface Load<T> {
  readonly statement: Statement
  readonly read: (rows: Record<string, unknown>[]) => T
}

type RowOf<Q> = Q extends Compilable<infer R> ? Simplify<R> : never

/** A load that answers all its rows. */
export function many<Q extends Compilable<unknown>>(query: Q): Load<RowOf<Q>[]> {
  return { statement: compile(query), read: (rows) => rows as RowOf<Q>[] }
}

/** A load that answers its first row, or undefined. */
export function one<Q extends Compilable<unknown>>(query: Q): Load<RowOf<Q> | undefined> {
  return { statement: compile(query), read: (rows) => rows[0] as RowOf<Q> | undefined }
}

/**
 * A hot statement in plain SQL, without the builder's cost. A handful of rows is put in order here by `compare`: a sort
 * in the database is one node more of the plan, set up anew with all its columns each time.
 */
export function manyRaw<R>(text: string, parameters: readonly unknown[], compare?: (a: R, b: R) => number): Load<R[]> {
  return {
    statement: { sql: text, parameters },
    read: compare ? (rows) => (rows as R[]).sort(compare) : (rows) => rows as R[],
  }
}

export function oneRaw<R>(text: string, parameters: readonly unknown[]): Load<R | undefined> {
  return { statement: { sql: text, parameters }, read: (rows) => rows[0] as R | undefined }
}

export function compile(query: Compilable<unknown>): Statement {
  const compiled = query.compile()
  return { sql: compiled.sql, parameters: compiled.parameters }
}
