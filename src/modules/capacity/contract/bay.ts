import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { skill, skills } from '../../people/contract/staff.ts'

export const bayKinds = ['lift', 'flat', 'quick', 'electric', 'body', 'paint', 'wash'] as const

const bayFields = {
  code: z.string().trim().min(1).max(12),
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  kind: z.enum(bayKinds),
  skills: z.array(skill).min(1),
}

export const baySchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  ...bayFields,
  outBecause: z.string().nullable(),
})

export const bayLifecycle = lifecycle('bay', ['open', 'outOfOrder', 'retired'], {
  add: { to: 'open', permission: 'bay.manage', input: z.object({ storeId: z.uuid(), ...bayFields }) },
  edit: { from: ['open', 'outOfOrder'], to: 'same', permission: 'bay.manage', input: z.object(bayFields).partial() },
  reportFault: {
    from: ['open'],
    to: 'outOfOrder',
    permission: 'bay.report',
    input: z.object({ reason: shortText.min(1) }),
  },
  putBack: {
    from: ['outOfOrder'],
    to: 'open',
    permission: 'bay.report',
    input: z.object({ remark: shortText.optional() }),
  },
  retire: { from: ['open', 'outOfOrder'], to: 'retired', permission: 'bay.manage', input: z.object({}), final: true },
})

/** Bookable minutes of a store, half hour and skill; `half` counts half hours from midnight in the store's time. */
export const slotSchema = z.object({
  day: plainDate,
  half: z.int(),
  skill,
  /** What all who have the skill, in bays that fit, could do if nothing else were booked. */
  totalMinutes: z.int(),
  takenMinutes: z.int(),
  /** What can still be booked, with the other skills of the same people counted; below zero after an absence. */
  freeMinutes: z.int(),
})

export const bayContract = record(bayLifecycle, baySchema, '/api/bays', {
  list: {
    permission: 'capacity.see',
    path: '/api/bays',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(baySchema) }),
  },
  /** Bookable and booked minutes of the days ahead, by store. */
  load: {
    permission: 'capacity.see',
    path: '/api/capacity/load',
    query: z.object({
      store: z.uuid().optional(),
      from: plainDate,
      days: z.coerce.number().int().min(1).max(31).default(7),
    }),
    answer: z.object({
      rows: z.array(z.object({ storeId: z.uuid(), day: plainDate, totalMinutes: z.int(), takenMinutes: z.int() })),
    }),
  },
  slots: {
    permission: 'capacity.see',
    path: '/api/capacity/slots',
    query: z.object({ store: z.uuid(), from: plainDate, to: plainDate, skill: z.enum(skills).optional() }),
    answer: z.object({ rows: z.array(slotSchema) }),
  },
})
