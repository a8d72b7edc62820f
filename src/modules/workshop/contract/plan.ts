import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'
import { severities } from '../../service/contract/diagnosis-shapes.ts'

/** What speaks for the proposal, or in its way; the words are the messages `workshop.reason.<code>`. */
export const proposalReasons = [
  'skills',
  'certificate',
  'leastLoaded',
  'wished',
  'wishedBusy',
  'wishedUnfit',
  'load',
  'free',
  'kept',
  'late',
  'bay',
  'noBay',
  'nobody',
  'unsafe',
  'soon',
] as const

const refusalShape = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })

/** Why this technician: shown beside the proposal. */
export const proposalSchema = z.object({
  /** That of its first line: a line waits once. */
  id: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  visitType: z.string(),
  promisedAt: instant.nullable(),
  waiting: z.boolean(),
  /** What the diagnosis says of going on driving (H-02). */
  severity: z.enum(severities).nullable(),
  minutes: z.int(),
  skills: z.array(skill),
  lineIds: z.array(z.uuid()),
  technicianId: z.uuid().nullable(),
  technicianName: z.string().nullable(),
  bayId: z.uuid().nullable(),
  bayCode: z.string().nullable(),
  plannedStart: instant.nullable(),
  plannedEnd: instant.nullable(),
  /** When the car should be ready, inspection included. */
  readyAt: instant.nullable(),
  /** Goes with the dispatch that accepts the proposal. */
  mark: z.string().nullable(),
  reasons: z.array(z.object({ code: z.enum(proposalReasons), details: z.record(z.string(), z.unknown()) })),
  candidates: z.array(
    z.object({
      technicianId: z.uuid(),
      name: z.string(),
      loadMinutes: z.int(),
      /** When his open cards will be done, or his shift begins; null when he does not work any more that day. */
      freeAt: instant.nullable(),
      /** Why he cannot be chosen: the same refusal that a manual choice meets. */
      refusal: refusalShape.nullable(),
    }),
  ),
})

/** What the plan means for a customer. */
const forecastSchema = z.object({
  orderId: z.uuid(),
  orderNumber: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  promisedAt: instant.nullable(),
  /** Null where nobody is on shift to say. */
  readyAt: instant.nullable(),
  /** Past the promise; 0 where it is kept or nothing is promised, null where nobody can say. */
  lateMinutes: z.int().nullable(),
})

export const planSchema = z.object({
  rows: z.array(proposalSchema),
  /** Cards that are given out and not done: when they will be, as things stand. */
  cards: z.array(z.object({ id: z.uuid(), startsAt: instant, endsAt: instant.nullable() })),
  promises: z.array(forecastSchema),
})

export const whatIfQuery = z.object({
  store: z.uuid(),
  technicianId: z.uuid(),
  startsAt: instant,
  bayId: z.uuid().optional(),
  cardId: z.uuid().optional(),
  lineId: z.uuid().optional(),
})

export const whatIfSchema = z.object({
  /** Why it cannot go there: the same refusal that the verb would give. */
  refusal: refusalShape.nullable(),
  /** Whether the dispatcher will have to say why. */
  needsReason: z.boolean(),
  technicianName: z.string().nullable(),
  bayId: z.uuid().nullable(),
  bayCode: z.string().nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  /** Every car whose readiness changes, the moved one first. */
  effects: z.array(
    forecastSchema.extend({
      readyBefore: instant.nullable(),
      lateBefore: z.int().nullable(),
      isMoved: z.boolean(),
    }),
  ),
})
