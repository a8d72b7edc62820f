import { z } from 'zod'
import { payerBasis } from '../../warranty/contract/payer.ts'

const judged = z.object({
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string().min(1).max(40),
  concern: z.int().nullable(),
})
type JudgedCode = z.output<typeof judged>

/** Lines as an address has them: `labour:R-BRAKE:0,part:BP-100:`, the place of the sentence last; what cannot be read nobody judges. */
export const judgedLines = z
  .string()
  .max(6000)
  .transform((text) =>
    text.split(',').map((one): JudgedCode => {
      const [kind, code = '', concern] = one.split(':')
      const row = judged.safeParse({ kind, code, concern: concern ? Number(concern) : null })
      return row.success ? row.data : { kind: 'other', code: one, concern: null }
    }),
  )

/** Who should pay lines of the order `:id` that are being made, in their order; null where nobody can judge (P-02). */
export const payerReads = {
  payers: {
    permission: 'repairOrder.see',
    path: '/api/repair-orders/:id/payers',
    query: z.object({ lines: judgedLines }),
    answer: z.object({ rows: z.array(payerBasis.nullable()) }),
  },
} as const
