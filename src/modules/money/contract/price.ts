import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { fen, listQuery, pageOf, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

/**
 * The public price list: a labour rate per skill, a price per part, or a fixed price per service item, VAT included,
 * valid from a day on. `refCode` is the skill, the part number or the item code.
 */
export const priceKinds = ['labourRate', 'part', 'item', 'other'] as const

const priceFields = {
  kind: z.enum(priceKinds),
  refCode: shortText.min(1),
  amountFen: fen.min(0),
  /** VAT in basis points, 1300 = 13 %. */
  vatBasisPoints: z.int().min(0).max(10_000),
  validFrom: plainDate,
}

export const priceSchema = z.object({ ...recordShape, storeId: z.uuid().nullable(), ...priceFields })

export const priceLifecycle = lifecycle('price', ['valid', 'withdrawn'], {
  set: { to: 'valid', permission: 'price.manage', input: z.object({ storeId: z.uuid().nullable(), ...priceFields }) },
  withdraw: {
    from: ['valid'],
    to: 'withdrawn',
    permission: 'price.manage',
    input: z.object({ reason: shortText.min(1) }),
  },
})

export const priceContract = record(priceLifecycle, priceSchema, '/api/prices', {
  list: {
    permission: 'price.see',
    path: '/api/prices',
    query: z.object({
      ...listQuery,
      kind: z.enum(priceKinds).optional(),
      state: z.enum(['valid', 'withdrawn']).default('valid'),
      /** Only what counts on that day, without earlier and later prices. */
      on: plainDate.optional(),
    }),
    answer: pageOf(priceSchema),
  },
})
