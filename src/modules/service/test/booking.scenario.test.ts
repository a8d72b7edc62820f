import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { messageText } from '../../../kernel/message-text.ts'
import { rebuildDay } from '../../capacity/server/public.ts'
import { deadlines } from '../server/parameters.ts'
import { at, bookingDay, checkIn, type Guest, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
const laterDay = '2026-03-12'

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '11:00')
  await shift(house, '09:00', '12:00', laterDay)
}, 60_000)

const wish = (guest: Guest, startsAt: string, more: Record<string, unknown> = {}) => ({
  storeId: house.stores.sz,
  customerId: guest.customerId,
  vehicleId: guest.vehicleId,
  visitType: 'maintenance',
  itemCodes: ['M-OIL'],
  channel: 'phone',
  startsAt,
  minutes: 60,
  skill: 'mechanical',
  ...more,
})

describe('booking', () => {
  scenario('G-01', 'two channels for the last slot: one succeeds, one gets alternatives', async () => {
    const [one, two] = [await newGuest(house), await newGuest(house, { name: '李梅' })]
    const advisor = house.as('serviceAdvisor')
    const agent = house.as('careAgent')
    const begun = async () => (await house.as('administrator').get<{ rows: object[] }>('appointment.begun')).rows
    expect(await begun()).toEqual([])
    const send = (who: typeof advisor, guest: Guest, channel: string) =>
      who.raw('POST', '/api/appointments/book', wish(guest, at('10:00'), { channel }))
    // Raw requests carry no key: the house asks for one, so nothing is booked by them.
    expect((await send(advisor, one, 'desk')).status).toBe(428)
    const answers = await Promise.allSettled([
      advisor.do('appointment.book', { body: wish(one, at('10:00'), { channel: 'wechat' }) }),
      agent.do('appointment.book', { body: wish(two, at('10:00'), { channel: 'phone' }) }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    // Whoever sets the shop up sees that it books, and nothing of whose booking it is.
    expect(await begun()).toEqual([{ id: expect.any(String), bookedAt: expect.any(String) }])
    const loser = answers[0]?.status === 'rejected' ? one : two
    const refused = await advisor.refused('appointment.book', { body: wish(loser, at('10:00')) })
    expect(refused).toMatchObject({ status: 409, code: 'service.slotFull' })
    expect((refused.details['alternatives'] as unknown[]).length).toBeGreaterThanOrEqual(2)
    expect(
      await house.rows('select channel from service.appointment where starts_at = $1', [at('10:00')]),
    ).toHaveLength(1)
  })

  scenario('G-04', 'a full time is refused with two others, and the customer takes one of them', async () => {
    const guest = await newGuest(house)
    const advisor = house.as('serviceAdvisor')
    const refused = await advisor.refused('appointment.book', { body: wish(guest, at('10:00')) })
    const others = refused.details['alternatives'] as { startsAt: string }[]
    expect(others.length).toBeGreaterThanOrEqual(2)
    const booked = await advisor.do('appointment.book', { body: wish(guest, others[0]?.startsAt ?? '') })
    expect(booked).toMatchObject({
      state: 'booked',
      startsAt: others[0]?.startsAt,
      number: expect.stringMatching(/^A-SZ01-/),
    })
  })

  scenario('G-05', 'a change and a cancellation give the time free at once', async () => {
    const [one, two] = [await newGuest(house), await newGuest(house)]
    const advisor = house.as('serviceAdvisor')
    const first = await advisor.do('appointment.book', { body: wish(one, at('09:00', laterDay), { minutes: 120 }) })
    expect(await advisor.refused('appointment.book', { body: wish(two, at('10:00', laterDay)) })).toMatchObject({
      code: 'service.slotFull',
    })
    // It moves by half an hour although its own time is in the way.
    const moved = await advisor.do('appointment.change', {
      id: first.id,
      version: first.version,
      body: { startsAt: at('09:30', laterDay), minutes: 120, skill: 'mechanical', reason: '客户要求' },
    })
    expect(moved).toMatchObject({ startsAt: at('09:30', laterDay), version: 2 })
    await advisor.do('appointment.cancel', { id: moved.id, version: moved.version, body: { reason: '客户取消' } })
    const again = await advisor.do('appointment.book', { body: wish(two, at('10:00', laterDay)) })
    await advisor.do('appointment.noShow', { id: again.id, version: again.version })
    const slots = await advisor.get<{ rows: { takenMinutes: number }[] }>('bay.slots', {
      query: { store: house.stores.sz, from: laterDay, to: laterDay, skill: 'mechanical' },
    })
    expect(slots.rows.reduce((sum, slot) => sum + slot.takenMinutes, 0)).toBe(0)
  })

  scenario('G-06', 'the confirmation with address and map link is written within a minute', async () => {
    const guest = await newGuest(house)
    const booked = await house.as('serviceAdvisor').do('appointment.book', { body: wish(guest, at('09:00', laterDay)) })
    const [message] = await house.rows('select * from kernel.message where record_id = $1', [booked.id])
    expect(message).toMatchObject({
      state: 'waiting',
      channels: ['sms', 'mail'],
      created_at: '2026-03-10T01:00:00.000Z',
    })
    const source = { template: String(message?.['template']), params: message?.['params'], timeZone: 'Asia/Shanghai' }
    const { text } = messageText({ ...source, language: 'zh-CN' }, { name: '王建国' })
    for (const part of [
      '王建国',
      '2026年3月12日 09:00',
      guest.plate,
      '深圳市试验路 1 号',
      'https://uri.amap.com/marker?position=114.05,22.54',
    ])
      expect(text).toContain(part)
    expect(messageText({ ...source, language: 'en' }, { name: 'Wang' }).text).toContain('12 Mar 2026, 09:00')
    expect(
      await house.rows(`select topic from kernel.outbox where payload->>'messageId' = $1`, [message?.['id']]),
    ).toEqual([{ topic: 'kernel.message' }])
  })

  test('one car is booked for one moment once, however many ask at once', async () => {
    const guest = await newGuest(house)
    const advisor = house.as('serviceAdvisor')
    const body = wish(guest, at('11:00', laterDay), { minutes: 30 })
    const tries = Array.from({ length: 4 }, () => advisor.do('appointment.book', { body }))
    const answers = await Promise.allSettled(tries)
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    const booked = await house.rows('select id, version, number from service.appointment where vehicle_id = $1', [
      guest.vehicleId,
    ])
    expect(booked).toHaveLength(1)
    const refused = await advisor.refused('appointment.book', { body })
    expect(refused).toMatchObject({ code: 'service.bookedAlready', details: { number: booked[0]?.['number'] } })
    await advisor.do('appointment.cancel', {
      id: String(booked[0]?.['id']),
      version: Number(booked[0]?.['version']),
      body: { reason: '客户改期' },
    })
    expect(await advisor.do('appointment.book', { body })).toMatchObject({ state: 'booked' })
  })

  scenario('G-03', 'what is missing is listed until the advisor has completed it', async () => {
    const guest = await newGuest(house)
    const advisor = house.as('serviceAdvisor')
    const booked = await advisor.do('appointment.book', {
      body: wish(guest, at('10:00', laterDay), { itemCodes: [] }),
    })
    const before = await advisor.get('appointment.get', { id: booked.id })
    expect(before).toMatchObject({
      missing: ['model', 'odometerKm', 'need'],
      customerName: '王建国',
      plate: guest.plate,
    })
    await advisor.do('appointment.complete', {
      id: booked.id,
      version: booked.version,
      body: { concern: '空调有异味', odometerKm: 12_300 },
    })
    const { rows } = await advisor.get<{ rows: Answer[] }>('appointment.list', {
      query: { from: laterDay, to: laterDay, q: guest.plate },
    })
    expect(rows).toMatchObject([{ id: booked.id, missing: ['model'], concern: '空调有异味' }])
  })

  test('what is past, unknown or elsewhere cannot be booked', async () => {
    const guest = await newGuest(house)
    const advisor = house.as('serviceAdvisor')
    expect(await advisor.refused('appointment.book', { body: wish(guest, '2026-03-10T00:30:00.000Z') })).toMatchObject({
      code: 'service.slotPast',
    })
    const nobody = { ...guest, customerId: guest.vehicleId }
    expect(await advisor.refused('appointment.book', { body: wish(nobody, at('09:00')) })).toMatchObject({
      code: 'service.unknownCustomer',
    })
    expect(
      await advisor.refused('appointment.book', { body: { ...wish(guest, at('09:00')), storeId: house.stores.hz } }),
    ).toMatchObject({ status: 403 })
    expect(
      (await advisor.get<{ rows: Answer[] }>('appointment.list', { query: { vehicleId: guest.vehicleId } })).rows,
    ).toEqual([])
  })
})

describe('arrival', () => {
  scenario(
    'G-08',
    'the greeting clock runs from arrival to check-in and alerts the supervisor when it runs out',
    async () => {
      const advisor = house.as('serviceAdvisor')
      await shift(house, '14:00', '18:00', '2026-03-10')
      const book = async (time: string) => {
        const guest = await newGuest(house)
        const booked = await advisor.do('appointment.book', {
          body: wish(guest, at(time, '2026-03-10'), { minutes: 30 }),
        })
        const arrived = await advisor.do('appointment.arrive', { id: booked.id, version: booked.version })
        return { guest, arrived }
      }
      const clockOf = async (id: string) =>
        (await house.rows('select state, due_at, stopped_at from kernel.deadline where record_id = $1', [id]))[0]
      const quick = await book('14:00')
      expect(await clockOf(quick.arrived.id)).toMatchObject({ state: 'running', due_at: '2026-03-10T01:03:00.000Z' })
      house.clock.forward(2)
      const order = await checkIn(house, quick.guest, { appointmentId: quick.arrived.id, visitType: 'maintenance' })
      expect(order).toMatchObject({ arrivedAt: '2026-03-10T01:00:00.000Z', greetedAt: '2026-03-10T01:02:00.000Z' })
      expect(await clockOf(quick.arrived.id)).toMatchObject({ state: 'met' })
      const slow = await book('14:30')
      house.clock.forward(4)
      await scanDeadlines(house.kernel, deadlines)
      expect(await clockOf(slow.arrived.id)).toMatchObject({ state: 'breached' })
      const told = await house.rows(
        `select distinct template from kernel.message where record_id = $1 and account_id is not null`,
        [slow.arrived.id],
      )
      expect(told).toEqual([{ template: 'kernel.deadlineBreached' }])
      await checkIn(house, slow.guest, { appointmentId: slow.arrived.id, visitType: 'maintenance' })
      expect(await clockOf(slow.arrived.id)).toMatchObject({ state: 'late' })
    },
  )

  test('who has arrived and not been received is found, the longest waiting first', async () => {
    const advisor = house.as('serviceAdvisor')
    const waiting = async () => {
      const query = { waiting: true, total: true }
      const page = await advisor.get<{ rows: Answer[]; total: number }>('appointment.list', { query })
      expect(page.total).toBe(page.rows.length)
      return page.rows.map((row) => row.id)
    }
    const before = await waiting()
    const arrivals: { guest: Guest; id: string }[] = []
    for (const time of ['17:30', '17:00']) {
      const guest = await newGuest(house)
      const body = wish(guest, at(time, '2026-03-10'), { minutes: 30 })
      const booked = await advisor.do('appointment.book', { body })
      expect(await waiting()).not.toContain(booked.id)
      await advisor.do('appointment.arrive', { id: booked.id, version: booked.version })
      arrivals.push({ guest, id: booked.id })
      house.clock.forward(1)
    }
    const [first, second] = arrivals
    expect(await waiting()).toEqual([...before, first?.id, second?.id])
    if (!first) throw new Error('Nobody arrived')
    await checkIn(house, first.guest, { appointmentId: first.id, visitType: 'maintenance' })
    expect(await waiting()).toEqual([...before, second?.id])
  })

  test('a booking becomes one order only, also of two tablets at once, and only for its own car', async () => {
    const advisor = house.as('serviceAdvisor')
    const [guest, other] = [await newGuest(house), await newGuest(house)]
    const booked = await advisor.do('appointment.book', { body: wish(guest, at('16:00', '2026-03-10')) })
    const order = { appointmentId: booked.id, visitType: 'maintenance' }
    await expect(checkIn(house, other, order)).rejects.toThrow('service.appointmentOfAnother')
    const both = await Promise.allSettled([checkIn(house, guest, order), checkIn(house, guest, order)])
    expect(both.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected'])
    const [row] = await house.rows('select state, order_id from service.appointment where id = $1', [booked.id])
    expect(row).toMatchObject({ state: 'arrived', order_id: expect.any(String) })
    await rebuildDay(house.kernel, house.groupId, house.stores.sz, bookingDay)
    await expect(checkIn(house, guest, order)).rejects.toThrow('service.alreadyCheckedIn')
  })

  test('taken minutes are those of the bookings that stand', async () => {
    expect(await brokenBalances(house)).toEqual([])
  })

  test('a day that the calendar does not have is said to be wrong, not looked for', async () => {
    const query = { store: house.stores.sz, skill: 'mechanical', minutes: 60, days: 7 }
    const free = (from: string) =>
      house.as('serviceAdvisor').getRefused('appointment.free', { query: { ...query, from } })
    for (const from of ['2026-02-31', '2026-13-01', '2026-00-10'])
      expect(await free(from)).toMatchObject({ status: 422 })
  })
})
