import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cleaned, isRequired } from './rules.ts'

const schema = z.object({
  name: z.string().trim().min(1),
  phone: z.string().trim().max(30),
  remark: z.string().optional(),
  bayId: z.uuid().nullable(),
  waiting: z.boolean(),
  codes: z.array(z.string()),
})

describe('what a form leaves empty', () => {
  test('becomes what the schema calls empty', () => {
    expect(cleaned(schema, { name: '', phone: '', remark: '', bayId: undefined })).toEqual({
      phone: '',
      remark: undefined,
      bayId: null,
    })
  })

  test('is said when it was there before', () => {
    const edit = schema.partial()
    expect(cleaned(edit, { remark: '', bayId: null }, { remark: 'old', bayId: 'x' })).toEqual({
      remark: '',
      bayId: null,
    })
  })

  test('a filled field stays as it is', () => {
    expect(cleaned(schema, { waiting: false, codes: [] })).toEqual({ waiting: false, codes: [] })
  })
})

test('required is what no kind of emptiness satisfies', () => {
  const required = Object.keys(schema.shape).filter((name) => isRequired(schema, name))
  expect(required).toEqual(['name', 'waiting'])
})
