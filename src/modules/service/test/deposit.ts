import type { Answer } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import { at, bookingDay, checkIn, decide, type Guest, issueParts, newGuest, orderFile, quote, repair } from './shop.ts'

/** The store's rule from today on. */
export async function rule(house: House, key: string, value: number | boolean, fromDate = '2026-03-10'): Promise<void> {
  const body = { key, scopeKind: 'store', scopeId: house.stores.sz, fromDate, value, reason: '门店规定' }
  await house.as('administrator').do('parameter.set', { body })
}

export const wish = (house: House, guest: Guest, time: string, more: Record<string, unknown> = {}) => ({
  storeId: house.stores.sz,
  customerId: guest.customerId,
  vehicleId: guest.vehicleId,
  visitType: 'general',
  itemCodes: ['R-BRAKE'],
  channel: 'phone',
  startsAt: at(time),
  minutes: 30,
  skill: 'mechanical',
  ...more,
})

export interface Booked {
  readonly guest: Guest
  readonly booking: Answer
  readonly depositId: string
}

/** A booking of a customer who was told what it asks. */
export async function bookTold(house: House, time: string, depositFen: number, more = {}): Promise<Booked> {
  const guest = await newGuest(house)
  const booking = await house.as('serviceAdvisor').do('appointment.book', {
    body: { ...wish(house, guest, time), depositFen, ...more },
  })
  return { guest, booking, depositId: String(booking['depositId']) }
}

export const depositFile = (house: House, id: string) =>
  house.as('cashier').get<Answer & { payments: object[]; papers: { id: string; number: string }[] }>('deposit.get', {
    id,
  })

export async function payDeposit(house: House, id: string, method = 'wechat'): Promise<Answer> {
  const { version } = await depositFile(house, id)
  return house.as('cashier').do('deposit.pay', { id, version, body: { method } })
}

/** The visit of a booking up to where its bill can be made. */
export async function readyVisit(house: House, { guest, booking }: Booked, lines: readonly object[]): Promise<Answer> {
  // The kind of the visit may turn out another than the one that was booked: this one needs no diagnosis.
  const order = await checkIn(house, guest, { appointmentId: booking.id, visitType: 'maintenance' })
  await quote(house, order, lines)
  await decide(house, order.id, 'approved')
  await repair(house, order.id)
  await issueParts(house, order.id)
  return orderFile(house, order.id)
}

/** What the messages about a record were, oldest first. */
export async function toldAbout(house: House, recordId: string): Promise<unknown[]> {
  const rows = await house.rows('select template from kernel.message where record_id = $1 order by id', [recordId])
  return rows.map((row) => row['template'])
}

export { bookingDay }
