import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, instant, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { agreeDifferenceInput, approveInput, askAgainInput, askedAgain, insuredLine } from './insured-line.ts'
import { damageMark } from './reception-content.ts'

export const accidentGrades = ['minor', 'major'] as const
export const accidentPayers = ['insurance', 'customer'] as const
/** 拆检, 钣金, 喷漆, 装配, 调试: a minor one goes without taking apart and putting together. */
export const accidentStages = {
  minor: ['body', 'paint'],
  major: ['dismantle', 'body', 'paint', 'assemble', 'adjust'],
} as const
export const accidentStage = z.enum(accidentStages.major)

const damages = z.array(damageMark).min(1).max(60)
const sum = fen.min(0)

export const accidentSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  grade: z.enum(accidentGrades),
  damages: z.array(damageMark),
  payer: z.enum(accidentPayers),
  insurer: z.string().nullable(),
  surveyor: z.string().nullable(),
  surveyedOn: plainDate.nullable(),
  lossFen: fen.nullable(),
  approvedFen: fen.nullable(),
  approvedOn: plainDate.nullable(),
  approvalNo: z.string().nullable(),
  stage: z.string().nullable(),
  ...askedAgain,
})

export const accidentFile = accidentSchema.extend({
  /** The stages of its grade in their order, with the times of those that were reached. */
  stages: z.array(
    z.object({
      stage: z.string(),
      beganAt: instant.nullable(),
      endedAt: instant.nullable(),
      byName: z.string().nullable(),
    }),
  ),
})

export const accidentRow = accidentSchema.omit({ actions: true }).extend({ plate: z.string(), plateColour: z.string() })

const known = ['recorded', 'surveyed', 'approved'] as const

export const accidentLifecycle = lifecycle('accident', ['recorded', 'surveyed', 'approved'], {
  /** The damage record: a minor one may be repaired at once, a major one waits for the survey. */
  record: {
    to: 'recorded',
    permission: 'accident.record',
    input: z.object({
      storeId: z.uuid(),
      orderId: z.uuid(),
      grade: z.enum(accidentGrades),
      damages,
      payer: z.enum(accidentPayers),
      insurer: shortText.optional(),
    }),
  },
  /** More is found when the car is taken apart. */
  regrade: {
    from: [...known],
    to: 'recorded',
    permission: 'accident.record',
    input: z.object({ grade: z.enum(accidentGrades), damages: damages.optional(), reason: shortText.min(2) }),
  },
  survey: {
    from: ['recorded', 'surveyed'],
    to: 'surveyed',
    permission: 'accident.record',
    input: z.object({
      insurer: shortText.min(1),
      surveyor: shortText.min(1),
      surveyedOn: plainDate,
      lossFen: sum,
    }),
  },
  approve: {
    from: ['surveyed', 'approved'],
    to: 'approved',
    permission: 'accident.record',
    input: approveInput,
  },
  /** What is above the approval the customer bears: those lines are free (I-17). */
  agreeDifference: { from: ['approved'], to: 'same', permission: 'accident.record', input: agreeDifferenceInput },
  /** The insurer is asked once more for lines that he did not approve in full. */
  askAgain: { from: ['approved'], to: 'same', permission: 'accident.record', input: askAgainInput },
  /** The next stage of the repair begins; the one before it ends. */
  advance: {
    from: [...known],
    to: 'same',
    permission: 'accident.work',
    input: z.object({ stage: accidentStage }),
  },
  /** The last stage is done. */
  finish: { from: [...known], to: 'same', permission: 'accident.work', input: z.object({}) },
})

export const accidentContract = record(accidentLifecycle, accidentSchema, '/api/accidents', {
  list: {
    permission: 'repairOrder.see',
    path: '/api/accidents',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(accidentRow) }),
  },
  get: { permission: 'repairOrder.see', path: '/api/accidents/:id', answer: accidentFile },
  /** The accident of the order `:id`; null where none is recorded. */
  ofOrder: {
    permission: 'repairOrder.see',
    path: '/api/repair-orders/:id/accident',
    answer: z.object({ accident: accidentFile.nullable(), lines: z.array(insuredLine) }),
  },
})
