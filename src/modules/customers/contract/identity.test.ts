import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkIdCard,
  checkUscc,
  idCardCheckCharacter,
  maskAddress,
  maskIdNumber,
  maskMobile,
  maskName,
  normaliseLandline,
  normaliseMobile,
  organisationCheckCharacter,
  usccCheckCharacter,
} from './identity.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))

describe('mobile numbers', () => {
  it.each(['13812341234', '+86 138 1234 1234', '0086-138-1234-1234', '8613812341234', '１３８１２３４１２３４'])(
    'reads %s',
    (input) => {
      expect(normaliseMobile(input)).toBe('13812341234')
      expect(maskMobile(input)).toBe('138****1234')
    },
  )

  it.each(['12812341234', '1381234123', '138123412345', '', '0755-12345678'])('refuses %s', (input) => {
    expect(normaliseMobile(input)).toBeUndefined()
    expect(maskMobile(input)).toBe('****')
  })
})

describe('landlines', () => {
  it.each([
    ['010-62345678', '010-62345678'],
    ['(0755) 2345 6789', '0755-23456789'],
    ['028-87654321转801', '028-87654321-801'],
    ['+86 755 23456789', '0755-23456789'],
    ['4001234567', '400-123-4567'],
  ])('reads %s as %s', (input, landline) => {
    expect(normaliseLandline(input)).toBe(landline)
  })

  it.each(['62345678', '13812341234', '0755-1'])('refuses %s', (input) => {
    expect(normaliseLandline(input)).toBeUndefined()
  })
})

describe('identity cards', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female', 'resident'],
    ['11010519491231002x', '1949-12-31', 'female', 'resident'],
    ['440524188001010014', '1880-01-01', 'male', 'resident'],
  ])('accepts %s', (number, birthDate, sex, kind) => {
    expect(checkIdCard(number)).toMatchObject({ ok: true, birthDate, sex, kind })
  })

  it.each([
    ['110105194912310021', 'checkDigit'],
    ['110101200102290015', 'date'],
    ['11010519491231002', 'length'],
    ['1101051949123100AX', 'letters'],
    ['130503670401001', 'length'],
  ])('refuses %s: %s', (number, code) => {
    expect(checkIdCard(number)).toMatchObject({ ok: false, code })
  })

  it('refuses a birth in the future', () => {
    expect(checkIdCard('11010519491231002X', '1949-12-30')).toMatchObject({ ok: false, code: 'date' })
  })

  it.each([
    ['81000019900101001', 'hkMacauTaiwan'],
    ['82000019900101001', 'hkMacauTaiwan'],
    ['83000019900101001', 'hkMacauTaiwan'],
    ['91131119900101001', 'foreignPermanent'],
  ])('knows the paper that starts like %s', (first17, kind) => {
    expect(checkIdCard(first17 + idCardCheckCharacter(first17))).toMatchObject({ ok: true, kind })
  })

  it('accepts every generated number and detects any wrong digit', () => {
    const parts = fc.tuple(digits(6), fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31') }), digits(3))
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (made, position, shift) => {
        fc.pre(!Number.isNaN(made[1].getTime()))
        const first17 = made[0] + made[1].toISOString().slice(0, 10).replaceAll('-', '') + made[2]
        const number = first17 + idCardCheckCharacter(first17)
        expect(checkIdCard(number).ok).toBe(true)
        const wrong = String((Number(number[position]) + shift) % 10)
        expect(checkIdCard(number.slice(0, position) + wrong + number.slice(position + 1)).ok).toBe(false)
      }),
    )
  })
})

describe('unified social credit codes', () => {
  it('accepts the worked case, inner check included', () => {
    expect(checkUscc('91350100M000100Y43')).toEqual({ ok: true, code: 'valid', number: '91350100M000100Y43' })
    expect(organisationCheckCharacter('M000100Y')).toBe('4')
  })

  it('refuses a wrong check character and letters outside the alphabet', () => {
    expect(checkUscc('91350100M000100Y42')).toMatchObject({ ok: false, code: 'checkDigit' })
    for (const letter of 'IOSVZ') {
      expect(checkUscc(`91350100M000100Y4${letter}`)).toMatchObject({ ok: false, code: 'letters' })
    }
    expect(checkUscc('91350100M000100Y4')).toMatchObject({ ok: false, code: 'length' })
  })

  it('only warns when the organisation code inside is wrong', () => {
    const first17 = '91350100M000100Y5'
    expect(checkUscc(first17 + usccCheckCharacter(first17))).toMatchObject({ ok: true, warn: ['organisationCheck'] })
  })

  it('detects any single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const code = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((list) => list.join(''))
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...alphabet), (first17, position, other) => {
        const number = first17 + usccCheckCharacter(first17)
        expect(checkUscc(number).ok).toBe(true)
        fc.pre(number[position] !== other)
        expect(checkUscc(number.slice(0, position) + other + number.slice(position + 1)).ok).toBe(false)
      }),
    )
  })
})

describe('masks', () => {
  it.each([
    ['王小明', '王**'],
    ['王明', '王*'],
    ['王', '王*'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧*'],
    ['阿卜杜拉·买买提', '阿**'],
    ['𬱖喆', '𬱖*'],
    ['John Smith', 'J**'],
    ['', ''],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it.each([
    ['11010519491231002X', '110***********002X'],
    ['E12345678', '*******78'],
    ['1', '****1'],
  ])('%s → %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked)
  })

  it.each([
    ['广东省深圳市南山区科技园路1号', '广东省深圳市南山区****'],
    ['浙江省杭州市西湖区文三路90号2幢301室', '浙江省杭州市西湖区****'],
    ['四川省成都市天府新区湖畔路2号', '四川省成都市天府新区****'],
    ['北京市朝阳区建国路 88 号', '北京市朝阳区****'],
    ['广西壮族自治区南宁市青秀区民族大道1号', '广西壮族自治区南宁市青秀区****'],
    ['文三路90号', '****'],
    ['翠苑小区3幢', '****'],
    ['', ''],
  ])('%s → %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })
})
