import type { Client } from 'pg'

export interface TableShape {
  /** With its schema. */
  readonly name: string
  readonly columns: readonly string[]
}

/** All tables of the schemas, parents before children, without the list of migrations. */
export async function tablesOf(client: Client, schemas: readonly string[]): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `select n.nspname || '.' || c.relname as name,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            coalesce((select array_agg(distinct pn.nspname || '.' || p.relname)
              from pg_constraint f join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
              where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as parents
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = any($1) and n.nspname || '.' || c.relname <> 'kernel.migration'
      order by 1`,
    [schemas],
  )
  return inOrder(rows)
}

interface Linked extends TableShape {
  readonly parents: readonly string[]
}

/** Each table after those that it refers to. */
export function inOrder(tables: readonly Linked[]): TableShape[] {
  const left = new Map(tables.map((table) => [table.name, table]))
  const ordered: TableShape[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter((table) => !table.parents.some((parent) => left.has(parent)))
    if (free.length === 0) throw new Error(`Tables refer to each other in a ring: ${[...left.keys()].join(', ')}`)
    for (const { name, columns } of free) {
      ordered.push({ name, columns })
      left.delete(name)
    }
  }
  return ordered
}
