import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  commitment,
  keyedHash,
  newPersonKey,
  openValue,
  rewrapKey,
  sealValue,
  secretKeyFrom,
  unwrapKey,
  valueIdOf,
  wrapKey,
} from './seal.ts'

const personKey = newPersonKey()
const valueId = '0193a5b0-1234-7000-8000-000000000001'
const old = { id: 'm1', key: newPersonKey() }
const current = { id: 'm2', key: newPersonKey() }
const masters = new Map([old, current].map(({ id, key }) => [id, key]))

test('a value opens with its person’s key only', () => {
  const sealed = sealValue(personKey, valueId, '13800138000')
  expect(sealed).toMatch(/^s1\.0193a5b0-1234-7000-8000-000000000001\.[\w-]+$/)
  expect(sealed).not.toContain('138')
  expect(openValue(personKey, sealed)).toBe('13800138000')
  expect(openValue(personKey, sealed, valueId)).toBe('13800138000')
  expect(() => openValue(newPersonKey(), sealed)).toThrow('another key')
  expect(valueIdOf(sealed)).toBe(valueId)
})

test('any text comes back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => openValue(personKey, sealValue(personKey, valueId, text)) === text,
    ),
  )
})

test('the same value is sealed differently each time', () => {
  expect(sealValue(personKey, valueId, 'a')).not.toBe(sealValue(personKey, valueId, 'a'))
})

test('a changed text, a changed id and a swapped value do not open', () => {
  const sealed = sealValue(personKey, 'v1', '上海市浦东新区张江路1号')
  const body = sealed.split('.')[2] ?? ''
  for (let at = 0; at < body.length; at += 1) {
    const other = body[at] === 'A' ? 'B' : 'A'
    expect(() => openValue(personKey, `s1.v1.${body.slice(0, at)}${other}${body.slice(at + 1)}`)).toThrow()
  }
  expect(() => openValue(personKey, sealed.replace('s1.v1.', 's1.v2.'))).toThrow('another key, or altered')
  expect(() => openValue(personKey, sealed, 'v2')).toThrow('in the place of')
  for (const text of ['', 's1', 's1.v1', 's1.v1.', 's2.v1.AAAA', `${sealed}.x`, 's1.v1.AAAA']) {
    expect(() => openValue(personKey, text)).toThrow()
  }
})

test('an id cannot smuggle a dot', () => {
  expect(() => sealValue(personKey, 'v1.x', 'a')).toThrow()
  expect(() => sealValue(personKey, '', 'a')).toThrow()
  expect(() => wrapKey(personKey, { id: 'a.b', key: old.key })).toThrow()
})

test('a person key is wrapped, rewrapped, and useless without its master', () => {
  const wrapped = wrapKey(personKey, old)
  expect(wrapped).toMatch(/^w1\.m1\.[\w-]{80}$/)
  expect(unwrapKey(wrapped, masters).equals(personKey)).toBe(true)
  const rewrapped = rewrapKey(wrapped, masters, current)
  expect(rewrapped).toMatch(/^w1\.m2\./)
  expect(unwrapKey(rewrapped, new Map([[current.id, current.key]])).equals(personKey)).toBe(true)
  expect(() => unwrapKey(wrapped, new Map([[current.id, current.key]]))).toThrow('m1 is not at hand')
  expect(() => unwrapKey(wrapped.replace('w1.m1', 'w1.m2'), masters)).toThrow()
  expect(() => unwrapKey(sealValue(old.key, 'm1', 'a'), masters)).toThrow()
})

test('only keys of 32 bytes, and none shows itself', () => {
  expect(() => secretKeyFrom(Buffer.alloc(16))).toThrow('32 bytes')
  expect(JSON.stringify(secretKeyFrom(Buffer.alloc(32, 65)))).not.toContain('A')
})

test('no nonce comes twice', () => {
  const nonces = Array.from({ length: 1000 }, () => sealValue(personKey, valueId, 'a').split('.')[2]?.slice(0, 16))
  expect(new Set(nonces).size).toBe(1000)
})

test('the commitment binds the sealed text and survives erasure and rotation', () => {
  const sealed = sealValue(personKey, valueId, 'a')
  expect(commitment(sealed)).toMatch(/^[\w-]{43}$/)
  expect(commitment(sealed)).toBe(commitment(sealed))
  expect(commitment(sealValue(personKey, valueId, 'a'))).not.toBe(commitment(sealed))
})

test('a keyed hash fits a signed bigint and depends on key, kind and value', () => {
  const key = secretKeyFrom(Buffer.alloc(32, 7))
  expect(keyedHash(key, 'phone', '13800138000')).toBe(keyedHash(key, 'phone', '13800138000'))
  const others = [
    keyedHash(secretKeyFrom(Buffer.alloc(32, 8)), 'phone', '13800138000'),
    keyedHash(key, 'phoneTail', '13800138000'),
    keyedHash(key, 'phone', '13800138001'),
  ]
  expect(others).not.toContain(keyedHash(key, 'phone', '13800138000'))
  fc.assert(
    fc.property(fc.string(), (value) => {
      const token = BigInt(keyedHash(key, 'phone', value))
      return BigInt.asIntN(64, token) === token
    }),
  )
})
