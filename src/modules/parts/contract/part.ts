import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, record, recordShape, shortText, thousandths } from '../../../kernel/contract/record.ts'

/** 原厂, 质量相当 (同质), 再制造 (修复), 回用: must be shown to the customer. */
export const partOrigins = ['original', 'equivalent', 'remanufactured', 'reused'] as const

const partFields = {
  partNo: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9.-]{2,40}$/),
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  unit: z.string().trim().min(1).max(10),
  origin: z.enum(partOrigins),
  category: shortText,
  barcode: shortText.optional(),
}

export const partSchema = z.object({ ...recordShape, ...partFields, barcode: z.string().nullable() })

/** A part with its stock in one store. Money per unit in 1/10,000 yuan. */
export const stockRow = partSchema.omit({ actions: true }).extend({
  storeId: z.uuid(),
  bin: z.string(),
  onHandThousandths: thousandths,
  reservedThousandths: thousandths,
  freeThousandths: thousandths,
  minimumThousandths: thousandths,
  averageCost: z.int(),
  listPriceFen: z.int().nullable(),
})

export const partLifecycle = lifecycle('part', ['active', 'blocked', 'retired'], {
  add: { to: 'active', permission: 'part.manage', groupWide: true, input: z.object(partFields) },
  edit: {
    from: ['active', 'blocked'],
    to: 'same',
    permission: 'part.manage',
    groupWide: true,
    input: z.object(partFields).omit({ partNo: true }).partial(),
  },
  /** Storage place and least stock in one store. */
  place: {
    from: ['active', 'blocked'],
    to: 'same',
    permission: 'stock.receive',
    input: z.object({
      storeId: z.uuid(),
      bin: z.string().trim().max(20).optional(),
      minimumThousandths: thousandths.min(0).optional(),
    }),
  },
  block: { from: ['active'], to: 'blocked', permission: 'part.manage', input: z.object({ reason: shortText.min(1) }) },
  unblock: {
    from: ['blocked'],
    to: 'active',
    permission: 'part.manage',
    groupWide: true,
    input: z.object({ reason: shortText.min(1) }),
  },
  retire: {
    from: ['active', 'blocked'],
    to: 'retired',
    permission: 'part.manage',
    groupWide: true,
    input: z.object({}),
  },
})

export const partContract = record(partLifecycle, partSchema, '/api/parts', {
  stock: {
    permission: 'part.see',
    path: '/api/stock',
    query: z.object({ ...listQuery, category: z.string().optional(), short: z.stringbool().optional() }),
    answer: pageOf(stockRow),
  },
  get: { permission: 'part.see', path: '/api/parts/:id', answer: partSchema.extend({ stocks: z.array(stockRow) }) },
  movements: {
    permission: 'part.see',
    path: '/api/parts/:id/movements',
    query: z.object({
      store: z.uuid().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: pageOf(
      z.object({
        id: z.uuid(),
        at: z.string(),
        storeId: z.uuid(),
        kind: z.string(),
        quantityThousandths: thousandths,
        unitCost: z.int(),
        costFen: z.int(),
        orderId: z.uuid().nullable(),
        orderNumber: z.string().nullable(),
        receiver: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
  },
})
