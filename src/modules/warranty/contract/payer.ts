import { z } from 'zod'
import { plainDate } from '../../../kernel/contract/record.ts'

/** Why a line is proposed to be paid by whom: a recall, a policy that covers or has ended, or the part that it goes with. */
export const payerReasons = ['recall', 'covered', 'overTime', 'overKm', 'followsPart'] as const

/** What made a policy the one that counts: its group of parts, its model, or that it is for all cars. */
export const particulars = ['partGroup', 'model', 'general'] as const

/** Who is proposed to pay a line, and on what ground: kept with the line. */
export const payerBasis = z.object({
  payer: z.enum(['warranty', 'customer']),
  because: z.enum(payerReasons),
  /** The policy, or the recall by its number. */
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  particular: z.enum(particulars).nullable(),
  lastDay: plainDate.nullable(),
  km: z.int().nullable(),
  recallId: z.uuid().nullable(),
  /** Over the limit by so little that the house may well pay it out of goodwill. */
  goodwill: z.boolean(),
})
export type PayerBasis = z.output<typeof payerBasis>
