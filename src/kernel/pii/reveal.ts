import type { Statement } from '../db/batch.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import type { ReadContext } from '../serve.ts'
import { Work } from '../work.ts'
import { closingStatements } from '../work-closing.ts'
import { openSealed } from './persons.ts'
import { valueIdOf } from './seal.ts'

export interface Look {
  readonly record: string
  readonly recordId: string
  readonly storeId: string | null
  /** One of the words that the room lists; no free text, which could hold personal data itself. */
  readonly purpose: string
  /** Sealed texts by the name that the answer gives them. */
  readonly sealed: Readonly<Record<string, string | null>>
}

/** Everybody whose values are looked at, found by the values themselves. */
const personsSql = `select v.id, p.wrapped_key from kernel.sealed_value v
  join kernel.person p on p.group_id = v.group_id and p.id = v.person_id
  where v.group_id = $1 and v.id = any($2::text[]::uuid[])`

/**
 * Opens personal values for somebody who may see them: the read that calls has checked permission and store. Who
 * looked, at what and why is in the ledger, committed, before anything is answered. Null for what was erased.
 */
export async function reveal(
  context: Pick<ReadContext<unknown>, 'groupId' | 'kernel' | 'identity' | 'settings' | 'now'>,
  look: Look,
): Promise<Record<string, string | null>> {
  const { groupId, kernel, identity, settings, now } = context
  const names = Object.keys(look.sealed)
  const ids = Object.values(look.sealed).flatMap((text) => (text ? [valueIdOf(text)] : []))
  const work = new Work({ groupId, actor: identity.actor, now, settings })
  work.log(`revealed.${look.record}`, look.record, look.recordId, look.storeId, {
    purpose: look.purpose,
    values: names,
  })
  const wrapped = await logged(context, [{ sql: personsSql, parameters: [groupId, ids] }, ...closingStatements(work)])
  const open = (text: string | null): string | null => {
    const key = text ? wrapped.get(valueIdOf(text)) : null
    return openSealed(typeof key === 'string' ? key : null, text, kernel.keys)
  }
  return Object.fromEntries(names.map((name) => [name, open(look.sealed[name] ?? null)]))
}

/** The wrapped keys by value, once the look is committed; beside the read's own transaction. */
async function logged(
  { kernel, groupId }: Pick<ReadContext<unknown>, 'groupId' | 'kernel'>,
  statements: readonly Statement[],
): Promise<Map<unknown, unknown>> {
  const client = await kernel.db.connectSide()
  try {
    const results = await submit(client, [begin, setGroup(groupId), ...statements, commit])
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error('The look was not written down')
    client.release()
    return new Map((results[2]?.rows ?? []).map((row) => [row['id'], row['wrapped_key']]))
  } catch (error) {
    await abandon(client)
    throw error
  }
}
