import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'
import { severities } from '../../service/contract/diagnosis-shapes.ts'
import { orderCost } from './cost.ts'
import { cutOffShape, cutOffVerb, safeVoltsShape } from './cut-off.ts'
import { cardContents, doneAt, terminalFields, terminalVerbs } from './at-the-car.ts'
import { planSchema, whatIfQuery, whatIfSchema } from './plan.ts'
import { visitPictureReads } from './visit-pictures.ts'
import { currentStepSchema, visitStepsRead } from './visit-steps.ts'

export const pauseReasons = ['parts', 'approval', 'tool', 'other'] as const

/** A technician's share of an order (派工单): the labour lines he does, where, and when it is planned. */
export const jobCardSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  technicianId: z.uuid(),
  bayId: z.uuid().nullable(),
  plannedStart: instant,
  plannedMinutes: z.int(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Paused is a mode, not a state: the work goes on where it stopped. */
  pausedBecause: z.enum(pauseReasons).nullable(),
  workedMinutes: z.int(),
  reworkRound: z.int(),
  /** Why the inspection sent it back, for who does it again. */
  reworkCause: z.string().nullable(),
  ...cutOffShape,
  /** Why another technician than the proposed one was chosen (I-03). */
  overrideReason: z.string().nullable(),
  noteReadAt: instant.nullable(),
  ...terminalFields,
})

/** The advisor's word to the technician on the card's order (G-16). */
const noteOfOrder = { handOverNote: z.string().nullable(), handOverNoteAt: instant.nullable() }

/** What the diagnosis says of going on driving, until the repair has passed its inspection (H-02). */
const severityOfOrder = { severity: z.enum(severities).nullable() }

export const jobCardRow = jobCardSchema.omit({ actions: true }).extend({
  ...noteOfOrder,
  ...severityOfOrder,
  technicianName: z.string(),
  bayCode: z.string().nullable(),
  plate: z.string(),
  plateColour: z.string(),
  visitType: z.string(),
  promisedAt: instant.nullable(),
  safeVolts: safeVoltsShape.safeVolts.optional(),
  orderState: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
})

export const jobCardFile = jobCardSchema.extend({
  ...noteOfOrder,
  ...severityOfOrder,
  cutOffByName: z.string().nullable(),
  ...safeVoltsShape,
  technicianName: z.string(),
  bayCode: z.string().nullable(),
  plate: z.string(),
  plateColour: z.string(),
  vin: z.string(),
  visitType: z.string(),
  promisedAt: instant.nullable(),
  orderState: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  odometerKm: z.int(),
  energyPercent: z.int().nullable(),
  ...cardContents,
})

