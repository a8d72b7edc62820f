import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'
import { visitSteps } from '../../service/contract/visit-steps.ts'

/** One step of a visit with its clock. */
export const visitStepSchema = z.object({
  step: z.enum(visitSteps),
  /** Who has it: people by name, else the role that owes it. */
  owners: z.array(z.string()),
  role: z.string(),
  standardMinutes: z.int(),
  /** When it began; null while it has not, and where the visit went without it. */
  startedAt: instant.nullable(),
  /** When it must be done; before it begins as things stand now. Null where the visit went without it. */
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
  /** It took longer than its standard, or takes longer now. */
  late: z.boolean(),
})

/** The step that a car in the shop is at. */
export const currentStepSchema = visitStepSchema.pick({ step: true, startedAt: true, dueAt: true, late: true })

export const visitStepsRead = {
  /** Each step of the order `:id` with owner, standard, due and actual (I-02), and what the customer was told of delays. */
  visitSteps: {
    permission: 'jobCard.see',
    path: '/api/repair-orders/:id/steps',
    answer: z.object({
      rows: z.array(visitStepSchema),
      contacts: z.array(
        z.object({
          at: instant,
          by: z.string(),
          reason: z.string(),
          solution: z.string().nullable(),
          told: z.string(),
          callNote: z.string().nullable(),
          promisedFrom: instant.nullable(),
          promisedTo: instant.nullable(),
        }),
      ),
    }),
  },
} as const
