import { describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { deliver, inWork } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { inGroup } from '../../../kernel/action.ts'
import { isoNow } from '../../../kernel/kernel.ts'
import { alternatives, freeTimes, giveBack, lockSlots, takeMinutes } from '../server/public.ts'

const house = useHouse()
const day = '2026-03-11'
const timeZone = 'Asia/Shanghai'
const at = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

interface Slot {
  day: string
  half: number
  skill: string
  totalMinutes: number
  takenMinutes: number
  freeMinutes: number
}

const staffNamed = async (staffNo: string) =>
  String((await house.rows('select id from people.staff where staff_no = $1', [staffNo]))[0]?.['id'])

async function shift(staffNo: string, from: string, until: string, verb = 'plan'): Promise<void> {
  await house.as('manager').do(`shift.${verb}`, {
    body: {
      storeId: house.stores.sz,
      staffId: await staffNamed(staffNo),
      day,
      startsAt: at(from),
      endsAt: at(until),
      ...(verb === 'absent' ? { reason: '病假' } : {}),
    },
  })
  await deliver(house)
}

const slots = async (skill: string) =>
  (
    await house
      .as('serviceAdvisor')
      .get<{ rows: Slot[] }>('bay.slots', { query: { store: house.stores.sz, from: day, to: day, skill } })
  ).rows

const lock = (startsAt: string, minutes: number) => lockSlots(house.groupId, house.stores.sz, startsAt, minutes)
const take = (startsAt: string, minutes: number, skill: string) =>
  inWork(house, { rows: lock(startsAt, minutes) }, (work, { rows }) =>
    takeMinutes(work, rows, { startsAt, minutes, skill, timeZone }),
  )

describe('capacity', () => {
  scenario('G-04', 'a full time is refused and others are offered; shifts make the capacity', async () => {
    expect(await slots('quick')).toEqual([])
    await shift('sz-technician', '08:30', '12:00')
    expect(await take(at('09:10'), 60, 'quick')).toBe(true)
    expect((await slots('quick')).slice(0, 4).map((slot) => [slot.half, slot.takenMinutes, slot.freeMinutes])).toEqual([
      [17, 0, 30],
      [18, 20, 10],
      [19, 30, 0],
      [20, 10, 20],
    ])
    // The same technician cannot do mechanical work at that time either.
    expect(await take(at('09:00'), 60, 'mechanical')).toBe(false)
    const free = freeTimes(house.groupId, house.stores.sz, {
      skill: 'mechanical',
      minutes: 60,
      fromDay: day,
      days: 3,
      now: isoNow(house.kernel.clock),
    })
    const [, , rows] = await inGroup(house.kernel, house.groupId, [free.statement])
    const others = alternatives(free.read(rows?.rows ?? []), {
      skill: 'mechanical',
      minutes: 60,
      now: isoNow(house.kernel.clock),
      startsAt: at('09:00'),
    })
    expect(others.map((one) => one.startsAt)).toEqual([at('10:30'), at('11:00')])
    const after = await slots('mechanical')
    expect(after.find((slot) => slot.half === 19)).toMatchObject({ totalMinutes: 30, takenMinutes: 0, freeMinutes: 0 })
  })

  scenario('G-05', 'giving back frees the time at once; an absence shows what is overbooked', async () => {
    const before = await slots('quick')
    expect(await take(at('10:30'), 45, 'quick')).toBe(true)
    // A booking that moves by a quarter of an hour does not stand in its own way.
    const moved = await inWork(house, { rows: lock(at('10:45'), 45) }, (work, { rows }) => {
      const booking = { skill: 'quick', minutes: 45, timeZone }
      giveBack(work, { ...booking, storeId: house.stores.sz, startsAt: at('10:30') })
      return takeMinutes(work, rows, { ...booking, startsAt: at('10:45') })
    })
    expect(moved).toBe(true)
    expect((await slots('quick')).filter((slot) => slot.half >= 21).map((slot) => slot.takenMinutes)).toEqual([
      15, 30, 0,
    ])
    await shift('sz-technician', '10:30', '12:00', 'absent')
    expect((await slots('quick')).filter((slot) => slot.freeMinutes < 0).map((slot) => slot.half)).toEqual([21, 22])
    await inWork(house, {}, (work) => {
      giveBack(work, { storeId: house.stores.sz, startsAt: at('10:45'), minutes: 45, skill: 'quick', timeZone })
      return true
    })
    const after = await slots('quick')
    expect(after.filter((slot) => slot.freeMinutes < 0)).toEqual([])
    expect(after.map((slot) => slot.takenMinutes)).toEqual(
      before.filter((slot) => slot.half < 21).map((slot) => slot.takenMinutes),
    )
  })

  test('two bookings at once: the lock decides', async () => {
    await shift('sz-inspector', '13:00', '14:00')
    const both = await Promise.all([1, 2, 3].map(() => take(at('13:00'), 30, 'inspection')))
    expect(both.filter(Boolean)).toHaveLength(1)
  })

  test('a fault closes the bay and with it the minutes', async () => {
    const body = { storeId: house.stores.sz, code: 'L1', nameZh: '一号举升机', nameEn: 'Lift 1', kind: 'lift' }
    const manager = house.as('manager')
    const bay = await manager.do('bay.add', { body: { ...body, skills: ['mechanical', 'quick'] } })
    expect(await manager.refused('bay.add', { body: { ...body, skills: ['quick'] } })).toMatchObject({
      code: 'capacity.bayCodeTaken',
    })
    await deliver(house)
    expect((await slots('mechanical')).some((slot) => slot.totalMinutes === 30)).toBe(true)
    const out = await house.as('technician').do('bay.reportFault', { id: bay.id, version: 1, body: { reason: '漏油' } })
    expect(out).toMatchObject({ state: 'outOfOrder', outBecause: '漏油' })
    await deliver(house)
    expect((await slots('mechanical')).every((slot) => slot.totalMinutes === 0)).toBe(true)
    expect(await house.as('serviceAdvisor').refused('bay.putBack', { id: bay.id, version: 2 })).toMatchObject({
      status: 403,
    })
    await house.as('dispatcher').do('bay.putBack', { id: bay.id, version: 2 })
    await deliver(house)
    expect((await slots('mechanical')).some((slot) => slot.totalMinutes === 30)).toBe(true)
  })

  test('another store is not shown', async () => {
    const query = { store: house.stores.hz, from: day, to: day }
    expect(await house.as('serviceAdvisor').getRefused('bay.slots', { query })).toMatchObject({ status: 403 })
    expect(
      await house
        .as('serviceAdvisor')
        .getRefused('bay.slots', { query: { ...query, store: house.stores.sz, to: '2026-12-31' } }),
    ).toMatchObject({ code: 'capacity.tooManyDays' })
  })

  test('other opening hours change what can be booked from then on', async () => {
    const administrator = house.as('administrator')
    const { version, ...store } = await administrator.get<Record<string, unknown> & { version: number }>('store.get', {
      id: house.stores.sz,
    })
    const halves = async () => (await slots('mechanical')).map((slot) => slot.half)
    const before = await halves()
    expect(Math.min(...before)).toBe(17)
    const closes = (close: string) => Array.from({ length: 7 }, () => ({ open: '10:00', close }))
    const body = { ...store, hours: closes('12:00') }
    await administrator.do('store.edit', { id: house.stores.sz, version, body })
    await deliver(house)
    const after = await halves()
    expect(Math.min(...after)).toBe(20)
    expect(after.every((half) => half < 24)).toBe(true)
  })
})
