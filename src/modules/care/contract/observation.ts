import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  longText,
  pageOf,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'
import { receptionScore, scoreRows, scoreParts } from './reception-score.ts'

/** 感恩, 站在客户角度, 热情行动 (001 §2.1); 诚实, 微笑 (001 §2.2(2), (3)). */
export const principles = ['gratitude', 'standpoint', 'enthusiasm'] as const
export const observedItems = [...principles, 'sincerity', 'smile'] as const

const mark = z.int().min(1).max(5)
const marks = { gratitude: mark, standpoint: mark, enthusiasm: mark, sincerity: mark, smile: mark }
const month = z.string().regex(/^\d{4}-\d{2}$/)

export const observationSchema = z.object({
  ...recordShape,
  ...marks,
  storeId: z.uuid(),
  advisorId: z.uuid(),
  orderId: z.uuid().nullable(),
  observedAt: instant,
  remark: z.string().nullable(),
  byId: z.uuid(),
})

/** A manager has watched how somebody receives a customer (G-09). */
export const observationLifecycle = lifecycle('observation', ['recorded', 'withdrawn'], {
  record: {
    to: 'recorded',
    permission: 'observation.record',
    input: z.object({
      storeId: z.uuid(),
      advisorId: z.uuid(),
      orderId: z.uuid().optional(),
      observedAt: instant.optional(),
      ...marks,
      remark: longText.optional(),
    }),
  },
  /** Recorded of the wrong person, or unfairly. */
  withdraw: {
    from: ['recorded'],
    to: 'withdrawn',
    permission: 'observation.record',
    input: z.object({ reason: shortText.min(2) }),
    final: true,
  },
})

export const observationContract = record(observationLifecycle, observationSchema, '/api/observations', {
  list: {
    permission: 'observation.see',
    path: '/api/observations',
    query: z.object({ ...listQuery, advisorId: z.uuid().optional(), month: month.optional() }),
    answer: pageOf(observationSchema.extend({ advisorName: z.string(), byName: z.string(), points: z.number() })),
  },
  /** The 3S score of every advisor by month with its arithmetic; an advisor sees his own (G-10). */
  score: {
    permission: 'receptionScore.see',
    path: '/api/reception-score',
    query: z.object({
      store: z.uuid().optional(),
      month: month.optional(),
      months: z.coerce.number().int().min(1).max(12).default(6),
    }),
    answer: receptionScore,
  },
  /** The records behind one figure of the score. */
  scoreRows: {
    permission: 'receptionScore.see',
    path: '/api/reception-score/rows',
    query: z.object({ store: z.uuid().optional(), advisorId: z.uuid().optional(), month, part: z.enum(scoreParts) }),
    answer: scoreRows,
  },
})
