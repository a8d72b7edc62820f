import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'

/** Work on high voltage: switched off, locked and measured before it begins. */
export const cutOffShape = {
  needsCutOff: z.boolean(),
  cutOffAt: instant.nullable(),
  cutOffBy: z.uuid().nullable(),
  cutOffVolts: z.int().nullable(),
}

/** Switched off, locked and tagged, and what the meter shows. */
export const cutOffVerb = {
  from: ['assigned'],
  to: 'same',
  permission: 'jobCard.work',
  input: z.object({ locked: z.boolean(), residualVolts: z.int().min(0).max(2000) }),
} as const
