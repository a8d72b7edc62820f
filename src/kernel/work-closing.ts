import type { Statement } from './db/batch.ts'
import type { Work } from './work.ts'

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
const texts = new Map<string, string>()

/** One insert for several rows; the text depends on their number only, so it stays prepared. */
export function insertRows(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Statement {
  const key = `${table}/${columns.length}/${rows.length}`
  let text = texts.get(key)
  if (!text) {
    let mark = 0
    const values = rows.map(() => `(${columns.map(() => `$${++mark}`).join(', ')})`)
    text = `insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}`
    texts.set(key, text)
  }
  return { sql: text, parameters: rows.flat() }
}

/** The verb's own writes, then ledger, outbox and the key with its answer: what leaves in the second trip before the commit. */
export function closingStatements(
  work: Work,
  idempotency?: { readonly key: string; readonly fingerprint: string; readonly answer: string },
): Statement[] {
  const { groupId, now, actor } = work
  const closed = work.finish()
  const statements = [...work.statements]
  if (closed.length > 0) {
    statements.push(
      insertRows(
        'kernel.entry',
        entryColumns,
        closed.map(({ entry: e, prev, hash, data }) => [
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
        ]),
      ),
    )
  }
  if (work.outbox.length > 0) {
    statements.push(
      insertRows(
        'kernel.outbox',
        outboxColumns,
        work.outbox.map((row) => [groupId, row.id, now, row.topic, JSON.stringify(row.payload)]),
      ),
    )
  }
  if (idempotency) {
    statements.push({
      sql: 'insert into kernel.idempotency (group_id, key, fingerprint, answer, at) values ($1, $2, $3, $4, $5)',
      parameters: [groupId, idempotency.key, idempotency.fingerprint, idempotency.answer, now],
    })
  }
  return statements
}
