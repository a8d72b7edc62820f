import { epochMsOf } from '../../../../kernel/clocks/zone.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import { type CrewRows, crewFrom, crewRows, type WorkLeft } from './loads.ts'
import type { Technician } from './rules.ts'

type People = Omit<CrewRows, 'workLeft'>

/** By group, store and day; the one used longest ago leaves first. */
const known = new Map<string, { readonly version: number; readonly people: People }>()
const mostKnown = 50

/** A number that moves with every change of staff, certificates and shifts of the group. */
export function crewVersion(groupId: string): Load<number> {
  const { statement, read } = oneRaw<{ version: number }>(
    'select version from people.crew_version where group_id = $1',
    [groupId],
  )
  return { statement, read: (rows) => read(rows)?.version ?? 0 }
}

/**
 * The crew that `crewLoads` and `crewFrom` give, for the verb that needs it for every job: staff, certificates and
 * shifts are read again only when one of them changed. The version was read before the rows, so what is kept under it
 * is at least as new.
 */
export async function knownCrew(
  ask: Ask,
  at: { readonly groupId: string; readonly storeId: string; readonly moment: string; readonly version: number },
  workLeft: WorkLeft,
): Promise<Technician[]> {
  const day = new Date(epochMsOf(at.moment)).toISOString().slice(0, 10)
  const key = `${at.groupId} ${at.storeId} ${day}`
  let people = known.get(key)
  known.delete(key)
  if (people?.version !== at.version) {
    people = { version: at.version, people: await ask(crewRows(at.groupId, at.storeId, at.moment)) }
  }
  known.set(key, people)
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break
    known.delete(oldest)
  }
  return crewFrom({ ...people.people, workLeft })
}
