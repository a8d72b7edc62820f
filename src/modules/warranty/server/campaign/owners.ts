import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'

export type CampaignCar = Row<'warranty.campaign_car'>

/** Where the owner of a listed car `k` stands, the last word first. */
export const ownerStateSql = `case when k.done_at is not null then 'done' when k.appointment_id is not null then 'booked'
  when k.unreached_because is not null then 'unreached' when k.told_at is not null then 'told' else 'open' end`

/** A listed car with whom to write to; without a vehicle the house does not know it, without a person nobody owns it. */
export interface Owner extends CampaignCar {
  readonly vehicle_id: string | null
  readonly store_id: string | null
  readonly plate: string | null
  readonly person_id: string | null
  readonly language: string | null
  readonly preferred_channel: string | null
  readonly store_zh: string | null
  readonly store_en: string | null
  readonly store_phone: string | null
}

/** One go tells so many; the rest is told by the next. */
export const mostTold = 500

const ownersText = `select k.*, v.id as vehicle_id, v.store_id, v.plate, c.person_id, c.language, c.preferred_channel,
    s.name_zh as store_zh, s.name_en as store_en, s.phone as store_phone
  from warranty.campaign_car k
  left join vehicles.brief v on v.group_id = k.group_id and v.vin = k.vin
  left join lateral (select h.customer_id from vehicles.holding h where h.group_id = v.group_id and h.vehicle_id = v.id
      order by h.role desc, h.since desc limit 1) h on true
  left join customers.contact c on c.group_id = k.group_id and c.id = h.customer_id and c.state = 'active'
  left join kernel.store s on s.group_id = k.group_id and s.id = v.store_id
 where k.group_id = $1 and k.campaign_id = $2 and k.done_at is null and k.appointment_id is null`

/** Whom a recall still has to tell: those named, else all who were not told yet. */
export function ownersToTell(groupId: string, id: string, vins: readonly string[] | undefined): Load<Owner[]> {
  const which = vins ? 'k.vin = any($3)' : 'k.told_at is null and k.unreached_because is null'
  return manyRaw<Owner>(`${ownersText} and ${which} order by k.vin limit ${mostTold}`, [
    groupId,
    id,
    ...(vins ? [vins] : []),
  ])
}

/** Open tasks to telephone, of the listed cars that a condition on `k` names, locked. */
export function callTasks(groupId: string, where: string, parameters: readonly unknown[]): Load<Row<'kernel.task'>[]> {
  return manyRaw<Row<'kernel.task'>>(
    `select * from kernel.task where group_id = $1 and state = 'open' and id in (
        select k.task_id from warranty.campaign_car k where k.group_id = $1 and k.task_id is not null and ${where})
      order by id for update`,
    [groupId, ...parameters],
  )
}
