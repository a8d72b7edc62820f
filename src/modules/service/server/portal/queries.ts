import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import type { BriefRow } from '../../../vehicles/server/public.ts'
import { appointment } from '../appointment/actions.ts'
import { timesFor } from '../appointment/devices.ts'
import { onShift, qualified } from '../appointment/technicians.ts'
import { type DepositColumns, depositColumns, depositJoin, splitDeposit } from '../deposit/shown.ts'
import { visitRulesNow } from '../visit-type/known.ts'
import { progressOf } from '../repair-order/queries.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { ownDemand } from './items.ts'
import { isHis, mineSql, ownBooking, ownOrder } from './holding.ts'

interface VisitRow {
  readonly id: string
  readonly vehicle_id: string
  readonly number: string
  readonly state: string
  readonly visit_type: string
  readonly promised_at: string | null
  readonly created_at: string
}

interface BookingRow extends DepositColumns {
  readonly id: string
  readonly vehicle_id: string
  readonly number: string
  readonly store_id: string
  readonly visit_type: string
  readonly starts_at: string
  readonly version: number
  readonly minutes: number
  readonly technician_name: string | null
}

interface EndedRow {
  readonly id: string
  readonly vehicle_id: string
  readonly number: string
  readonly starts_at: string
  readonly state: string
  readonly nature: string
  readonly amount_fen: number
  readonly owed_fen: number
  readonly returned_fen: number
  readonly forfeited_fen: number
}

/** Deposits whose booking has ended otherwise than by a bill that took them up. */
const endedSql = `with ${mineSql} select distinct d.id, x.vehicle_id, x.number, x.starts_at, d.state, d.nature, d.amount_fen,
    d.owed_fen, d.returned_fen, d.forfeited_fen, d.updated_at
  from money.deposit_brief d
  join service.appointment x on x.group_id = d.group_id and x.id = d.appointment_id
  join mine on mine.vehicle_id = x.vehicle_id
  where d.group_id = $1 and ${isHis}
    and (d.state in ('toRefund', 'refunded', 'forfeited') or d.state = 'paid' and x.state in ('cancelled', 'noShow'))
  order by d.updated_at desc limit 5`

/** The person's own cars with their visits, the newest first, and bookings. */
export const cars = appointment.read('myCars', async ({ groupId, identity, load, now }) => {
  const person = identity.actor.personId ?? null
  const found = await load({
    files: manyRaw<{ id: string }>(
      `select c.id from customers.contact c where c.group_id = $1 and c.person_id = $2 and c.state = 'active' limit 1`,
      [groupId, person],
    ),
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
      `with ${mineSql} select distinct x.id, x.vehicle_id, x.number, x.store_id, x.visit_type, x.starts_at, x.version, x.minutes,
           x.deposit_id, t.name as technician_name, ${depositColumns}
         from service.appointment x join mine on mine.vehicle_id = x.vehicle_id
         ${depositJoin.replaceAll('a.', 'x.')}
         left join people.staff t on t.group_id = x.group_id and t.id = x.technician_id
        where x.group_id = $1 and x.state = 'booked' and x.starts_at > $3 and ${isHis} order by x.starts_at limit 100`,
      [groupId, person, now],
    ),
    ended: manyRaw<EndedRow>(endedSql, [groupId, person]),
  })
  return {
    isKnown: found.files.length > 0,
    cars: found.cars.map((car) => ({
      ...camelRow(car),
      visits: found.visits.filter((visit) => visit.vehicle_id === car.id).map(camelRow),
      bookings: found.bookings.filter((booking) => booking.vehicle_id === car.id).map(bookingView),
      deposits: found.ended.filter((deposit) => deposit.vehicle_id === car.id).map(camelRow),
    })),
  }
})

function bookingView(row: BookingRow) {
  const { rest, deposit } = splitDeposit(row)
  return { ...camelRow(rest), deposit }
}

/** Times that a customer can take, with the minutes that the store plans for such a visit or that his booking has. */
export const times = appointment.read('myTimes', async ({ groupId, query, now, identity, settings, load }) => {
  const { booking } = await load({
    booking: ownBooking(groupId, identity.actor.personId ?? null, query.booking ?? null),
  })
  const [own] = booking
  if (query.booking && !own) throw kernelRefusals.notFound({ record: 'appointment' })
  const rules = await visitRulesNow({ settings, ask: load }, query.visitType)
  const chosen = { itemCodes: query.items?.split(',').filter((code) => code !== ''), packageCode: query.pack }
  const { demand, codes } = await ownDemand(load, groupId, chosen, rules)
  const minutes = own?.minutes ?? demand.minutes
  const skill = own?.skill ?? demand.skill
  const storeId = own?.store_id ?? query.store
  const found = await timesFor(load, groupId, {
    storeId,
    timeZone: settings.stores.get(storeId)?.timeZone ?? 'UTC',
    skill,
    minutes,
    from: query.from,
    days: query.days,
    now,
    codes: own?.item_codes ?? codes,
    except: query.booking,
  })
  return { minutes, skill, times: found.map(({ startsAt }) => ({ startsAt })) }
})

/** Whom a customer can ask for at that time: who is qualified, on shift and not promised to somebody else (G-02). */
export const technicians = appointment.read('myTechnicians', async ({ groupId, query, settings, load }) => {
  const { people } = await load({ people: onShift(groupId, query.store, query, query.booking) })
  const rules = await visitRulesNow({ settings, ask: load }, query.visitType)
  const able = qualified(people, { skill: query.skill, needsCertificate: rules.needsCertificate })
  return { technicians: able.map(({ id, name }) => ({ id, name })) }
})

/** A visit of one's own car, as its link shows it. */
export const visit = repairOrder.read('myVisit', async (context) => {
  const { groupId, id, identity, load } = context
  const { own } = await load({ own: ownOrder(groupId, identity.actor.personId ?? null, id) })
  if (own.length === 0) throw kernelRefusals.notFound({ record: 'repairOrder' })
  return progressOf(context)
})
