import { expect, test } from 'vitest'
import { metresBetween, placeAt, pointOn, sketchOf } from '../../contract/area.ts'
import { adviceFor, chooseUnit, dangerRank, isOpenAt, minutesTo } from './rules.ts'

const store = { longitude: 113.943, latitude: 22.54 }
const unit = (code: string, kind: string, place: { longitude: number; latitude: number } | undefined) =>
  ({ code, kind, longitude: place?.longitude ?? null, latitude: place?.latitude ?? null }) as never

test('who is locked in goes first, whatever else is the matter', () => {
  expect(dangerRank('noStart', ['child', 'occupantLockedIn'])).toBe(1)
  expect(dangerRank('lockedIn', [])).toBe(1)
  expect(dangerRank('accident', ['injured'])).toBe(2)
  expect(dangerRank('flatTyre', ['motorway'])).toBe(3)
  expect(dangerRank('flatTyre', [])).toBe(4)
})

test('the nearest is sent; a tow truck to an accident; who has no place stands at the store', () => {
  const place = { longitude: 113.96, latitude: 22.55 }
  const near = unit('A', 'van', { longitude: 113.961, latitude: 22.551 })
  const home = unit('B', 'tow', undefined)
  expect(chooseUnit([home, near], { kind: 'noStart', place, store })?.unit).toBe(near)
  expect(chooseUnit([home, near], { kind: 'accident', place, store })?.unit).toBe(home)
  expect(chooseUnit([near], { kind: 'accident', place, store })?.unit).toBe(near)
  expect(chooseUnit([], { kind: 'accident', place, store })).toBeUndefined()
  expect(chooseUnit([home], { kind: 'noStart', place: undefined, store })).toMatchObject({ metres: null })
})

test('a kilometre at 39 km/h with five minutes to get ready takes seven', () => {
  expect(minutesTo(1000, { kmPerHour: 39, readyMinutes: 5 })).toBe(7)
})

test('advice begins with the danger', () => {
  expect(adviceFor('lockedIn', ['child'])).toEqual(['occupantLockedIn', 'child', 'always'])
  expect(adviceFor('flatTyre', [])).toEqual(['flatTyre', 'always'])
})

test('a degree of latitude is 111 km, and a point of the sketch means the place that was drawn there', () => {
  expect(metresBetween(store, { ...store, latitude: store.latitude + 1 })).toBeCloseTo(111_195, -2)
  const far = { longitude: 114.02, latitude: 22.58 }
  const sketch = sketchOf(store, [far], 300)
  const { x, y } = pointOn(sketch, far)
  expect(x).toBeGreaterThan(150)
  expect(y).toBeLessThan(150)
  expect(Math.hypot(x - 150, y - 150)).toBeLessThan(150)
  expect(placeAt(sketch, x, y)).toEqual(far)
  expect(sketch.rings.length).toBeGreaterThan(0)
})

test('a store is open by its own clock', () => {
  const day = { open: '08:30', close: '18:00' }
  const clock = { timeZone: 'Asia/Shanghai', hours: [day, day, day, day, day, day, null] }
  expect(isOpenAt('2026-03-10T19:00:00.000Z', clock)).toBe(false)
  expect(isOpenAt('2026-03-11T00:30:00.000Z', clock)).toBe(true)
  expect(isOpenAt('2026-03-11T10:00:00.000Z', clock)).toBe(false)
  expect(isOpenAt('2026-03-15T04:00:00.000Z', clock)).toBe(false)
})
