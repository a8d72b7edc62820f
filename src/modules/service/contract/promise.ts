import { z } from 'zod'
import { instant, shortText } from '../../../kernel/contract/record.ts'

const told = { told: z.enum(['message', 'call']), callNote: shortText.optional() }

/** What is done when a promise cannot be kept (I-10). */
export const promiseVerbs = {
  /** A promised time never moves silently: reason, and the customer is told (anchors: behaviour 3). */
  changePromise: {
    from: ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
    to: 'same',
    permission: 'repairOrder.quote',
    input: z.object({ promisedAt: instant, reason: shortText.min(2), ...told }),
  },
  /** Tells the customer ahead of an overrun why, and what was agreed; the promised time stays. */
  contact: {
    from: ['estimated', 'agreed', 'inRepair', 'awaitingInspection'],
    to: 'same',
    permission: 'repairOrder.quote',
    input: z.object({ reason: shortText.min(2), solution: shortText.min(2), ...told }),
  },
} as const
