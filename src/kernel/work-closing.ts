import type { Statement } from './db/batch.ts'
import type { Work } from './work.ts'
import type { Write } from './writes.ts'
import { columnValues, stopText } from './work-rows.ts'

const entryColumns = [
  'group_id',
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'store_id',
  'record',
  'record_id',
  'version',
  'verb',
  'from_state',
  'to_state',
  'cause',
  'prev_hash',
  'hash',
  'data',
]
const outboxColumns = ['group_id', 'id', 'at', 'topic', 'payload']
const keyColumns = ['group_id', 'key', 'fingerprint', 'answer', 'at']
const texts = new Map<string, string>()

/** A message holds 65,535 parameters at the most. */
const mostRows = 500
/** Rows of the ledger, or of the outbox, that travel in one statement with the rest of a closing. */
const mostTogether = 8
/** A statement's text depends on how many rows it changes; many texts would fill the connections' memory. */
const mostUpdates = 12

/** One insert for several rows; the text depends on their number only, so it stays prepared. */
export function insertRows(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Statement {
  return insertTogether([{ table, columns, rows }])
}

interface Rows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/** Inserts into several tables as one statement: each statement of its own costs the database more than a small row. */
function insertTogether(parts: readonly Rows[]): Statement {
  const key = `+${parts.map(({ table, columns, rows }) => `${table}(${columns.join()})${rows.length}`).join()}`
  let text = texts.get(key)
  if (!text) {
    let mark = 0
    const inserts = parts.map(({ table, columns, rows }) => {
      const values = rows.map(() => `(${columns.map(() => `$${++mark}`).join(', ')})`)
      return `insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}`
    })
    const before = inserts.slice(0, -1).map((insert, i) => `w${i} as (${insert})`)
    text = `${before.length > 0 ? `with ${before.join(', ')} ` : ''}${inserts.at(-1)}`
    texts.set(key, text)
  }
  return { sql: text, parameters: parts.flatMap(({ rows }) => rows.flat()) }
}

/** The writes as statements, in order; rows that follow one another into the same table travel in one insert. */
function statementsOf(work: Work): Statement[] {
  const statements: Statement[] = []
  const { writes, groupId } = work
  for (let i = 0; i < writes.length; i++) {
    const write = writes[i]
    if (!write) continue
    if (write.kind === 'sql') statements.push(write.statement)
    else if (write.kind === 'stop') {
      statements.push({ sql: stopText, parameters: [groupId, write.recordId, write.name, work.now, write.outcome] })
    } else if (write.kind === 'update') {
      let { changes } = write
      for (let next = writes[i + 1]; sameRow(next, write); next = writes[i + 1]) {
        changes = { ...changes, ...next.changes }
        i += 1
      }
      const rows: Changed[] = [{ id: write.id, changes }]
      let alike = true
      for (let next = writes[i + 1]; sameColumns(next, write.table, rows); next = writes[i + 1]) {
        alike &&= sameValues(next.changes, changes)
        if (!alike && rows.length >= mostUpdates) break
        rows.push(next)
        i += 1
      }
      statements.push(alike ? updateAlike(groupId, write.table, rows) : updateEach(groupId, write.table, rows))
    } else {
      const rows = [write.row]
      const columns = Object.keys(write.row)
      for (
        let next = writes[i + 1];
        rows.length < mostRows && sameShape(next, write.table, columns);
        next = writes[i + 1]
      ) {
        rows.push(next.row)
        i += 1
      }
      statements.push(
        insertRows(
          write.table,
          columns,
          rows.map((row) => columnValues(write.table, row)),
        ),
      )
    }
  }
  return statements
}

function sameShape(
  write: Write | undefined,
  table: string,
  columns: readonly string[],
): write is Extract<Write, { kind: 'insert' }> {
  if (write?.kind !== 'insert' || write.table !== table) return false
  const own = Object.keys(write.row)
  return own.length === columns.length && own.every((column, i) => column === columns[i])
}

type Update = Extract<Write, { kind: 'update' }>

/** The same row changed again at once: it is written as it stands in the end. */
function sameRow(write: Write | undefined, first: Update): write is Update {
  return write?.kind === 'update' && write.table === first.table && write.id === first.id
}

interface Changed {
  readonly id: string
  readonly changes: Readonly<Record<string, unknown>>
}

/** The same columns of another row of the table: both rows travel in one statement. */
function sameColumns(write: Write | undefined, table: string, rows: readonly Changed[]): write is Update {
  if (write?.kind !== 'update' || write.table !== table || rows.some((row) => row.id === write.id)) return false
  const columns = Object.keys(rows[0]?.changes ?? {})
  return (
    Object.keys(write.changes).length === columns.length &&
    columns.every((column) => Object.hasOwn(write.changes, column))
  )
}

function sameValues(changes: Changed['changes'], first: Changed['changes']): boolean {
  return Object.keys(first).every((column) => changes[column] === first[column])
}

/** The same values into one row or several. */
function updateAlike(groupId: string, table: string, rows: readonly Changed[]): Statement {
  const { id, changes } = rows[0]!
  const columns = Object.keys(changes)
  const several = rows.length > 1
  const key = `${several ? '*' : '='}${table}(${columns.join()})`
  let text = texts.get(key)
  if (!text) {
    text = `update ${table} set ${columns.map((c, i) => `${c} = $${i + 3}`).join(', ')} where group_id = $1 and id = ${several ? 'any($2)' : '$2'}`
    texts.set(key, text)
  }
  return {
    sql: text,
    parameters: [groupId, several ? rows.map((row) => row.id) : id, ...columnValues(table, changes)],
  }
}

/**
 * Each row its own values. A column that takes the same value in all of them is set once; another by its row's id, with
 * the column itself as the last choice, which tells the database the type of the others.
 */
function updateEach(groupId: string, table: string, rows: readonly Changed[]): Statement {
  const { changes } = rows[0]!
  const columns = Object.keys(changes)
  const shared = columns.filter((column) => rows.every((row) => row.changes[column] === changes[column]))
  const own = columns.filter((column) => !shared.includes(column))
  const key = `/${rows.length}${table}(${shared.join()})(${own.join()})`
  let text = texts.get(key)
  if (!text) {
    let mark = 1
    const ids = rows.map(() => `$${++mark}`)
    const sets = shared.map((column) => `${column} = $${++mark}`)
    for (const column of own) {
      sets.push(`${column} = case id ${ids.map((id) => `when ${id} then $${++mark}`).join(' ')} else ${column} end`)
    }
    text = `update ${table} set ${sets.join(', ')} where group_id = $1 and id in (${ids.join(', ')})`
    texts.set(key, text)
  }
  const values = (names: readonly string[], row: Changed) =>
    columnValues(table, Object.fromEntries(names.map((column) => [column, row.changes[column]])))
  return {
    sql: text,
    parameters: [
      groupId,
      ...rows.map((row) => row.id),
      ...values(shared, rows[0]!),
      ...own.flatMap((column) => rows.flatMap((row) => values([column], row))),
    ],
  }
}

/** The verb's own writes, then ledger, outbox and the key with its answer: what leaves in the second trip before the commit. */
export function closingStatements(
  work: Work,
  idempotency?: { readonly key: string; readonly fingerprint: string; readonly answer: string },
): Statement[] {
  const { groupId, now, actor } = work
  const closed = work.finish()
  const statements = statementsOf(work)
  const entries = closed.map(({ entry: e, prev, hash, data }) => [
    groupId,
    e.id,
    now,
    actor.kind,
    actor.id,
    e.storeId,
    e.record,
    e.recordId,
    e.version,
    e.verb,
    e.from,
    e.to,
    e.cause,
    prev,
    hash,
    data,
  ])
  const first = Math.max(0, entries.length - mostTogether)
  for (let i = 0; i < first; i += mostRows) {
    statements.push(insertRows('kernel.entry', entryColumns, entries.slice(i, Math.min(first, i + mostRows))))
  }
  const outbox = work.outbox.map((row) => [groupId, row.id, now, row.topic, JSON.stringify(row.payload)])
  const key = idempotency ? [[groupId, idempotency.key, idempotency.fingerprint, idempotency.answer, now]] : []
  const last = [
    { table: 'kernel.entry', columns: entryColumns, rows: entries.slice(first) },
    { table: 'kernel.outbox', columns: outboxColumns, rows: outbox },
    { table: 'kernel.idempotency', columns: keyColumns, rows: key },
  ].filter(({ rows }) => rows.length > 0)
  if (outbox.length > mostTogether) statements.push(...last.map((one) => insertRows(one.table, one.columns, one.rows)))
  else if (last.length > 0) statements.push(insertTogether(last))
  return statements
}
