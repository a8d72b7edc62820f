import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { faultCodes } from './fault-codes.ts'

const name = 'fault_code'

/**
 * Brings the table of fault codes to the edition that comes with the program; does nothing when it stands there already.
 * `owner` is connected as the owner of the database: the table is shared by all groups and read-only to everybody else.
 * Answers whether it was loaded. Safe for several starting processes.
 */
export async function loadFaultCodes(owner: Client): Promise<boolean> {
  const rows = [...faultCodes.values()]
  const sha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  await owner.query('begin')
  try {
    await owner.query('lock table knowledge.reference_load in exclusive mode')
    const known = await owner.query('select from knowledge.reference_load where name = $1 and sha256 = $2', [
      name,
      sha256,
    ])
    if (known.rowCount === 0) {
      await owner.query('delete from knowledge.fault_code')
      await owner.query(
        `insert into knowledge.fault_code (code, zh, en, system, severity)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[])`,
        [
          rows.map((row) => row.code),
          rows.map((row) => row.zh),
          rows.map((row) => row.en),
          rows.map((row) => row.system),
          rows.map((row) => row.severity),
        ],
      )
      await owner.query(
        'insert into knowledge.reference_load (name, sha256) values ($1, $2) on conflict (name) do update set sha256 = excluded.sha256',
        [name, sha256],
      )
    }
    await owner.query('commit')
    return known.rowCount === 0
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}
