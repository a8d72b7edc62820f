import { shortText } from '../../../kernel/contract/record.ts'
import { changePromiseInput } from './offering.ts'

/** What is done when a promise cannot be kept (I-10). */
export const promiseVerbs = {
  /** A promised time never moves silently: reason, and the customer is told (anchors: behaviour 3). */
  changePromise: {
    from: ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
    to: 'same',
    permission: 'repairOrder.quote',
    input: changePromiseInput,
  },
  /** Tells the customer ahead of an overrun why, and what was agreed; the promised time stays. */
  contact: {
    from: ['estimated', 'agreed', 'inRepair', 'awaitingInspection'],
    to: 'same',
    permission: 'repairOrder.quote',
    input: changePromiseInput.omit({ promisedAt: true }).extend({ solution: shortText.min(2) }),
  },
} as const