export const jobCardLifecycle = lifecycle('jobCard', ['assigned', 'working', 'done', 'withdrawn'], {
  /** Gives labour lines to a technician. Only who has skill and valid certificate (I-04); another than the proposed one needs a reason (I-03). */
  dispatch: {
    to: 'assigned',
    permission: 'jobCard.dispatch',
    input: z.object({
      storeId: z.uuid(),
      orderId: z.uuid(),
      technicianId: z.uuid(),
      bayId: z.uuid().nullable(),
      lineIds: z.array(z.uuid()).min(1).max(100),
      plannedStart: instant.optional(),
      overrideReason: shortText.optional(),
      /** The mark of the proposal that is accepted: then nobody has to say why. */
      proposal: z.string().max(100).optional(),
    }),
  },
  reassign: {
    from: ['assigned', 'working'],
    to: 'assigned',
    permission: 'jobCard.dispatch',
    input: z.object({
      technicianId: z.uuid(),
      bayId: z.uuid().nullable().optional(),
      plannedStart: instant.optional(),
      reason: shortText.min(1),
    }),
  },
  /** Its technician has read the advisor's note (G-16). */
  readNote: { from: ['assigned', 'working'], to: 'same', permission: 'jobCard.work', input: z.object({}) },
  /** Clocks on. A technician who is clocked on elsewhere is refused (I-08). */
  start: { from: ['assigned'], to: 'working', permission: 'jobCard.work', input: z.object(doneAt) },
  cutOff: cutOffVerb,
  pause: {
    from: ['working'],
    to: 'same',
    permission: 'jobCard.work',
    input: z.object({ reason: z.enum(pauseReasons), remark: shortText.optional(), ...doneAt }),
  },
  resume: { from: ['working'], to: 'same', permission: 'jobCard.work', input: z.object(doneAt) },
  /** Clocks off and marks the lines executed; when all cards of the order are done it awaits inspection. */
  finish: {
    from: ['working'],
    to: 'done',
    permission: 'jobCard.work',
    input: z.object({ remark: shortText.optional(), ...doneAt }),
  },
  ...terminalVerbs,
  /** A failed inspection brings it back. */
  sendBack: { from: ['done'], to: 'assigned', permission: 'inspection.record', input: z.object({}), internal: true },
  withdraw: {
    from: ['assigned'],
    to: 'withdrawn',
    permission: 'jobCard.dispatch',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

/** Why a car stands still (I-11); the words are the messages `workshop.value.standstill.<code>`. */
export const standstills = [
  'diagnosis',
  'estimate',
  'estimateApproval',
  'dispatch',
  'start',
  ...pauseReasons,
  'inspection',
  'settlement',
  'handOver',
] as const

export const jobCardContract = record(jobCardLifecycle, jobCardSchema, '/api/job-cards', {
  list: {
    permission: 'jobCard.see',
    path: '/api/job-cards',
    query: z.object({
      ...listQuery,
      state: z.enum(['assigned', 'working', 'done', 'withdrawn']).optional(),
      technicianId: z.uuid().optional(),
      orderId: z.uuid().optional(),
      mine: z.stringbool().optional(),
      /** An inspection sent it back, and it is not done again yet. */
      rework: z.stringbool().optional(),
      /** The plan was changed and the technician has not acknowledged it yet. */
      unread: z.stringbool().optional(),
    }),
    answer: pageOf(jobCardRow),
  },
  get: { permission: 'jobCard.see', path: '/api/job-cards/:id', answer: jobCardFile },
  cost: { permission: 'jobCard.cost', path: '/api/repair-orders/:id/cost', answer: orderCost },
  /** The plan: what waits with the proposed technician, bay, time and reasons; when what is given out will be done; every promise. */
  proposals: {
    permission: 'jobCard.dispatch',
    path: '/api/dispatch/proposals',
    query: z.object({ store: z.uuid() }),
    answer: planSchema,
  },
  /** What it would do to every promise if a job (its first line, or its card) went there. Nothing is written. */
  whatIf: { permission: 'jobCard.dispatch', path: '/api/dispatch/what-if', query: whatIfQuery, answer: whatIfSchema },
  ...visitStepsRead,
  ...visitPictureReads,
  /** Cars in the shop on which nobody works, by store and cause; `since`: when the one that stands longest was left. */
  standstill: {
    permission: 'board.see',
    path: '/api/board/standstill',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({
      rows: z.array(z.object({ storeId: z.uuid(), cause: z.enum(standstills), count: z.int(), since: instant })),
    }),
  },
  /** The day of a store: technicians with shift and cards, bays, and the cars in the shop with cause of standstill (I-11). */
  board: {
    permission: 'board.see',
    path: '/api/board',
    query: z.object({ store: z.uuid(), day: plainDate.optional() }),
    answer: z.object({
      now: instant,
      day: plainDate,
      technicians: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          skills: z.array(skill),
          loadMinutes: z.int(),
          shifts: z.array(z.object({ kind: z.string(), startsAt: instant, endsAt: instant })),
          cards: z.array(jobCardRow),
        }),
      ),
      bays: z.array(z.object({ id: z.uuid(), code: z.string(), kind: z.string(), state: z.string() })),
      cars: z.array(
        z.object({
          orderId: z.uuid(),
          number: z.string(),
          plate: z.string(),
          plateColour: z.string(),
          modelZh: z.string().nullable(),
          modelEn: z.string().nullable(),
          state: z.string(),
          visitType: z.string(),
          promisedAt: instant.nullable(),
          enteredAt: instant,
          advisorName: z.string(),
          technicianNames: z.array(z.string()),
          standstill: z.enum(standstills).nullable(),
          /** When the last thing happened on it; null while somebody works on it. */
          standstillSince: instant.nullable(),
          /** When the parts that are short should be there; null where none are, or nobody has said. */
          partsExpectedOn: plainDate.nullable(),
          waiting: z.boolean(),
          ...severityOfOrder,
          /** Where the visit stands and whether it takes longer there than it should (I-11). */
          step: currentStepSchema.nullable(),
        }),
      ),
    }),
  },
})
