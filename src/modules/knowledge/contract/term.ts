import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { record, recordShape, shortText } from '../../../kernel/contract/record.ts'

/** A term of the trade with what it means in plain words, as customers read it (E-06). */
export const explainedTerm = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  textZh: z.string(),
  textEn: z.string(),
})
export type ExplainedTerm = z.infer<typeof explainedTerm>

const plainText = z.string().trim().min(4).max(300)

const termFields = {
  zh: shortText.min(1),
  en: shortText.min(1),
  /** Other words for the same: each is found in what a customer reads. */
  alsoZh: z.array(shortText.min(1)).max(10).default([]),
  alsoEn: z.array(shortText.min(2)).max(10).default([]),
  textZh: plainText,
  textEn: plainText,
}

const termCode = z
  .string()
  .trim()
  .regex(/^[a-z][a-zA-Z0-9]{1,39}$/)

export const termSchema = z.object({ ...recordShape, code: z.string(), ...termFields })

/** A term as the list shows it: one of the program's own until the shop writes its own words for it. */
export const listedTerm = z.object({
  code: z.string(),
  ...termFields,
  own: termSchema.pick({ id: true, version: true, state: true, actions: true }).nullable(),
})

export const termLifecycle = lifecycle('term', ['active', 'retired'], {
  /** The shop's own words: for a new term, or in the place of the program's under the same code. */
  write: {
    to: 'active',
    permission: 'term.manage',
    groupWide: true,
    input: z.object({ code: termCode, ...termFields }),
  },
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'term.manage',
    groupWide: true,
    input: z.object(termFields).partial(),
  },
  /** Gone from the pages; the program's own words, where it has some, come back. */
  retire: {
    from: ['active'],
    to: 'retired',
    permission: 'term.manage',
    groupWide: true,
    input: z.object({}),
    final: true,
  },
})

export const termContract = record(termLifecycle, termSchema, '/api/terms', {
  list: {
    permission: 'knowledge.see',
    path: '/api/terms',
    query: z.object({ q: z.string().trim().max(60).optional() }),
    answer: z.object({ rows: z.array(listedTerm) }),
  },
})
