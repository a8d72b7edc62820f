import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  fen,
  instant,
  listQuery,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
  thousandths,
} from '../../../kernel/contract/record.ts'

/** One wanted part of an order: reserved when the customer has approved, then issued, perhaps returned. */
export const pickLine = z.object({
  id: z.uuid(),
  orderLineId: z.uuid(),
  partId: z.uuid(),
  partNo: z.string(),
  /** What a scanner may send instead of the number. */
  barcode: z.string().nullable(),
  nameZh: z.string(),
  nameEn: z.string(),
  unit: z.string(),
  bin: z.string().nullable(),
  wantedThousandths: thousandths,
  reservedThousandths: thousandths,
  issuedThousandths: thousandths,
  returnedThousandths: thousandths,
  shortThousandths: thousandths,
  /** What of its line nobody bears yet, the insurer nor the customer: not handed out before (I-17). */
  unborneFen: fen.nullable(),
})

/** The pick list of a repair order (领料单). */
export const pickSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  vehicleId: z.uuid().nullable(),
  shortCount: z.int(),
  promisedAt: instant.nullable(),
  /** A technician stands still because of these parts. */
  waiting: z.boolean(),
  technicianId: z.uuid().nullable(),
  /** The technician has called for the parts. */
  calledAt: instant.nullable(),
  /** When what is short should be there. */
  expectedOn: plainDate.nullable(),
  createdAt: z.string(),
})

export const pickFile = pickSchema.extend({
  lines: z.array(pickLine),
  plate: z.string().nullable(),
  plateColour: z.string().nullable(),
  technician: z.string().nullable(),
})

const quantities = z
  .array(z.object({ lineId: z.uuid(), quantityThousandths: thousandths.min(1) }))
  .min(1)
  .max(100)

export const pickLifecycle = lifecycle('pick', ['open', 'issued', 'released'], {
  /** Reserves what the customer approved; opened and extended by the order. */
  reserve: { to: ['open', 'issued'], permission: 'pick.reserve', input: z.object({}), internal: true },
  extend: { from: ['open', 'issued'], to: 'open', permission: 'pick.reserve', input: z.object({}), internal: true },
  /** Less is wanted: the customer took back what he had approved, or it is offered anew. */
  shrink: {
    from: ['open', 'issued'],
    to: ['open', 'issued'],
    permission: 'pick.reserve',
    input: z.object({}),
    internal: true,
  },
  /** Reserves what was short, after goods have come. */
  reserveAgain: { from: ['open'], to: 'same', permission: 'pick.issue', input: z.object({}) },
  /** Says when what is short should be there: the workshop and the advisor see it beside the car (I-11). */
  expect: { from: ['open'], to: 'same', permission: 'pick.issue', input: z.object({ expectedOn: plainDate }) },
  /** Hands parts to a named receiver against the order; never more than is wanted (J-05). */
  issue: {
    from: ['open'],
    to: ['open', 'issued'],
    permission: 'pick.issue',
    input: z.object({ receiverId: z.uuid(), lines: quantities }),
  },
  /** Frees a reservation that somebody else needs more urgently; the line is short until it is reserved again. */
  unreserve: {
    from: ['open'],
    to: 'same',
    permission: 'pick.issue',
    input: z.object({ lines: quantities, reason: shortText.min(1) }),
  },
  /** Unused parts come back into stock at the cost at which they left. */
  takeBack: {
    from: ['open', 'issued', 'released'],
    to: ['open', 'released'],
    permission: 'pick.issue',
    input: z.object({ lines: quantities, reason: shortText.min(1) }),
  },
  /** The workshop says that a technician stands still, or goes on. */
  markWaiting: {
    from: ['open', 'issued'],
    to: 'same',
    permission: 'jobCard.work',
    input: z.object({}),
    internal: true,
  },
  /** The technician is ready for the parts. */
  call: { from: ['open'], to: 'same', permission: 'jobCard.work', input: z.object({}), internal: true },
  /** The room of the order tells which lines nobody bears in full, so that their parts stay here. */
  bear: {
    from: ['open', 'issued'],
    to: 'same',
    permission: 'repairOrder.quote',
    input: z.object({}),
    internal: true,
  },
  /** The order's promised time moved. */
  markPromised: {
    from: ['open', 'issued'],
    to: 'same',
    permission: 'repairOrder.quote',
    input: z.object({}),
    internal: true,
  },
  /** Frees what is still reserved, when the order is settled or cancelled. */
  release: {
    from: ['open', 'issued'],
    to: 'released',
    permission: 'pick.reserve',
    input: z.object({}),
    internal: true,
  },
})

export const pickContract = record(pickLifecycle, pickSchema, '/api/picks', {
  list: {
    permission: 'pick.see',
    path: '/api/picks',
    query: z.object({
      ...listQuery,
      state: z.enum(['open', 'issued', 'released']).optional(),
      orderId: z.uuid().optional(),
      short: z.stringbool().optional(),
    }),
    answer: pageOf(pickFile.omit({ actions: true })),
  },
  get: { permission: 'pick.see', path: '/api/picks/:id', answer: pickFile },
})
