import { epochMsOf, localDate } from '../clocks/zone.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Row } from '../db/schema.ts'
import { type Load, manyRaw } from '../db/sql.ts'
import { demandLimits } from '../limits.ts'
import type { Work } from '../work.ts'
import type { ChecklistItem } from './checklist-rules.ts'

type Edition = Row<'kernel.checklist'>

const usualZone = 'Asia/Shanghai'
/** Lists are one for all stores: their day is that of the store with the first code. */
const todaySql = `($2::timestamptz at time zone coalesce(
  (select s.time_zone from kernel.store s where s.group_id = $1 order by s.code limit 1), '${usualZone}'))::date`

/** Of each list the edition that counts at an instant: the latest whose day has come. */
export function checklistsAt(groupId: string, codes: readonly string[], now: string): Load<Edition[]> {
  return manyRaw<Edition>(
    `select distinct on (c.code) c.* from kernel.checklist c
      where c.group_id = $1 and c.code = any($3::text[]) and (c.from_day is null or c.from_day <= ${todaySql})
      order by c.code, c.edition desc`,
    [groupId, now, codes],
  )
}

/** Of each list the edition that counts and the latest one; of one list all. */
export function listedEditions(
  groupId: string,
  code: string | undefined,
  now: string,
): Load<(Edition & { readonly counts: boolean })[]> {
  return manyRaw<Edition & { readonly counts: boolean }>(
    `select * from (
       select c.*, coalesce(c.edition = max(c.edition) filter (where c.from_day is null or c.from_day <= ${todaySql})
           over (partition by c.code), false) as counts
         from kernel.checklist c where c.group_id = $1 and c.code = coalesce($3, c.code)) x
      where $3::text is not null or x.counts or x.state = 'current'
      order by x.code, x.edition desc limit 500`,
    [groupId, now, code ?? null],
  )
}

/** A lower limit above the upper one lets nothing pass; an edition cannot have begun before it was made. Throws. */
export function checkEdition(
  work: Work,
  input: { readonly items: readonly ChecklistItem[]; readonly fromDay?: string | undefined },
): void {
  for (const { zh, min, max } of input.items) demandLimits({ name: zh, lower: min, upper: max })
  const [first] = [...work.settings.stores.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const today = localDate(epochMsOf(work.now), first?.timeZone ?? usualZone)
  if (input.fromDay !== undefined && input.fromDay < today) throw kernelRefusals.dayPast({ day: input.fromDay, today })
}
