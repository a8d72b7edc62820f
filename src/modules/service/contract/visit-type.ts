import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { record, recordShape } from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'

/** 保养, 快修, 洗车, 一般, 事故, 保修, 召回, 返修, PDI, 内部 */
export const visitTypes = [
  'maintenance',
  'quick',
  'wash',
  'general',
  'accident',
  'warranty',
  'recall',
  'comeback',
  'pdi',
  'internal',
] as const
export const visitType = z.enum(visitTypes)
export type VisitType = z.infer<typeof visitType>

/** Which steps, checks, signatures and papers a kind of visit needs. What the law wants cannot be loosened. */
export const visitTypeRule = z.object({
  code: visitType,
  needsEstimate: z.boolean(),
  needsSignature: z.boolean(),
  needsDiagnosis: z.boolean(),
  inspectionLevels: z.array(z.enum(['self', 'team', 'final'])).min(1),
  /** Only technicians with a valid repair certificate may do it (I-04). */
  needsCertificate: z.boolean(),
  followUp: z.boolean(),
  defaultSkill: skill,
  defaultMinutes: z.int().min(5).max(960),
})
export type VisitTypeRule = z.infer<typeof visitTypeRule>

export const visitTypeSchema = z.object({ ...recordShape, code: visitType, rules: visitTypeRule })

export const visitTypeLifecycle = lifecycle('visitType', ['active'], {
  /** Made when the group starts, one for each kind. */
  add: { to: 'active', permission: 'visitType.manage', input: z.object({}), internal: true },
  /** The shop may ask for more than the law, never for less. */
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'visitType.manage',
    input: visitTypeRule.omit({ code: true }).partial(),
  },
})

export const visitTypeContract = record(visitTypeLifecycle, visitTypeSchema, '/api/visit-types', {
  list: {
    permission: 'visitType.see',
    path: '/api/visit-types',
    answer: z.object({ rows: z.array(visitTypeSchema) }),
  },
})
