import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

/** A stretch of working time of one person; absence is a stretch that takes it away. */
export const shiftSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  staffId: z.uuid(),
  staffName: z.string().optional(),
  day: plainDate,
  kind: z.enum(['work', 'absence']),
  startsAt: z.string(),
  endsAt: z.string(),
  reason: z.string().nullable(),
})

export const shiftLifecycle = lifecycle('shift', ['planned', 'cancelled'], {
  plan: {
    to: 'planned',
    permission: 'shift.plan',
    input: z.object({ storeId: z.uuid(), staffId: z.uuid(), day: plainDate, startsAt: instant, endsAt: instant }),
  },
  /** Absence: takes the time away at once, also from booking. */
  absent: {
    to: 'planned',
    permission: 'shift.plan',
    input: z.object({
      storeId: z.uuid(),
      staffId: z.uuid(),
      day: plainDate,
      startsAt: instant,
      endsAt: instant,
      reason: shortText.min(1),
    }),
  },
  /** A week's work again in another week, at the same times; refused with whom it does not fit, unless those are skipped. */
  copyWeek: {
    to: 'planned',
    permission: 'shift.plan',
    input: z.object({
      storeId: z.uuid(),
      /** The Mondays. */
      from: plainDate,
      to: plainDate,
      skipConflicts: z.boolean().default(false),
    }),
  },
  cancel: { from: ['planned'], to: 'cancelled', permission: 'shift.plan', input: z.object({}), final: true },
})

export const shiftContract = record(shiftLifecycle, shiftSchema, '/api/shifts', {
  list: {
    permission: 'staff.see',
    path: '/api/shifts',
    query: z.object({ store: z.uuid().optional(), from: plainDate, to: plainDate, staffId: z.uuid().optional() }),
    answer: z.object({ rows: z.array(shiftSchema.omit({ actions: true })) }),
  },
})
