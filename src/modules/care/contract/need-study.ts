import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, listQuery, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { customerTimeline } from './timeline.ts'

/** 首次保养, 到期保养, 未做项目, 制动轮胎等磨损, 延保续保, 置换, 电池检测, 其他 */
export const needKinds = [
  'first',
  'maintenance',
  'declined',
  'wear',
  'warranty',
  'replacement',
  'battery',
  'other',
] as const

export const need = z.object({
  kind: z.enum(needKinds),
  words: shortText.min(1),
  /** What is best done next. */
  action: shortText.min(1),
})
export type Need = z.infer<typeof need>

export const needStudySchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  customerId: z.uuid(),
  ownerId: z.uuid().nullable(),
  dueAt: instant,
  needs: z.array(need),
  noneBecause: z.string().nullable(),
  studiedAt: instant.nullable(),
})

export const needStudyRow = needStudySchema.extend({
  customerName: z.string(),
  ownerName: z.string().nullable(),
  late: z.boolean(),
})

/** What rules see in a customer's cars; the person decides. */
export const proposedNeed = z.object({
  kind: z.enum(needKinds),
  vehicleId: z.uuid().nullable(),
  plate: z.string().nullable(),
  /** Figures behind it: kilometres, years, fen. */
  details: z.record(z.string(), z.union([z.number(), z.string()])),
})

/** A new file asks what its customer will need (F-03). */
export const needStudyLifecycle = lifecycle('needStudy', ['due', 'done'], {
  /** Made when a file is. */
  open: { to: 'due', permission: 'needStudy.study', input: z.object({}), internal: true },
  take: { from: ['due'], to: 'same', permission: 'needStudy.study', input: z.object({}) },
  /** At least one need, or why there is none. */
  study: {
    from: ['due'],
    to: 'done',
    permission: 'needStudy.study',
    input: z.object({ needs: z.array(need).max(20), noneBecause: shortText.optional() }),
  },
  /** What was learnt later. */
  revise: {
    from: ['done'],
    to: 'same',
    permission: 'needStudy.study',
    input: z.object({ needs: z.array(need).max(20), noneBecause: shortText.optional() }),
  },
})

export const needStudyContract = record(needStudyLifecycle, needStudySchema, '/api/need-studies', {
  list: {
    permission: 'needStudy.see',
    path: '/api/need-studies',
    query: z.object({
      ...listQuery,
      state: z.enum(['due', 'done']).optional(),
      customerId: z.uuid().optional(),
      mine: z.stringbool().optional(),
    }),
    answer: pageOf(needStudyRow),
  },
  get: { permission: 'needStudy.see', path: '/api/need-studies/:id', answer: needStudyRow },
  /** For the customer `:id`: what age, kilometres and work put off speak for. */
  proposals: {
    permission: 'needStudy.see',
    path: '/api/customers/:id/needs/proposed',
    answer: z.object({ rows: z.array(proposedNeed) }),
  },
  /** Everything that happened with the customer `:id`, by which channel, the newest first (F-06). */
  timeline: {
    permission: 'needStudy.see',
    path: '/api/customers/:id/timeline',
    answer: customerTimeline,
  },
})
