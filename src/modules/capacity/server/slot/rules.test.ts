import { describe, expect, test } from 'vitest'
import { freeMinutes, type HalfHour, skillsOf, totalMinutes } from './pools.ts'
import { halvesOfDay, openMinutesOf } from './roster.ts'
import { freeTimesOf, partsOf, type StoreDay } from './rules.ts'

const zone = 'Asia/Shanghai'
const hours = Array.from({ length: 7 }, () => ({ open: '08:30', close: '18:00' }))
/** An instant of 11 March 2026 in Shanghai, by its wall clock. */
const at = (time: string, day = '2026-03-11') => new Date(`${day}T${time}:00+08:00`).toISOString()
const half = (people: Record<string, number>, taken: Record<string, number> = {}, more = {}): HalfHour => ({
  day: '2026-03-11',
  half: 18,
  people,
  bays: null,
  taken,
  ...more,
})
const halves = (from: number, until: number, day = '2026-03-11') =>
  Array.from({ length: until - from }, (_, i) => ({ day, half: from + i }))

describe('people who can do several things', () => {
  test('count once: what one skill takes is gone for the other', () => {
    const pools = { 'mechanical+quick': 30 }
    expect(freeMinutes(half(pools), 'quick')).toBe(30)
    expect(freeMinutes(half(pools, { mechanical: 20 }), 'quick')).toBe(10)
    expect(freeMinutes(half(pools, { mechanical: 20 }), 'paint')).toBe(0)
  })

  test('specialists are used before those who can do more, whatever was booked first', () => {
    const pools = { mechanical: 30, 'mechanical+quick': 30 }
    expect(freeMinutes(half(pools, { mechanical: 30 }), 'quick')).toBe(30)
    expect(freeMinutes(half(pools, { mechanical: 50 }), 'quick')).toBe(10)
    expect(freeMinutes(half(pools, { quick: 30 }), 'mechanical')).toBe(30)
  })

  test('two of three skills may be the tight ones although each alone and all together fit', () => {
    const pools = { mechanical: 30, 'mechanical+quick': 30, paint: 30 }
    const taken = { mechanical: 40, quick: 20 }
    expect(freeMinutes(half(pools, taken), 'mechanical')).toBe(0)
    expect(freeMinutes(half(pools, taken), 'quick')).toBe(0)
    expect(freeMinutes(half(pools, taken), 'paint')).toBe(30)
  })

  test('an absence leaves less than is booked: below zero', () => {
    const slot = half({ mechanical: 15 }, { mechanical: 30 })
    expect([totalMinutes(slot, 'mechanical'), freeMinutes(slot, 'mechanical')]).toEqual([15, -15])
  })

  test('bays that fit limit the people', () => {
    const slot = half({ mechanical: 90, paint: 30 }, {}, { bays: { 'mechanical+quick': 60 } })
    expect([freeMinutes(slot, 'mechanical'), freeMinutes(slot, 'paint')]).toEqual([60, 0])
    expect(skillsOf(slot)).toEqual(['mechanical', 'paint'])
  })
})

describe('a job in half hours', () => {
  test('90 minutes from 9:10 are 20, 30, 30 and 10', () => {
    expect(
      partsOf(halves(18, 23), { startsAt: at('09:10'), minutes: 90 }, zone, 570)?.map((p) => [p.half, p.minutes]),
    ).toEqual([
      [18, 20],
      [19, 30],
      [20, 30],
      [21, 10],
    ])
  })

  test('it does not begin while the store is closed, nor stay overnight when a day is long enough', () => {
    const overnight = [...halves(34, 36), ...halves(17, 21, '2026-03-12')]
    expect(partsOf(overnight, { startsAt: at('17:00'), minutes: 60 }, zone, 570)).toHaveLength(2)
    expect(partsOf(overnight, { startsAt: at('17:00'), minutes: 90 }, zone, 570)).toBeUndefined()
    expect(partsOf(overnight, { startsAt: at('16:30'), minutes: 30 }, zone, 570)).toBeUndefined()
  })

  test('a job longer than a day goes on when the store opens again', () => {
    const open = [...halves(17, 36), ...halves(17, 36, '2026-03-12')]
    const parts = partsOf(open, { startsAt: at('08:30'), minutes: 600 }, zone, 570)
    expect(parts?.at(-1)).toEqual({ day: '2026-03-12', half: 17, minutes: 30 })
  })
})

describe('a day', () => {
  const facts = {
    day: '2026-03-11',
    timeZone: zone,
    hours,
    rosters: [
      {
        skills: ['quick', 'mechanical'],
        work: [{ startsAt: at('08:00'), endsAt: at('17:00') }],
        absent: [{ startsAt: at('10:15'), endsAt: at('12:00') }],
      },
      { skills: [], work: [{ startsAt: at('08:00'), endsAt: at('17:00') }], absent: [] },
    ],
    bays: null,
  }

  test('has the minutes of shifts less absences, within the opening hours', () => {
    const day = halvesOfDay(facts)
    expect(day.map((slot) => slot.half)).toEqual(Array.from({ length: 19 }, (_, i) => 17 + i))
    const minutes = Object.fromEntries(day.map((slot) => [slot.half, slot.people['mechanical+quick'] ?? 0]))
    expect([minutes[17], minutes[20], minutes[21], minutes[24], minutes[33], minutes[34]]).toEqual([
      30, 15, 0, 30, 30, 0,
    ])
    expect(day.every((slot) => slot.bays === null)).toBe(true)
    expect(openMinutesOf('2026-03-11', hours)).toBe(570)
  })

  test('is empty when the store is closed; a closed bay gives no minutes', () => {
    const closed = hours.map((opening, weekday) => (weekday === 2 ? null : opening))
    expect(halvesOfDay({ ...facts, hours: closed })).toEqual([])
    const [first] = halvesOfDay({ ...facts, bays: [] })
    expect(first && freeMinutes({ ...first, taken: {} }, 'mechanical')).toBe(0)
  })
})

describe('other times', () => {
  const day = (date: string, taken: (half: number) => Record<string, number>): StoreDay => ({
    storeId: 'sz',
    timeZone: zone,
    openMinutes: 570,
    day: date,
    halves: halves(17, 36, date).map((place) => ({
      ...place,
      people: { quick: 60 },
      bays: null,
      taken: taken(place.half),
    })),
  })
  const days = [
    day('2026-03-11', (half) => (half < 30 ? { quick: 60 } : half < 34 ? { quick: 30 } : {})),
    day('2026-03-12', () => ({})),
  ]

  test('are at least two, on the wanted day first, the least loaded first', () => {
    const wanted = { skill: 'quick', minutes: 45, startsAt: at('09:00'), now: at('08:00') }
    expect(freeTimesOf(days, wanted)).toEqual([
      { storeId: 'sz', startsAt: at('17:00'), freeMinutes: 60 },
      { storeId: 'sz', startsAt: at('15:00'), freeMinutes: 30 },
      { storeId: 'sz', startsAt: at('15:30'), freeMinutes: 30 },
    ])
  })

  test('are never in the past, and always done before closing', () => {
    const found = freeTimesOf(days, { skill: 'quick', minutes: 60, now: at('17:30') })
    expect(found[0]).toEqual({ storeId: 'sz', startsAt: at('08:30', '2026-03-12'), freeMinutes: 60 })
    expect(found.at(-1)?.startsAt).toBe(at('17:00', '2026-03-12'))
    expect(freeTimesOf(days, { skill: 'paint', minutes: 60, now: at('08:00') })).toEqual([])
  })
})
