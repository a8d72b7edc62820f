import { inGroup } from '../action.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { Work } from '../work.ts'
import { closingStatements } from '../work-closing.ts'
import { rewrapKey } from './seal.ts'

const batchSize = 500
const beforeAll = '00000000-0000-0000-0000-000000000000'

const nextSql = `select id, wrapped_key from kernel.person
  where group_id = $1 and id > $2::uuid and wrapped_key is not null and not starts_with(wrapped_key, $3) order by id limit ${batchSize}`

/** Only what still stands as it was read: a person erased in between stays erased. */
const rewrapSql = `update kernel.person p set wrapped_key = v.fresh
  from unnest($2::text[]::uuid[], $3::text[], $4::text[]) as v (id, old, fresh)
  where p.group_id = $1 and p.id = v.id and p.wrapped_key = v.old`

/**
 * Wraps all persons' keys under the newest master, a few in each transaction, while the server runs: it reads both
 * kinds meanwhile. Answers how many were changed. An old master may go once every process knows the new one and a
 * further run changes nothing; backups from before still need it. Throws at the end if some keys could not be opened.
 */
export async function rotateMasterKey(kernel: Kernel): Promise<number> {
  const [groups] = await kernel.db.run([{ sql: 'select group_id from kernel.dealer_group order by 1', parameters: [] }])
  let changed = 0
  const failures: unknown[] = []
  for (const row of groups?.rows ?? []) changed += await rotateGroup(kernel, String(row['group_id']), failures)
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} keys of persons could not be wrapped anew`)
  return changed
}

async function rotateGroup(kernel: Kernel, groupId: string, failures: unknown[]): Promise<number> {
  const { master } = kernel.keys
  let changed = 0
  for (let after = beforeAll; ; ) {
    const [, , page] = await inGroup(kernel, groupId, [
      { sql: nextSql, parameters: [groupId, after, `w1.${master.id}.`] },
    ])
    const persons = (page?.rows ?? []).map((row) => ({ id: String(row['id']), wrapped: String(row['wrapped_key']) }))
    const last = persons.at(-1)
    if (!last) break
    const rows = persons.flatMap((person) => rewrapped(kernel, person, failures))
    const parameters = [
      groupId,
      rows.map((row) => row.id),
      rows.map((row) => row.wrapped),
      rows.map((row) => row.fresh),
    ]
    const [, , result] = await inGroup(kernel, groupId, [{ sql: rewrapSql, parameters }])
    changed += Number(result?.tag.split(' ')[1] ?? 0)
    after = last.id
  }
  if (changed > 0) await inGroup(kernel, groupId, rotationEntry(kernel, groupId, changed))
  return changed
}

function rewrapped(kernel: Kernel, person: { id: string; wrapped: string }, failures: unknown[]) {
  try {
    return [{ ...person, fresh: rewrapKey(person.wrapped, kernel.keys.masters, kernel.keys.master) }]
  } catch (cause) {
    failures.push(new Error(`Key of person ${person.id}`, { cause }))
    return []
  }
}

function rotationEntry(kernel: Kernel, groupId: string, persons: number) {
  const settings = { groupId, version: 0, stores: new Map(), roles: new Map(), parameters: [], days: {} }
  const work = new Work({
    groupId,
    actor: { kind: 'system', id: 'rotateMasterKey' },
    now: isoNow(kernel.clock),
    settings,
  })
  work.log('rotated.masterKey', null, null, null, { master: kernel.keys.master.id, persons })
  return closingStatements(work)
}
