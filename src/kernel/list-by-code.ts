import type { Row } from './db/schema.ts'
import { manyRaw } from './db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from './list.ts'
import type { ReadContext } from './serve.ts'
import type { RecordTable } from './work.ts'

/** Tables of a group's catalogue: a code and a name in two languages. */
type Coded = {
  [T in RecordTable]: Row<T> extends { code: string; name_zh: string; name_en: string } ? T : never
}[RecordTable]

interface ByCode {
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly total?: boolean | undefined
}

/**
 * A page of a catalogue by code. `q` and whatever else it is `meant` by is found in code and names; `equal` are columns that must have a value, where one
 * is asked for.
 */
export async function listByCode<T extends Coded, V>(
  { groupId, query, load }: Pick<ReadContext<ByCode>, 'groupId' | 'query' | 'load'>,
  table: T,
  equal: { readonly [C in keyof Row<T> & string]?: Row<T>[C] | undefined },
  view: (row: Row<T>) => V,
  meant: (q: string) => readonly string[] = (q) => [q],
) {
  const parameters: unknown[] = [groupId]
  const mark = (value: unknown) => `$${parameters.push(value)}`
  const conditions = ['group_id = $1']
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) conditions.push(`${column} = ${mark(value)}`)
  }
  if (query.q) {
    const like = `any (${mark(meant(query.q).map((words) => `%${literally(words)}%`))}::text[])`
    conditions.push(`(code ilike ${like} or name_zh ilike ${like} or name_en ilike ${like})`)
  }
  const found = { sql: `select * from ${table} where ${conditions.join(' and ')}`, parameters: [...parameters] }
  const after = readCursor(query.after, 1)
  const rest = after ? ` and code > ${mark(String(after[0]))}` : ''
  const { rows } = await load({
    rows: manyRaw<Row<T>>(`${found.sql}${rest} order by code limit ${mark(query.limit + 1)}`, parameters),
  })
  return { ...toPage(rows, query.limit, (row) => [row.code], view), ...(await totalIfAsked({ query, load }, found)) }
}
