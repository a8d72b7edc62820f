import type { PoolClient } from 'pg'
import { submit } from '../db/pool.ts'

export interface AuditedColumn {
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  /** Filled by the database where the program says nothing. */
  readonly filled: boolean
}

export interface AuditedTable {
  readonly name: string
  /** The name as SQL takes it. */
  readonly quoted: string
  readonly columns: readonly AuditedColumn[]
  readonly sealed: readonly string[]
  /** Has version, head and state: each of its rows is a record with a chain of its own. */
  readonly isRecord: boolean
}

export type Catalogue = ReadonlyMap<string, AuditedTable>

const columnsSql = `
  select n.nspname || '.' || c.relname as table_name, format('%I.%I', n.nspname, c.relname) as quoted, a.attname as column_name, a.atthasdef or a.attidentity <> '' as filled, a.attnotnull as not_null,
         case when t.typtype = 'd' then tn.nspname || '.' || t.typname else format_type(a.atttypid, null) end as type
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    join pg_namespace tn on tn.oid = t.typnamespace
   where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
   order by 1, a.attnum`

/** The tables whose rows the ledger can speak of: those of a group, with an id. Names from the ledger are looked up here, never put into SQL. */
export async function readCatalogue(client: PoolClient): Promise<Catalogue> {
  const [result] = await submit(client, [{ sql: columnsSql, parameters: [] }])
  const tables = Map.groupBy(result?.rows ?? [], (row) => String(row['table_name']))
  const catalogue = new Map<string, AuditedTable>()
  for (const [name, rows] of tables) {
    const columns = rows.map((row) => ({
      name: String(row['column_name']),
      type: String(row['type']),
      nullable: row['not_null'] === false,
      filled: row['filled'] === true,
    }))
    const has = (...names: string[]) => names.every((wanted) => columns.some((column) => column.name === wanted))
    if (!has('group_id', 'id')) continue
    const sealed = columns.filter((column) => column.type === 'kernel.sealed').map((column) => column.name)
    catalogue.set(name, {
      name,
      quoted: String(rows[0]?.['quoted']),
      columns,
      sealed,
      isRecord: has('version', 'head', 'state'),
    })
  }
  return catalogue
}
