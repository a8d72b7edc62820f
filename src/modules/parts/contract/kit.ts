import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, record, recordShape, thousandths } from '../../../kernel/contract/record.ts'

/** A part with how much of it the work takes. */
export const kitLine = z.object({ partId: z.uuid(), quantityThousandths: thousandths.min(1) })
export type KitLine = z.output<typeof kitLine>

const kitFields = { itemCode: z.string().trim().min(1).max(40), modelId: z.uuid().nullable() }
const kitLines = { lines: z.array(kitLine).max(40) }

export const kitSchema = z.object({ ...recordShape, ...kitFields, ...kitLines })

export const kitLifecycle = lifecycle('partKit', ['active'], {
  /** The parts that an item takes on a model; without a model on all that have no list of their own. */
  add: { to: 'active', permission: 'part.manage', groupWide: true, input: z.object({ ...kitFields, ...kitLines }) },
  edit: { from: ['active'], to: 'same', permission: 'part.manage', groupWide: true, input: z.object(kitLines) },
})

export const kitContract = record(kitLifecycle, kitSchema, '/api/part-kits', {
  list: {
    permission: 'part.see',
    path: '/api/part-kits',
    query: z.object({ ...listQuery, item: z.string().max(40).optional() }),
    answer: pageOf(
      kitSchema.extend({
        itemZh: z.string().nullable(),
        itemEn: z.string().nullable(),
        modelZh: z.string().nullable(),
        modelEn: z.string().nullable(),
        parts: z.array(
          kitLine.extend({ partNo: z.string(), nameZh: z.string(), nameEn: z.string(), unit: z.string() }),
        ),
      }),
    ),
  },
})
