import { describe, expect, test } from 'vitest'
import { withCheckDigit } from '../../contract/vin.ts'
import { acceptPlate, acceptVin, isLatest, readingProblem, sinceProblem, vehicleTokens } from './rules.ts'

const today = '2026-03-10'
const good = withCheckDigit('LSVAM4180C2184841')
const wrong = good.slice(0, 8) + (good[8] === '0' ? '1' : '0') + good.slice(9)
const nobody = { reason: undefined, may: true }

describe('VIN', () => {
  test('a right one stands without a reason', () => {
    expect(acceptVin(` ${good.toLowerCase()} `, today, nobody)).toEqual({ vin: good, override: null })
  })

  test('a wrong check digit needs a reason of somebody who may', () => {
    expect(acceptVin(wrong, today, nobody)).toMatchObject({ refusal: { code: 'vehicles.vinDoubtful' } })
    expect(acceptVin(wrong, today, { reason: '铭牌如此', may: false })).toMatchObject({
      refusal: { code: 'vehicles.overrideNotAllowed', kind: 'forbidden' },
    })
    expect(acceptVin(wrong, today, { reason: '铭牌如此', may: true })).toEqual({ vin: wrong, override: '铭牌如此' })
  })

  test('what cannot be a VIN is never accepted', () => {
    expect(acceptVin('LSVAM418', today, { reason: '手写', may: true })).toMatchObject({
      refusal: { code: 'vehicles.vinInvalid', details: { problem: 'length' } },
    })
  })
})

test('plates are sorted by kind and colour; a car may have none', () => {
  expect(acceptPlate('粤b·d12345', {})).toEqual({ plate: '粤BD12345', kind: 'nevSmall', colour: 'green' })
  expect(acceptPlate('  ', {})).toEqual({ plate: '', kind: 'none', colour: 'none' })
  expect(acceptPlate('粤B1234', {})).toMatchObject({ refusal: { code: 'vehicles.plateInvalid' } })
  expect(acceptPlate('临沪A12345', { freeText: 'temporary' })).toMatchObject({ kind: 'temporary' })
})

describe('odometer', () => {
  const last = { odometer_km: 18_902, odometer_on: '2026-03-01' }
  test('lower needs a reason, except for an earlier day', () => {
    expect(readingProblem(last, { km: 18_000, on: today })?.details).toEqual({
      lastKm: 18_902,
      lastOn: '2026-03-01',
      km: 18_000,
    })
    expect(readingProblem(last, { km: 18_000, on: today, lowerBecause: '更换仪表' })).toBeUndefined()
    expect(readingProblem(last, { km: 18_902, on: today })).toBeUndefined()
    expect(readingProblem(last, { km: 9000, on: '2025-03-01' })).toBeUndefined()
    expect(isLatest(last, { km: 9000, on: '2025-03-01' })).toBe(false)
    expect(readingProblem({ odometer_km: null, odometer_on: null }, { km: 1, on: today })).toBeUndefined()
  })
})

test('histories go forward', () => {
  expect(sinceProblem('2026-03-11', undefined, today)?.code).toBe('vehicles.inFuture')
  expect(sinceProblem('2026-01-01', '2026-02-01', today)?.code).toBe('vehicles.beforeLast')
  expect(sinceProblem('2026-02-01', '2026-02-01', today)).toBeUndefined()
})

test('a car is found by the ends of plate and VIN, in ten tokens', () => {
  const texts = vehicleTokens({ plate: '粤BD12345', vin: good }).map(({ kind, text }) => `${kind}:${text}`)
  expect(texts).toHaveLength(10)
  expect(texts).toContain('plateTail:D12345')
  expect(texts).toContain(`vinTail:${good.slice(-8)}`)
  expect(vehicleTokens({ plate: '', vin: good })).toHaveLength(5)
})
