import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, measuredValue, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { powertrains } from './service-item.ts'
import { cause, symptom } from './symptom.ts'

/** One step: what to do and what is right. With a unit a reading is taken, held against its limits where there are some. */
export const guideStep = z.object({
  zh: shortText.min(1),
  en: shortText.min(1),
  unit: z.string().max(20).optional(),
  min: measuredValue.optional(),
  max: measuredValue.optional(),
  /** Measured with an instrument of the register. */
  device: z.boolean().default(false),
})
export type GuideStep = z.output<typeof guideStep>

const guideFields = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9-]{2,20}$/),
  symptom,
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  /** Empty: for all. */
  powertrains: z.array(z.enum(powertrains)),
  steps: z.array(guideStep).min(1).max(30),
  /** What it usually is. */
  causes: z.array(cause).max(12),
}

export const guideSchema = z.object({ ...recordShape, ...guideFields })

export const guideLifecycle = lifecycle('guide', ['active', 'retired'], {
  add: { to: 'active', permission: 'guide.manage', groupWide: true, input: z.object(guideFields) },
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'guide.manage',
    groupWide: true,
    input: z.object(guideFields).omit({ code: true }).partial(),
  },
  retire: {
    from: ['active'],
    to: 'retired',
    permission: 'guide.manage',
    groupWide: true,
    input: z.object({ reason: shortText.min(1) }),
  },
})

export const guideContract = record(guideLifecycle, guideSchema, '/api/guides', {
  list: {
    permission: 'knowledge.see',
    path: '/api/guides',
    query: z.object({ ...listQuery, symptom: symptom.optional(), state: z.enum(['active', 'retired']).optional() }),
    answer: pageOf(guideSchema.omit({ actions: true })),
  },
  get: { permission: 'knowledge.see', path: '/api/guides/:id', answer: guideSchema },
})
