import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseSearch, tolerant, writeSearch } from './search-params.ts'

describe('search of the address', () => {
  test('plain words there and back', () => {
    const text = writeSearch({ state: 'booked', q: '粤B 12345', day: undefined, kinds: ['a', 'b'] })
    expect(parseSearch(text)).toEqual({ state: 'booked', q: '粤B 12345', kinds: ['a', 'b'] })
  })

  test('nothing set writes nothing', () => {
    expect(writeSearch({ state: undefined, q: '' })).toBe('')
  })

  test('what does not fit is left out, the rest stays', () => {
    const keep = tolerant(z.object({ state: z.enum(['booked']).optional(), limit: z.coerce.number().optional() }))
    expect(keep({ state: 'gone', limit: '20', other: 'x' })).toEqual({ limit: '20', other: 'x' })
  })
})
