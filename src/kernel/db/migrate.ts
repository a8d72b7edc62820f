import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { settleEpoch } from '../ledger/epoch.ts'
import { StartFailure } from '../start-failure.ts'
import { appRole } from './pool.ts'
import { asUnreachable } from './unreachable.ts'

export interface MigrationFolder {
  /** The schema that these migrations create and alter, and the only one. */
  readonly schema: string
  readonly folder: URL
}

/** Data of a backup: it is put in when the migrations that it knew are done, before those that came later. */
export interface Refill {
  /** `schema/name` of the migrations. */
  readonly applied: readonly string[]
  readonly load: (client: Client) => Promise<void>
}

/**
 * Brings the database to the newest shape. Safe for several starting processes: an advisory lock lets one work and
 * the others wait. A database (or backup) of a newer program is refused. A refill needs a database without our schemas.
 */
export async function migrate(url: string, folders: readonly MigrationFolder[], refill?: Refill): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect().catch((error: unknown) => {
    throw asUnreachable(error)
  })
  try {
    await demandVersion(client)
    await client.query('select pg_advisory_lock(40960)')
    await prepare(client)
    const done = await client.query<{ schema: string; name: string }>('select schema, name from kernel.migration')
    const applied = new Set(done.rows.map((row) => `${row.schema}/${row.name}`))
    const wanted = folders.flatMap(({ schema, folder }) => filesOf(folder).map((name) => ({ schema, name, folder })))
    const strange = [...applied, ...(refill?.applied ?? [])].filter(
      (key) => !wanted.some((file) => `${file.schema}/${file.name}` === key),
    )
    if (strange.length > 0) throw new NewerDatabase(strange)
    let changed = false
    if (refill) {
      for (const file of wanted) {
        const key = `${file.schema}/${file.name}`
        if (!refill.applied.includes(key)) continue
        await applyFile(client, file)
        applied.add(key)
      }
      await refill.load(client)
      changed = true
    }
    for (const file of wanted) {
      if (applied.has(`${file.schema}/${file.name}`)) continue
      await applyFile(client, file)
      changed = true
    }
    if (changed)
      await guard(
        client,
        folders.map((folder) => folder.schema),
      )
    await settleEpoch(client, refill !== undefined)
  } finally {
    await client.end()
  }
}

const oldestVersion = 15

async function demandVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`)
  const version = Math.floor(Number(rows[0]?.number) / 10_000)
  if (version >= oldestVersion) return
  throw new StartFailure('other_version', {
    zh: `DATABASE_URL 所指的是 PostgreSQL ${version},需要 ${oldestVersion} 或更高版本。请升级它,或去掉 DATABASE_URL 以使用自带的数据库。`,
    en: `DATABASE_URL leads to PostgreSQL ${version}, but ${oldestVersion} or later is needed. Upgrade it, or leave DATABASE_URL out to use the one that comes along.`,
  })
}

/** The data was written by a newer Open4S than this one. */
export class NewerDatabase extends StartFailure {
  constructor(names: readonly string[]) {
    super('other_version', {
      zh: `数据由更新版本的 Open4S 写成(本版本不认识 ${names.join('、')})。请用写成这些数据的版本或更新的版本启动。`,
      en: `The data was written by a newer Open4S (this one does not know ${names.join(', ')}). Start the version that wrote it, or a later one.`,
    })
  }
}

function filesOf(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
}

async function prepare(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists kernel;
    create table if not exists kernel.migration (schema text not null, name text not null, at timestamptz not null default now(), primary key (schema, name));
    do $$ begin
      if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
      if not pg_has_role(current_user, '${appRole}', 'member') then execute format('grant ${appRole} to %I', current_user); end if;
    end $$;
    do $$ begin
      create extension if not exists btree_gist;
    exception when insufficient_privilege then
      raise exception 'The extension btree_gist is missing: ask the owner of the database to run "create extension btree_gist"';
    end $$;`)
}

async function applyFile(client: Client, file: { schema: string; name: string; folder: URL }): Promise<void> {
  const text = readFileSync(new URL(file.name, file.folder), 'utf8')
  try {
    await client.query('begin')
    await client.query(`create schema if not exists ${file.schema}`)
    await client.query(text)
    await client.query('insert into kernel.migration (schema, name) values ($1, $2)', [file.schema, file.name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${file.schema}/${file.name} failed`, { cause: error })
  }
}

/** Tables that the app role may only add to: what was written there stays. */
const appendOnly = ['kernel.entry', 'kernel.block', 'kernel.sealed_value', 'kernel.paper']

/**
 * The transaction's group, as the one member of an array. A plain equality would be joined with the `group_id = $1` of
 * the statement to a condition above the whole plan: one node more, with all its columns, in every statement. Measured:
 * 2 to 4 µs of the 8 to 36 that reading one row by its key took.
 */
const own = "any (array[current_setting('app.group_id')::uuid])"

/**
 * Walls off the groups: every table with a group_id gets forced row security for the serving role, and only the
 * rights that it needs. The owner's own policy lets maintenance and definer functions work.
 */
async function guard(client: Client, schemas: readonly string[]): Promise<void> {
  const tables = await client.query<{ schema: string; name: string; grouped: boolean }>(
    `select n.nspname as schema, c.relname as name,
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'group_id') and c.relname <> 'dealer_group' as grouped
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = any($1)`,
    [schemas],
  )
  const statements: string[] = schemas.map((schema) => `grant usage on schema ${schema} to ${appRole}`)
  for (const { schema, name, grouped } of tables.rows) {
    const table = `${schema}.${name}`
    const rights = appendOnly.includes(table) ? 'select, insert' : 'select, insert, update, delete'
    statements.push(`revoke all on ${table} from ${appRole}`)
    if (table === 'kernel.migration') continue
    statements.push(`grant ${grouped || table === 'kernel.dealer_group' ? rights : 'select'} on ${table} to ${appRole}`)
    if (!grouped) continue
    statements.push(
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `drop policy if exists own_group on ${table}`,
      `create policy own_group on ${table} to ${appRole} using (group_id = ${own})`,
      `drop policy if exists owner on ${table}`,
      `create policy owner on ${table} to current_user using (true)`,
    )
  }
  const views = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and n.nspname = any($1)`,
    [schemas],
  )
  for (const { schema, name } of views.rows) {
    // A view runs with its reader's rights, so row security holds through it.
    statements.push(
      `alter view ${schema}.${name} set (security_invoker = true)`,
      `grant select on ${schema}.${name} to ${appRole}`,
    )
  }
  await client.query(statements.join(';\n'))
}
