import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { powertrains } from './service-item.ts'

const modelFields = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9-]{1,20}$/),
  brandZh: shortText.min(1),
  brandEn: shortText.min(1),
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  powertrain: z.enum(powertrains),
  trims: z.array(z.object({ code: shortText.min(1), zh: shortText.min(1), en: shortText.min(1) })).max(20),
  serviceIntervalKm: z.int().min(1000).max(100_000),
  serviceIntervalMonths: z.int().min(1).max(60),
}

export const modelSchema = z.object({ ...recordShape, ...modelFields })

export const modelLifecycle = lifecycle('model', ['active', 'retired'], {
  add: { to: 'active', permission: 'model.manage', groupWide: true, input: z.object(modelFields) },
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'model.manage',
    groupWide: true,
    input: z.object(modelFields).omit({ code: true }).partial(),
  },
  retire: { from: ['active'], to: 'retired', permission: 'model.manage', groupWide: true, input: z.object({}) },
})

/** A generic fault code: the same for everybody, looked up and never written. `severity` 3 is unsafe to drive on. */
export const faultCodeSchema = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  system: z.string(),
  severity: z.int(),
})

export const modelContract = record(modelLifecycle, modelSchema, '/api/models', {
  list: {
    permission: 'knowledge.see',
    path: '/api/models',
    answer: z.object({ rows: z.array(modelSchema.omit({ actions: true })) }),
  },
  /** By the beginning of a code, or by Chinese or English words, all of which must occur. */
  faultCodes: {
    permission: 'knowledge.see',
    path: '/api/fault-codes',
    query: z.object({ q: z.string().trim().min(1).max(60) }),
    answer: z.object({ rows: z.array(faultCodeSchema) }),
  },
})
