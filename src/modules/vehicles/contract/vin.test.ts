import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkVin, vinCheckDigit, vinModelYear, vinTails, withCheckDigit } from './vin.ts'
import { makerOf, makers } from './wmi.ts'

const alphabet = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const yearCodes = 'ABCDEFGHJKLMNPRSTVWXY123456789'

const characters = (from: string, length: number) =>
  fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length }).map((list) => list.join(''))

const validVin = fc
  .tuple(
    fc.constantFrom('L', 'H'),
    characters(alphabet, 7),
    characters(yearCodes, 1),
    characters(alphabet, 3),
    characters('0123456789', 4),
  )
  .map(([country, descriptor, year, plant, serial]) =>
    withCheckDigit(`${country}${descriptor}0${year}${plant}${serial}`),
  )

describe('worked cases', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['11111111111111111', '1'],
    ['LSVAM4186C2184841', '6'],
    ['LSVAM4187C2184841', '6'],
  ])('%s has the check digit %s', (vin, digit) => {
    expect(vinCheckDigit(vin)).toBe(digit)
  })

  it('accepts a foreign VIN that carries the right check digit', () => {
    expect(checkVin('1M8GDM9AXKP042788')).toEqual({ ok: true, code: 'valid', vin: '1M8GDM9AXKP042788' })
  })

  it('refuses seventeen ones although the arithmetic is right', () => {
    expect(checkVin('11111111111111111')).toMatchObject({ ok: false, code: 'placeholder', overridable: false })
  })

  it('names maker and year of a Chinese VIN', () => {
    expect(checkVin('lsvam418 6c2184841', { producedOn: '2012-05-01' })).toMatchObject({
      ok: true,
      vin: 'LSVAM4186C2184841',
      maker: { en: 'SAIC Volkswagen' },
      modelYear: 2012,
    })
  })

  it('leaves a wrong check digit of a Chinese VIN to the supervisor', () => {
    expect(checkVin('LSVAM4187C2184841')).toMatchObject({ ok: false, code: 'checkDigit', overridable: true })
  })

  it('refuses the letter O and a missing character outright', () => {
    expect(checkVin('LSVAM418OC2184841')).toMatchObject({ ok: false, code: 'letters', overridable: false })
    expect(checkVin('LSVAM4186C218484')).toMatchObject({ ok: false, code: 'length', overridable: false })
  })

  it('suggests the VIN behind a misread letter', () => {
    expect(checkVin('ISVAM4186C2184841')).not.toHaveProperty('suggestion')
    const vin = withCheckDigit('LSVAM4180C2184101')
    expect(checkVin(vin.replace(/01$/, 'OI'))).toMatchObject({ code: 'letters', suggestion: vin })
  })

  it('only warns about European VINs that ignore check digit and year code', () => {
    expect(checkVin('WVWZZZ1KZ0W123456')).toMatchObject({ ok: true, warn: ['checkDigit', 'modelYear'] })
  })

  it('wants a Chinese serial number to end in four digits', () => {
    expect(checkVin(withCheckDigit('LSVAM4180C21848A1'))).toMatchObject({ ok: false, code: 'serial' })
  })

  it('reads full-width characters as typed', () => {
    expect(checkVin('ＬＳＶＡＭ４１８６Ｃ２１８４８４１').ok).toBe(true)
  })
})

describe('model year', () => {
  const at = (code: string) => `LSVAM4180${code}2184841`

  it('takes the cycle nearest to production', () => {
    expect(vinModelYear(at('1'), { producedOn: '2001-03-01' })).toBe(2001)
    expect(vinModelYear(at('1'), { producedOn: '2030-11-01' })).toBe(2031)
    expect(vinModelYear(at('Y'), { producedOn: '2000-01-01' })).toBe(2000)
  })

  it('never looks further ahead than next year when production is unknown', () => {
    expect(vinModelYear(at('8'), { today: '2026-01-01' })).toBe(2008)
    expect(vinModelYear(at('V'), { today: '2026-01-01' })).toBe(2027)
    expect(vinModelYear(at('W'), { today: '2026-01-01' })).toBe(1998)
  })

  it.each([...'IOQUZ0'])('has no year for %s', (code) => {
    expect(vinModelYear(at(code), { today: '2026-01-01' })).toBeUndefined()
  })
})

describe('properties', () => {
  it('validates whatever withCheckDigit makes', () => {
    fc.assert(
      fc.property(validVin, (vin) => {
        fc.pre(new Set(vin).size > 1)
        expect(checkVin(vin).ok).toBe(true)
      }),
    )
  })

  it('detects any single digit typed wrongly', () => {
    const slip = fc.tuple(validVin, fc.integer({ min: 0, max: 16 }), fc.constantFrom(...'0123456789'))
    fc.assert(
      fc.property(slip, ([vin, position, digit]) => {
        const was = vin[position] ?? ''
        fc.pre(/\d/.test(was) && was !== digit && position !== 9)
        const typed = vin.slice(0, position) + digit + vin.slice(position + 1)
        expect(checkVin(typed)).toMatchObject({ ok: false, code: 'checkDigit' })
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof checkVin(text).ok === 'boolean'))
  })
})

describe('tables and tails', () => {
  it('gives every maker a code of three VIN characters and both names', () => {
    for (const [code, maker] of makers) {
      expect(code).toMatch(/^[A-HJ-NPR-Z0-9]{3}$/)
      expect(maker.zh.length * maker.en.length).toBeGreaterThan(0)
    }
    expect(makers.size).toBeGreaterThan(180)
    expect(makerOf('LRW3E7FA0MC000001')?.zh).toBe('特斯拉上海')
  })

  it('lists the endings staff search by', () => {
    expect(vinTails('LSVAM4186C2184841')).toEqual(['4841', '84841', '184841', '2184841', 'C2184841'])
    expect(vinTails('841')).toEqual([])
  })
})
