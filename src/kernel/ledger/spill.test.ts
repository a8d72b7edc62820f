import { expect, test } from 'vitest'
import { Spill } from './spill.ts'

test('lines of a key come back together and in order, also when they went through files', () => {
  const spill = new Spill()
  const keys = Array.from({ length: 500 }, (_, index) => `key${index}`)
  const long = '车'.repeat(12_000)
  try {
    for (const round of [1, 2, 3]) for (const key of keys) spill.add(key, `${key} ${round} ${long}`)
    const found = new Map<string, string[]>()
    for (const lines of spill.read()) {
      const here = new Set<string>()
      for (const line of lines) {
        const [key = '', round = '', text] = line.split(' ')
        expect(text).toBe(long)
        if (!here.has(key)) expect(found.has(key)).toBe(false)
        here.add(key)
        found.set(key, [...(found.get(key) ?? []), round])
      }
    }
    expect(found.size).toBe(500)
    for (const rounds of found.values()) expect(rounds).toEqual(['1', '2', '3'])
  } finally {
    spill.close()
  }
})
