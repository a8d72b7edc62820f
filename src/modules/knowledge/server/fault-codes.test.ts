import { describe, expect, it } from 'vitest'
import { explainFaultCode, faultCodes, isGenericFaultCode, readFaultCode } from './fault-codes.ts'
import rows from './fault-codes.json' with { type: 'json' }

describe('table', () => {
  it('lists each code once, in order', () => {
    const codes = rows.map(([code]) => String(code))
    expect(faultCodes.size).toBe(codes.length)
    expect(codes).toEqual(codes.toSorted())
    expect(codes.length).toBeGreaterThan(1500)
  })

  it('explains every code in Chinese and in English', () => {
    for (const { code, zh, en } of faultCodes.values()) {
      expect(zh, code).toMatch(/\p{Script=Han}/u)
      expect(zh, code).not.toMatch(/(传感器|信号|电路)\1|undefined/)
      expect(en, code).toMatch(/^[A-Z0-9]/)
      expect(en, code).not.toMatch(/\p{Script=Han}|undefined|^.{100,}$/u)
    }
  })

  it.each(['air', 'battery', 'brake', 'charging', 'emission', 'fuel', 'ignition', 'motor', 'network', 'transmission'])(
    'has codes of the system %s',
    (system) => {
      expect([...faultCodes.values()].filter((fault) => fault.system === system).length).toBeGreaterThan(200)
    },
  )
})

describe('explanations', () => {
  it.each([
    ['P0171', '混合气过稀', 'fuel', 2],
    ['P0303', '3缸失火', 'ignition', 2],
    ['P0420', '催化器', 'emission', 2],
    ['P0442', '少量泄漏', 'emission', 1],
    ['P0524', '机油压力过低', 'engine', 3],
    ['P0AA6', '绝缘故障', 'battery', 3],
    ['C0500', '左前轮速传感器', 'brake', 2],
    ['U0121', 'ABS', 'network', 2],
    ['U0129', '制动', 'network', 3],
    ['B0001', '气囊', 'restraint', 2],
  ])('%s: %s', (code, zh, system, severity) => {
    expect(explainFaultCode(code)).toMatchObject({ zh: expect.stringContaining(zh), system, severity })
  })

  it('knows nothing of makers’ own codes', () => {
    expect(explainFaultCode('P1234')).toBeUndefined()
    expect(isGenericFaultCode('P1234')).toBe(false)
    expect(isGenericFaultCode('U0100')).toBe(true)
  })
})

it.each([
  ['p0301', 'P0301'],
  [' P0301-00 ', 'P0301'],
  ['Ｐ０３０１ 4B', 'P0301'],
  ['P0A0D', 'P0A0D'],
  ['P030', undefined],
  ['X0301', undefined],
])('reads %s as %s', (input, code) => {
  expect(readFaultCode(input)).toBe(code)
})
