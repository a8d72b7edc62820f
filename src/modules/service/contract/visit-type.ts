import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'
import { courtesyTicks } from './courtesy.ts'
import { stepMinutes } from './visit-steps.ts'

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

export const inspectionLevels = ['self', 'team', 'final'] as const

/**
 * Which steps, checks, signatures and papers a kind of visit needs. A further rule is one line here, one in `ruleParts`,
 * a usual value for each kind (and a floor, where there is one) in `server/visit-type/rules.ts`, and its words as
 * `visitType.field.<rule>`. A gate that the hot verbs meet stands in `orderGates` as well: the order carries it then.
 */
export const visitTypeRule = z.object({
  code: visitType,
  needsEstimate: z.boolean(),
  needsSignature: z.boolean(),
  needsDiagnosis: z.boolean(),
  inspectionLevels: z.array(z.enum(inspectionLevels)).min(1),
  /** No estimate before the customer has signed for the car's state on the walk around it (G-14). */
  needsSignedCheckIn: z.boolean(),
  /** Only technicians with a valid repair certificate may do it (I-04). */
  needsCertificate: z.boolean(),
  /** A major accident is begun only with the survey record and the insurer's approval (I-17). */
  needsSurvey: z.boolean(),
  /** Work done by another firm is checked when it comes back, before the car is inspected. */
  needsReturnCheck: z.boolean(),
  /** Work on high voltage begins only when it was switched off, locked and measured. */
  needsCutOff: z.boolean(),
  /** Key steps of the catalogue are proved by a photo before the job is finished (I-07). */
  photosKeySteps: z.boolean(),
  /** What an inspection finds bad is proved by a photo, check by check (V-13). */
  photosFailures: z.boolean(),
  /** An order without a maintenance package cannot be settled (I-16). */
  needsPackage: z.boolean(),
  /** The customer is offered two plans to choose from; one alone needs a reason (H-13). */
  needsSecondPlan: z.boolean(),
  /** Who pays a line is proposed by the car's cover; another payer needs a reason (P-02). */
  judgesPayer: z.boolean(),
  /** The car is cleaned between its inspection and the handover (L-01): a step, which locks the handover where it must be. */
  hasCleaning: z.boolean(),
  needsCleaning: z.boolean(),
  followUp: z.boolean(),
  /** Steps of courtesy at arrival and leaving (G-11). */
  courtesy: courtesyTicks,
  defaultSkill: skill,
  defaultMinutes: z.int().min(5).max(960),
  ...stepMinutes,
})
export type VisitTypeRule = z.infer<typeof visitTypeRule>
export type VisitRules = Omit<VisitTypeRule, 'code'>
export type VisitRuleKey = keyof VisitRules

/** The rules as the page shows them: by the part of the visit in which they are met. */
export const ruleParts = {
  reception: ['needsSignature', 'needsSignedCheckIn', 'courtesy'],
  work: ['needsCertificate', 'needsCutOff', 'photosKeySteps', 'defaultSkill', 'defaultMinutes'],
  plan: ['needsPackage', 'needsDiagnosis', 'needsEstimate', 'needsSecondPlan', 'needsSurvey', 'judgesPayer'],
  check: ['inspectionLevels', 'needsReturnCheck', 'photosFailures'],
  after: ['hasCleaning', 'needsCleaning', 'followUp'],
  /** How long each step of the visit may take while the store is open (I-02). */
  clock: [
    'receptionMinutes',
    'diagnosisMinutes',
    'estimateMinutes',
    'consentMinutes',
    'dispatchMinutes',
    'startMinutes',
    'inspectionMinutes',
    'cleaningMinutes',
    'settlementMinutes',
    'handOverMinutes',
  ],
} as const satisfies Readonly<Record<string, readonly VisitRuleKey[]>>

/** Switches that an order takes over at check-in as `needs`: a change counts for new orders only. */
export const orderGates = [
  'needsSignedCheckIn',
  'needsDiagnosis',
  'needsSurvey',
  'needsReturnCheck',
  'photosFailures',
  'needsPackage',
  'needsSecondPlan',
  'judgesPayer',
  'hasCleaning',
  'needsCleaning',
] as const satisfies readonly VisitRuleKey[]
export type OrderGate = (typeof orderGates)[number]

/** What must hold whatever the shop wishes; the source's words are `service.floor.<source>`. */
const visitTypeFloor = z.object({
  rule: z.string(),
  source: z.string(),
  least: z.union([z.boolean(), z.int(), z.array(z.string())]),
})

export const visitTypeSchema = z.object({
  ...recordShape,
  code: visitType,
  rules: visitTypeRule,
  usual: visitTypeRule,
  floors: z.array(visitTypeFloor),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
})

export const visitTypeLifecycle = lifecycle('visitType', ['active'], {
  /** Made when the group starts, one for each kind. */
  add: { to: 'active', permission: 'visitType.manage', input: z.object({}), internal: true },
  /** The shop may ask for more than the law, never for less. */
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'visitType.manage',
    groupWide: true,
    input: visitTypeRule.omit({ code: true }).partial().extend({ because: shortText.optional() }),
  },
})

export const visitTypeContract = record(visitTypeLifecycle, visitTypeSchema, '/api/visit-types', {
  list: {
    permission: 'visitType.see',
    path: '/api/visit-types',
    answer: z.object({ rows: z.array(visitTypeSchema) }),
  },
})
