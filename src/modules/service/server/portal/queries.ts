import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { alternatives, freeTimes } from '../../../capacity/server/public.ts'
import type { BriefRow } from '../../../vehicles/server/public.ts'
import { appointment } from '../appointment/actions.ts'
import { visitRules } from '../public.ts'
import { progressOf } from '../repair-order/queries.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { isHis, mineSql, ownOrder } from './holding.ts'

interface VisitRow {
  readonly id: string
  readonly vehicle_id: string
  readonly number: string
  readonly state: string
  readonly visit_type: string
  readonly promised_at: string | null
  readonly created_at: string
}

interface BookingRow {
  readonly id: string
  readonly vehicle_id: string
  readonly number: string
  readonly store_id: string
  readonly visit_type: string
  readonly starts_at: string
}

/** The person's own cars with their visits, the newest first, and bookings. */
export const cars = appointment.read('myCars', async ({ groupId, identity, load, now }) => {
  const person = identity.actor.personId ?? null
  const found = await load({
    cars: manyRaw<BriefRow>(
      `with ${mineSql} select b.* from vehicles.brief b where b.group_id = $1 and b.id in (select vehicle_id from mine) order by b.id`,
      [groupId, person],
    ),
    visits: manyRaw<VisitRow>(
      `with ${mineSql} select distinct x.id, x.vehicle_id, x.number, x.state, x.visit_type, x.promised_at, x.created_at
         from service.repair_order x join mine on mine.vehicle_id = x.vehicle_id
        where x.group_id = $1 and ${isHis} order by x.id desc limit 100`,
      [groupId, person],
    ),
    bookings: manyRaw<BookingRow>(
      `with ${mineSql} select distinct x.id, x.vehicle_id, x.number, x.store_id, x.visit_type, x.starts_at
         from service.appointment x join mine on mine.vehicle_id = x.vehicle_id
        where x.group_id = $1 and x.state = 'booked' and x.starts_at > $3 and ${isHis} order by x.starts_at limit 100`,
      [groupId, person, now],
    ),
  })
  return {
    cars: found.cars.map((car) => ({
      ...camelRow(car),
      visits: found.visits.filter((visit) => visit.vehicle_id === car.id).map(camelRow),
      bookings: found.bookings.filter((booking) => booking.vehicle_id === car.id).map(camelRow),
    })),
  }
})

/** Times that a customer can take, with the minutes that the store plans for such a visit. */
export const times = appointment.read('myTimes', async ({ groupId, query, now, load }) => {
  const { rules } = await load({ rules: visitRules(groupId, query.visitType) })
  const { defaultMinutes: minutes, defaultSkill: skill } = rules
  const { rows } = await load({
    rows: freeTimes(groupId, query.store, { skill, minutes, fromDay: query.from, days: query.days, now }),
  })
  return {
    minutes,
    skill,
    times: alternatives(rows, { skill, minutes, now }).map(({ startsAt }) => ({ startsAt })),
  }
})

/** A visit of one's own car, as its link shows it. */
export const visit = repairOrder.read('myVisit', async (context) => {
  const { groupId, id, identity, load } = context
  const { own } = await load({ own: ownOrder(groupId, identity.actor.personId ?? null, id) })
  if (own.length === 0) throw kernelRefusals.notFound({ record: 'repairOrder' })
  return progressOf(context)
})
