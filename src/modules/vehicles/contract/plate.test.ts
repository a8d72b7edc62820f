import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlate, normalisePlate, type PlateType, plateTails } from './plate.ts'

const serial = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'
const characters = (from: string, length: number) =>
  fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length }).map((list) => list.join(''))
const city = fc
  .tuple(fc.constantFrom(...'京沪粤浙川琼'), fc.constantFrom(...'ABCDEFGHJK'))
  .map(([province, letter]) => province + letter)

describe('worked cases', () => {
  it.each<[string, PlateType, string, string]>([
    ['京A12345', 'ordinary', 'blue', '京A·12345'],
    ['粤B·D12345', 'nevSmall', 'green', '粤B·D12345'],
    ['粤BDF1234', 'nevSmall', 'green', '粤B·DF1234'],
    ['京AF12345', 'nevSmall', 'green', '京A·F12345'],
    ['沪A12345D', 'nevLarge', 'yellowGreen', '沪A·12345D'],
    ['浙A1234学', 'learner', 'yellow', '浙A·1234学'],
    ['鲁B1234挂', 'trailer', 'yellow', '鲁B·1234挂'],
    ['川A1234警', 'police', 'white', '川A·1234警'],
    ['沪A0023领', 'consular', 'black', '沪A·0023领'],
    ['粤ZAB12港', 'hongKong', 'black', '粤Z·AB12港'],
    ['粤Z1234澳', 'macau', 'black', '粤Z·1234澳'],
    ['使123456', 'embassy', 'black', '使123·456'],
    ['123456使', 'embassy', 'black', '123·456使'],
    ['赣X0123应急', 'emergency', 'white', '赣X0123应急'],
    ['民航A1234', 'aviation', 'green', '民航A1234'],
  ])('%s is %s, %s, shown as %s', (input, type, colour, display) => {
    expect(checkPlate(input)).toMatchObject({ ok: true, type, colour, display, plate: normalisePlate(input) })
  })

  it.each([
    ['京AI2345', 'serial'],
    ['京AO1234', 'serial'],
    ['京AO12345', 'serial'],
    ['京I12345', 'letter'],
    ['京A1234', 'length'],
    ['京AABCDE', 'serial'],
    ['龙A12345', 'province'],
    ['使12345', 'serial'],
    [' ', 'empty'],
  ])('%s is refused: %s', (input, code) => {
    expect(checkPlate(input)).toMatchObject({ ok: false, code })
  })

  it('keeps kinds without a pattern as typed, with their flag', () => {
    expect(checkPlate('粤B临12345', { freeText: 'temporary' })).toMatchObject({ ok: true, type: 'temporary' })
    expect(checkPlate('VA12345', { freeText: 'army' })).toMatchObject({ ok: true, type: 'army', colour: 'white' })
    expect(checkPlate('?', { freeText: 'army' })).toMatchObject({ ok: false, code: 'freeText' })
  })

  it('shows large vehicles in yellow', () => {
    expect(checkPlate('粤B12345', { large: true })).toMatchObject({ colour: 'yellow' })
  })
})

describe('warnings', () => {
  it('warns of more than two letters in an ordinary serial', () => {
    expect(checkPlate('京AABC12')).toMatchObject({ ok: true, warn: ['manyLetters'] })
    expect(checkPlate('京AAB123')).not.toHaveProperty('warn')
  })

  it.each([
    ['粤BD12345', 'bev', false],
    ['粤BD12345', 'phev', true],
    ['粤BF12345', 'phev', false],
    ['粤BF12345', 'bev', true],
    ['沪A12345D', 'ice', true],
    ['粤B12345', 'bev', true],
    ['粤B12345', 'phev', false],
    ['粤B12345', 'hev', false],
    ['浙A1234学', 'bev', false],
  ] as const)('%s on a %s: warning %s', (plate, powertrain, warned) => {
    const verdict = checkPlate(plate, { powertrain })
    expect(verdict.ok).toBe(true)
    expect('warn' in verdict).toBe(warned)
  })
})

describe('properties', () => {
  it('accepts every ordinary serial with a digit and nothing that holds I or O', () => {
    fc.assert(
      fc.property(city, characters(serial, 5), fc.integer({ min: 2, max: 6 }), (start, rest, position) => {
        fc.pre(/\d/.test(rest))
        const plate = start + rest
        expect(checkPlate(plate)).toMatchObject({ ok: true, type: 'ordinary' })
        for (const letter of 'IO') {
          expect(checkPlate(plate.slice(0, position) + letter + plate.slice(position + 1)).ok).toBe(false)
        }
      }),
    )
  })

  it('reads its own display form back', () => {
    fc.assert(
      fc.property(city, characters('DABCEFGHJK', 1), characters('0123456789', 5), (start, letter, digits) => {
        for (const plate of [start + letter + digits, start + digits + letter]) {
          const verdict = checkPlate(plate)
          expect(verdict).toMatchObject({ ok: true })
          if (verdict.ok) expect(checkPlate(verdict.display)).toEqual(verdict)
        }
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof checkPlate(text).ok === 'boolean'))
  })
})

it('lists the endings staff search by', () => {
  expect(plateTails('粤B·12345')).toEqual(['345', '2345', '12345', 'B12345'])
  expect(plateTails('浙A1234学')).toEqual(['234', '1234', 'A1234', '浙A1234'])
})
