import { abandon, begin, commit, setGroup, submit } from './db/pool.ts'
import type { Kernel } from './kernel.ts'

/**
 * A document number, `R-SZ01-20261122-0007`, counted per store and day in a transaction of its own: no lock is held
 * to the caller's commit, so a refused verb leaves a gap. The law asks no gapless numbers of these papers.
 */
export async function drawNumber(
  kernel: Kernel,
  groupId: string,
  what: { kind: string; storeId: string },
  now: string,
): Promise<string> {
  const client = await kernel.db.connectSide()
  try {
    const results = await submit(client, [
      begin,
      setGroup(groupId),
      { sql: 'set local synchronous_commit = off', parameters: [] },
      {
        sql: `insert into kernel.counter as c (group_id, store_id, kind, day, value)
              select s.group_id, s.id, $3, ($4::timestamptz at time zone s.time_zone)::date, 1
                from kernel.store s where s.group_id = $1 and s.id = $2
              on conflict (group_id, store_id, kind, day) do update set value = c.value + 1
              returning value, to_char(day, 'YYYYMMDD') as day, (select code from kernel.store where group_id = $1 and id = $2) as code`,
        parameters: [groupId, what.storeId, what.kind, now],
      },
      commit,
    ])
    client.release()
    const row = results[3]?.rows[0]
    return row
      ? `${what.kind}-${String(row['code'])}-${String(row['day'])}-${String(row['value']).padStart(4, '0')}`
      : ''
  } catch (error) {
    await abandon(client)
    throw error
  }
}
