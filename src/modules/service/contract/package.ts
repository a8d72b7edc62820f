import { z } from 'zod'
import { shortText } from '../../../kernel/contract/record.ts'

/** Another package, or none with the reason: its mandatory items hold from then on (I-16). */
export const choosePackageVerb = {
  from: ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
  to: 'same',
  permission: 'repairOrder.quote',
  input: z.object({ packageCode: z.string().max(20).nullable(), reason: shortText.optional() }),
} as const
