import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, listQuery, longText, pageOf, record, recordShape } from '../../../kernel/contract/record.ts'
import { powertrains } from './service-item.ts'
import { cause, symptom } from './symptom.ts'

const caseFields = {
  symptom,
  symptomWords: longText.min(1),
  faultCodes: z.array(z.string().trim().toUpperCase().min(1).max(12)).max(20),
  tests: longText.min(1),
  cause,
  causeWords: longText.min(1),
  fix: longText.min(1),
}

export const faultCaseSchema = z.object({
  ...recordShape,
  ...caseFields,
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  powertrain: z.enum(powertrains).nullable(),
  odometerKm: z.int().nullable(),
  orderId: z.uuid().nullable(),
  orderNumber: z.string().nullable(),
  authorName: z.string(),
  reviewerName: z.string().nullable(),
  publishedAt: instant.nullable(),
})

export const faultCaseLifecycle = lifecycle('faultCase', ['draft', 'published', 'withdrawn'], {
  write: { to: 'draft', permission: 'faultCase.write', input: z.object(caseFields) },
  /** A closed order of a complex fault is offered: by the service room, with what its diagnosis holds. */
  offer: { to: 'draft', permission: 'diagnosis.work', input: z.object({}), internal: true },
  edit: { from: ['draft'], to: 'same', permission: 'faultCase.write', input: z.object(caseFields).partial() },
  /** Reviewed by somebody else than its author (H-08). */
  publish: { from: ['draft'], to: 'published', permission: 'faultCase.review', input: z.object({}) },
  withdraw: {
    from: ['draft', 'published'],
    to: 'withdrawn',
    permission: 'faultCase.review',
    input: z.object({ reason: longText.min(1) }),
  },
})

export const faultCaseContract = record(faultCaseLifecycle, faultCaseSchema, '/api/fault-cases', {
  /** `q`: words of symptom, cause or fix, a model, or the beginning of a fault code. */
  list: {
    permission: 'knowledge.see',
    path: '/api/fault-cases',
    query: z.object({
      ...listQuery,
      symptom: symptom.optional(),
      state: z.enum(['draft', 'published', 'withdrawn']).optional(),
    }),
    answer: pageOf(faultCaseSchema.omit({ actions: true })),
  },
  get: { permission: 'knowledge.see', path: '/api/fault-cases/:id', answer: faultCaseSchema },
})
