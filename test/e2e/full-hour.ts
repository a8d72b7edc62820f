import { demoPassword } from '../../demo/accounts.ts'
import { send, signIn } from '../system/desk.ts'
import type { Stand } from './stand.ts'

/**
 * Books an hour of the second day from now until nothing electrical fits into it any more. Answers the plates that are
 * booked: each of them needs every bay for electrical work that there is.
 */
export async function fillElectricalHour(stand: Stand): Promise<string[]> {
  // Three bays are fitted for it; the first hour with as many people who can do it.
  const [hour] = await stand.rows(`
    select s.store_id, (s.day + make_interval(mins => 30 * s.half)) at time zone 'Asia/Shanghai' as starts_at
      from capacity.slot s join kernel.store o on o.id = s.store_id and o.code = 'SZ01'
     where s.day = '2026-03-13' and not s.taken_minutes ? 'electrical'
       and (select sum(minutes::int) from jsonb_each_text(s.people_minutes) p(pool, minutes) where pool ~ 'electrical') >= 90
     order by s.half limit 1`)
  const cars = await stand.rows(`
    select v.id, v.plate, o.customer_id from vehicles.vehicle v
      join vehicles.ownership o on o.vehicle_id = v.id and o.until is null
     where not exists (select from service.appointment a where a.vehicle_id = v.id and a.starts_at > '2026-03-09')
     order by v.id limit 4`)
  const token = await signIn(stand.url, 'advisor', demoPassword)
  const booked: string[] = []
  for (const car of cars) {
    const { status, body } = await send(stand.url, '/api/appointments/book', token, {
      storeId: hour?.['store_id'],
      customerId: car['customer_id'],
      vehicleId: car['id'],
      visitType: 'general',
      itemCodes: [],
      channel: 'phone',
      startsAt: new Date(String(hour?.['starts_at'])).toISOString(),
      minutes: 60,
      skill: 'electrical',
    })
    if (status !== 200) {
      if (body['code'] === 'service.slotFull') return booked
      throw new Error(JSON.stringify([status, body]))
    }
    booked.push(String(car['plate']))
  }
  throw new Error('The hour is never full')
}
