import { z } from 'zod'

/** 保养, 快修, 洗车, 一般, 事故, 保修, 召回, 返修, PDI, 内部 */
export const visitTypes = ['maintenance', 'quick', 'wash', 'general', 'accident', 'warranty', 'recall', 'comeback', 'pdi', 'internal'] as const
export const visitType = z.enum(visitTypes)
export type VisitType = z.infer<typeof visitType>

/** Which steps, checks, signatures and papers a kind of visit needs. What the law wants cannot be loosened. */
export const visitTypeRule = z.object({
  code: visitType,
  needsEstimate: z.boolean(),
  needsSignature: z.boolean(),
  needsDiagnosis: z.boolean(),
  inspectionLevels: z.array(z.enum(['self', 'team', 'final'])),
  needsCertificate: z.boolean(),
  followUp: z.boolean(),
  defaultSkill: z.string(),
  defaultMinutes: z.int(),
})
export type VisitTypeRule = z.infer<typeof visitTypeRule>
