import { z } from 'zod'
import { payerBasis } from '../../warranty/contract/payer.ts'

const judged = z.object({
  kind: z.enum(['labour', 'part', 'other']),
  code: z.string().min(1).max(40),
  concern: z.int().nullable(),
})

/** Lines as an address has them: `labour:R-BRAKE:0,part:BP-100:`, the place of the sentence last. */
export const judgedLines = z
  .string()
  .max(6000)
  .transform((text, context) => {
    const rows = text.split(',').map((one) => {
      const [kind, code, concern] = one.split(':')
      return judged.safeParse({
        kind,
        code: decodeURIComponent(code ?? ''),
        concern: concern ? Number(concern) : null,
      })
    })
    const good = rows.flatMap((row) => (row.success ? [row.data] : []))
    if (good.length < rows.length) context.addIssue({ code: 'custom', message: 'lines' })
    return good
  })

/** Who should pay lines of the order `:id` that are being made, in their order; null where nobody can judge (P-02). */
export const payerReads = {
  payers: {
    permission: 'repairOrder.see',
    path: '/api/repair-orders/:id/payers',
    query: z.object({ lines: judgedLines }),
    answer: z.object({ rows: z.array(payerBasis.nullable()) }),
  },
} as const
