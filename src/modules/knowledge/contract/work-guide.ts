import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { itemStep } from './service-item.ts'

/** How an item is done on the cars of a maker or of one model (作业指导书, I-06): editions, each with its days. */
export const workGuideSchema = z.object({
  ...recordShape,
  itemId: z.uuid(),
  maker: z.string(),
  modelId: z.uuid().nullable(),
  edition: z.int(),
  source: z.string(),
  steps: z.array(itemStep),
  validFrom: instant,
  validUntil: instant.nullable(),
})

/** Which edition a technician has before him. */
export const guideInUse = workGuideSchema
  .pick({ id: true, maker: true, edition: true, source: true })
  .extend({ modelZh: z.string().nullable(), modelEn: z.string().nullable() })

export const workGuideLifecycle = lifecycle('workGuide', ['active', 'replaced', 'retired'], {
  /** A new edition for a maker or a model, in the place of the one before; work that was given out keeps the edition it was given with. */
  write: {
    to: 'active',
    permission: 'guide.manage',
    groupWide: true,
    input: z.object({
      itemId: z.uuid(),
      maker: shortText.optional(),
      modelId: z.uuid().optional(),
      source: shortText.min(2),
      steps: z.array(itemStep).min(1).max(60),
    }),
  },
  /** A newer edition has taken its place. */
  replace: { from: ['active'], to: 'replaced', permission: 'guide.manage', input: z.object({}), internal: true },
  /** What is wider counts again: the maker's edition, else the steps of the item. */
  retire: {
    from: ['active'],
    to: 'retired',
    permission: 'guide.manage',
    groupWide: true,
    input: z.object({ reason: shortText.min(2) }),
    final: true,
  },
})

export const workGuideContract = record(workGuideLifecycle, workGuideSchema, '/api/work-guides', {
  /** Editions of the item `:id`, those in use first, the narrowest before the wider. */
  ofItem: {
    permission: 'knowledge.see',
    path: '/api/service-items/:id/work-guides',
    answer: z.object({
      rows: z.array(
        workGuideSchema.extend({
          modelZh: z.string().nullable(),
          modelEn: z.string().nullable(),
          by: z.string().nullable(),
        }),
      ),
    }),
  },
})
