import type { KeyObject } from 'node:crypto'
import type { Statement } from './db/batch.ts'
import { manyRaw } from './db/sql.ts'
import { keyedHash } from './pii/seal.ts'
import { queryTokens, type Token } from './search-tokens.ts'
import type { ReadContext } from './serve.ts'
import type { Work } from './work.ts'

/** The part of the kernel's keys that search needs. */
export interface SearchKeys {
  readonly search: KeyObject
}

export interface Indexed {
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  readonly tokens: readonly Token[]
  /** The record is created in this work: there is nothing to clear. */
  readonly isNew?: true
}

const clearSql = 'delete from kernel.token where group_id = $1 and record_id = $2 and record = $3'
const indexSql = `insert into kernel.token (group_id, token, store_id, record, record_id)
  select $1::uuid, t.token, $3::uuid, $4::text, $5::uuid from unnest($2::text[]::bigint[]) as t (token)`

/** Makes a record findable by its tokens, in place of those that it had. Texts reach the database as keyed hashes only. */
export function indexRecord(work: Work, keys: SearchKeys, indexed: Indexed): void {
  const { record, recordId, storeId, tokens } = indexed
  const hashes = [...new Set(tokens.map((token) => hashOf(keys, token)))]
  if (!indexed.isNew) work.sql({ sql: clearSql, parameters: [work.groupId, recordId, record] })
  work.sql({ sql: indexSql, parameters: [work.groupId, hashes, storeId, record, recordId] })
}

/** A token as it is stored: a signed 64-bit number in decimal text. */
export function hashOf(keys: SearchKeys, token: Token): string {
  return keyedHash(keys.search, token.kind, token.text)
}

export interface Ask {
  readonly groupId: string
  readonly records: readonly string[]
  /** Where the person may look; `own` comes first, if it is one of them. */
  readonly stores: readonly string[] | 'all'
  readonly own: string | null
  readonly q: string
  readonly most?: number
}

export interface Found {
  readonly record: string
  readonly id: string
  readonly own: boolean
}

export const mostHits = 20

/** What a token is asked about: its rows in the own store, the newest first, then those of the other stores. */
function arms(token: string, every: string, elsewhere: string): string {
  const arm = (own: boolean, where: string, order: string) =>
    `(select t.record, t.record_id, ${own} as own from kernel.token t
       where t.group_id = $1 and t.token = ${token} and ${where} and t.record = any($4) ${every} ${order} limit $5)`
  return `${arm(true, 't.store_id = $3', 'order by t.record desc, t.record_id desc')}
     union all ${arm(false, elsewhere, '')} limit $5`
}

/** One token each: several meanings at once, `rank` says which. */
const anySql = (elsewhere: string) => `select q.rank::integer, f.record, f.record_id, f.own
  from unnest($2::text[]::bigint[]) with ordinality as q (token, rank)
  cross join lateral (${arms('q.token', '', elsewhere)}) f`

/** All tokens of one meaning must be there: the rarest one leads, the others are looked up. */
const everySql = (elsewhere: string) => `with asked as (select q.token from unnest($2::text[]::bigint[]) as q (token)),
  rarest as (
    select a.token from asked a
     order by (select count(*) from (select from kernel.token c where c.group_id = $1 and c.token = a.token limit 500) few)
     limit 1)
  select 1 as rank, f.record, f.record_id, f.own from (${arms(
    '(select token from rarest)',
    `and not exists (select from asked a where a.token <> t.token and not exists (
       select from kernel.token o where o.group_id = $1 and o.token = a.token and o.store_id = t.store_id
          and o.record = t.record and o.record_id = t.record_id))`,
    elsewhere,
  )}) f`

const texts = {
  all: variants('t.store_id is distinct from $3'),
  some: variants('t.store_id = any($6::text[]::uuid[])'),
}

function variants(elsewhere: string): { readonly any: string; readonly every: string } {
  return { any: anySql(elsewhere), every: everySql(elsewhere) }
}

/**
 * The statements that find the records a text may mean, for one message; none when it means nothing. One statement for
 * all meanings that are a single token, one for each that needs several.
 */
export function findStatements(keys: SearchKeys, ask: Ask): Statement[] {
  const { stores, own, most = mostHits } = ask
  const meanings = [...Map.groupBy(queryTokens(ask.q), (token) => token.kind).values()].map((tokens) =>
    tokens.map((token) => hashOf(keys, token)),
  )
  const single = meanings.filter((hashes) => hashes.length === 1).flat()
  const several = meanings.filter((hashes) => hashes.length > 1)
  const text = stores === 'all' ? texts.all : texts.some
  const mine = own !== null && (stores === 'all' || stores.includes(own)) ? own : null
  const elsewhere = stores === 'all' ? [] : [stores.filter((store) => store !== mine)]
  const statement = (sql: string, hashes: readonly string[]): Statement => ({
    sql,
    parameters: [ask.groupId, hashes, mine, ask.records, most, ...elsewhere],
  })
  return [
    ...(single.length > 0 ? [statement(text.any, single)] : []),
    ...several.map((hashes) => statement(text.every, hashes)),
  ]
}

/**
 * Puts the statements' rows in the order in which people see them: own store first, then the meanings in turn, so that
 * a text with many hits of one kind does not hide those of another. Each record once.
 */
export function readFound(results: readonly (readonly Record<string, unknown>[])[]): Found[] {
  const places = new Map<string, number>()
  const rows = results.flatMap((list, statement) =>
    list.map((row) => {
      const own = row['own'] === true
      const meaning = `${statement}/${String(row['rank'])}/${own}`
      const place = places.get(meaning) ?? 0
      places.set(meaning, place + 1)
      return { record: String(row['record']), id: String(row['record_id']), own, place, rank: Number(row['rank']) }
    }),
  )
  rows.sort((a, b) => Number(b.own) - Number(a.own) || a.place - b.place || a.rank - b.rank)
  const seen = new Map(rows.toReversed().map((row) => [`${row.record}/${row.id}`, row]))
  return rows.filter((row) => seen.get(`${row.record}/${row.id}`) === row)
}

/** Ids of a record that a list's filter text means, in the stores that the person may see; newest first in each. */
export async function idsMeant(
  { groupId, kernel, inStores, load }: Pick<ReadContext<unknown>, 'groupId' | 'kernel' | 'inStores' | 'load'>,
  record: string,
  q: string,
): Promise<string[]> {
  const ask = { groupId, records: [record], stores: inStores, own: inStores[0] ?? null, q, most: 200 }
  const statements = findStatements(kernel.keys, ask)
  if (statements.length === 0) return []
  const loads = statements.map(({ sql, parameters }) => manyRaw<Record<string, unknown>>(sql, parameters))
  const loaded = await load(Object.fromEntries(loads.map((one, i) => [`found${i}`, one])))
  return readFound(Object.values(loaded)).map((found) => found.id)
}
