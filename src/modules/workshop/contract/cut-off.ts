import { z } from 'zod'
import { doneAt } from './at-the-car.ts'
import { instant } from '../../../kernel/contract/record.ts'

/** Work on high voltage: switched off, locked and measured before it begins. */
export const cutOffShape = {
  needsCutOff: z.boolean(),
  cutOffAt: instant.nullable(),
  cutOffBy: z.uuid().nullable(),
  cutOffVolts: z.int().nullable(),
}

/** Below this the tablet lets go on without network; the server looks at it once more. Volts. */
export const safeVoltsShape = { safeVolts: z.int() }

/** Switched off, locked and tagged, and what the meter shows. */
export const cutOffVerb = {
  from: ['assigned'],
  to: 'same',
  permission: 'jobCard.work',
  input: z.object({ locked: z.boolean(), residualVolts: z.int().min(0).max(2000), ...doneAt }),
} as const
