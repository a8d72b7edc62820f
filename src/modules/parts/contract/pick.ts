import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, record, recordShape, shortText, thousandths } from '../../../kernel/contract/record.ts'

/** One wanted part of an order: reserved when the customer has approved, then issued, perhaps returned. */
export const pickLine = z.object({
  id: z.uuid(),
  orderLineId: z.uuid(),
  partId: z.uuid(),
  partNo: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  unit: z.string(),
  bin: z.string().nullable(),
  wantedThousandths: thousandths,
  reservedThousandths: thousandths,
  issuedThousandths: thousandths,
  returnedThousandths: thousandths,
  shortThousandths: thousandths,
})

/** The pick list of a repair order (领料单). */
export const pickSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  shortCount: z.int(),
  createdAt: z.string(),
})

export const pickFile = pickSchema.extend({
  lines: z.array(pickLine),
  plate: z.string().nullable(),
  promisedAt: z.string().nullable(),
  technician: z.string().nullable(),
  /** A technician stands still because of these parts. */
  waiting: z.boolean(),
})

const quantities = z.array(z.object({ lineId: z.uuid(), quantityThousandths: thousandths.min(1) })).min(1).max(100)

export const pickLifecycle = lifecycle('pick', ['open', 'issued', 'released'], {
  /** Reserves what the customer approved; opened and extended by the order. */
  reserve: { to: ['open', 'issued'], permission: 'pick.reserve', input: z.object({}), internal: true },
  extend: { from: ['open', 'issued'], to: 'open', permission: 'pick.reserve', input: z.object({}), internal: true },
  /** Reserves what was short, after goods have come. */
  reserveAgain: { from: ['open'], to: 'same', permission: 'pick.issue', input: z.object({}) },
  /** Hands parts to a named receiver against the order; never more than is wanted (J-05). */
  issue: {
    from: ['open'],
    to: ['open', 'issued'],
    permission: 'pick.issue',
    input: z.object({ receiverId: z.uuid(), lines: quantities }),
  },
  /** Unused parts come back into stock at the cost at which they left. */
  takeBack: { from: ['open', 'issued'], to: 'open', permission: 'pick.issue', input: z.object({ lines: quantities, reason: shortText.min(1) }) },
  /** Frees what is still reserved, when the order is settled or cancelled. */
  release: { from: ['open', 'issued'], to: 'released', permission: 'pick.reserve', input: z.object({}), internal: true },
})

export const pickContract = record(pickLifecycle, pickSchema, '/api/picks', {
  list: {
    permission: 'pick.see', path: '/api/picks',
    query: z.object({ ...listQuery, state: z.enum(['open', 'issued', 'released']).optional(), orderId: z.uuid().optional(), short: z.stringbool().optional() }),
    answer: pageOf(pickFile.omit({ actions: true })),
  },
  get: { permission: 'pick.see', path: '/api/picks/:id', answer: pickFile },
})
