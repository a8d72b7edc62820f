import { Client } from 'pg'

interface ColumnInfo {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly hasDefault: boolean
}

/** Reads the migrated database's columns; `schemas` in the order of the rooms. */
export async function readColumns(url: string, schemas: readonly string[]): Promise<ColumnInfo[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query<{
      table: string
      column: string
      type: string
      not_null: boolean
      has_default: boolean
    }>(
      `select n.nspname || '.' || c.relname as table, a.attname as column,
              case when t.typtype = 'd' then n2.nspname || '.' || t.typname else format_type(a.atttypid, null) end as type,
              a.attnotnull as not_null, a.atthasdef as has_default
         from pg_attribute a
         join pg_class c on c.oid = a.attrelid
         join pg_namespace n on n.oid = c.relnamespace
         join pg_type t on t.oid = a.atttypid
         join pg_namespace n2 on n2.oid = t.typnamespace
        where c.relkind in ('r', 'p', 'v') and n.nspname = any($1) and a.attnum > 0 and not a.attisdropped
          and n.nspname || '.' || c.relname <> 'kernel.migration'
        order by array_position($1, n.nspname::text), c.relname, a.attnum`,
      [schemas],
    )
    return result.rows.map((row) => ({
      table: row.table,
      column: row.column,
      type: row.type,
      nullable: !row.not_null,
      hasDefault: row.has_default,
    }))
  } finally {
    await client.end()
  }
}

const scriptTypes: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  'kernel.sealed': 'string',
  'kernel.secret': 'string',
  date: 'string',
  'timestamp with time zone': 'string',
  integer: 'number',
  bigint: 'number',
  smallint: 'number',
  'double precision': 'number',
  real: 'number',
  numeric: 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  jsonb: 'JsonValue',
  json: 'JsonValue',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'integer[]': 'number[]',
  'date[]': 'string[]',
  tstzrange: 'string',
  'time without time zone': 'string',
}
const kinds: Readonly<Record<string, string>> = {
  'kernel.sealed': 'sealed',
  'kernel.secret': 'secret',
  jsonb: 'json',
  json: 'json',
  bytea: 'bytes',
}

/** The TypeScript file that describes the database; `npm run generate` writes it and a test finds drift. */
export function schemaFile(columns: readonly ColumnInfo[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const out = [
    '// Made by `npm run generate` from the migrations. Do not edit.',
    '',
    'export type JsonValue = string | number | boolean | null | { readonly [key: string]: JsonValue | undefined } | readonly JsonValue[]',
    '',
    'export interface Tables {',
  ]
  for (const [table, list] of tables) {
    out.push(`  '${table}': {`)
    for (const { column, type, nullable, hasDefault } of list) {
      const script = scriptTypes[type]
      if (!script) throw new Error(`No TypeScript type for ${table}.${column}: ${type}`)
      out.push(`    ${column}: ${script}${nullable ? ' | null' : ''}${hasDefault ? ' // default' : ''}`)
    }
    out.push('  }')
  }
  out.push('}', '', 'export type TableName = keyof Tables', 'export type Row<T extends TableName> = Tables[T]', '')
  out.push('type Optional<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]')
  out.push('/** A row to insert: columns that may be null may be left out. */')
  out.push(
    'export type NewRow<T extends TableName> = Omit<Tables[T], Optional<Tables[T]> | DefaultColumn> & Partial<Pick<Tables[T], Optional<Tables[T]>>>',
  )
  const defaults = [...new Set(columns.filter((c) => c.hasDefault).map((c) => `'${c.column}'`))]
  out.push(
    '/** Columns that the database fills itself. */',
    `type DefaultColumn = ${defaults.join(' | ') || 'never'}`,
    '',
  )
  out.push('/** Columns that are not written as they are: personal, JSON, bytes. */')
  out.push('export const columnKinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {')
  for (const [table, list] of tables) {
    const special = list.flatMap(({ column, type }) => (kinds[type] ? [`${column}: '${kinds[type]}'`] : []))
    if (special.length > 0) out.push(`  '${table}': { ${special.join(', ')} },`)
  }
  out.push('}', '', '/** Columns that may be null, so that a new row names them all. */')
  out.push('export const nullableColumns: Readonly<Record<string, readonly string[]>> = {')
  for (const [table, list] of tables) {
    const open = list.filter(({ nullable, hasDefault }) => nullable && !hasDefault).map(({ column }) => `'${column}'`)
    if (open.length > 0) out.push(`  '${table}': [${open.join(', ')}],`)
  }
  out.push('}', '')
  return out.join('\n')
}
