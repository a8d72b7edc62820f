import type { Statement, StatementResult } from '../db/batch.ts'
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
  const { groupId, kernel } = context
  const names = Object.keys(look.sealed)
  const ids = Object.values(look.sealed).flatMap((text) => (text ? [valueIdOf(text)] : []))
  const { record, recordId, storeId, purpose } = look
  const noted = { verb: `revealed.${record}`, record, recordId, storeId, details: { purpose, values: names } }
  const [persons] = await noteLook(context, noted, [{ sql: personsSql, parameters: [groupId, ids] }])
  const wrapped = new Map((persons?.rows ?? []).map((row) => [row['id'], row['wrapped_key']]))
  const open = (text: string | null): string | null => {
    const key = text ? wrapped.get(valueIdOf(text)) : null
    return openSealed(typeof key === 'string' ? key : null, text, kernel.keys)
  }
  return Object.fromEntries(names.map((name) => [name, open(look.sealed[name] ?? null)]))
}

export interface NotedLook {
  readonly verb: string
  readonly record: string
  readonly recordId: string
  readonly storeId: string | null
  /** No personal values. */
  readonly details: Record<string, unknown>
}

/**
 * Writes down that somebody looks at what not everybody may see, committed beside the read's own transaction before
 * anything is answered. Answers the results of `statements`.
 */
export async function noteLook(
  context: Pick<ReadContext<unknown>, 'groupId' | 'kernel' | 'identity' | 'settings' | 'now'>,
  look: NotedLook,
  statements: readonly Statement[] = [],
): Promise<StatementResult[]> {
  const { kernel, groupId, identity, settings, now } = context
  const work = new Work({ groupId, actor: identity.actor, now, settings })
  work.log(look.verb, look.record, look.recordId, look.storeId, look.details)
  const client = await kernel.db.connectSide()
  try {
    const results = await submit(client, [begin, setGroup(groupId), ...statements, ...closingStatements(work), commit])
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error('The look was not written down')
    client.release()
    return results.slice(2, 2 + statements.length)
  } catch (error) {
    await abandon(client)
    throw error
  }
}
