import { z } from 'zod'
import { checklistItem } from '../../../kernel/contract/furniture.ts'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, listQuery, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

/** 休息区, 接待区, 洗手间, 停车区 */
export const environmentAreas = ['lounge', 'reception', 'washroom', 'parking'] as const

const answers = z
  .array(
    z.object({
      code: z.string().max(40),
      ok: z.boolean().nullable(),
      value: z.number().nullable().default(null),
      text: shortText.nullable().default(null),
    }),
  )
  .max(60)

export const environmentCheckSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  area: z.enum(environmentAreas),
  edition: z.int(),
  items: z.array(checklistItem),
  answers,
  failed: z.array(z.string()),
  byId: z.uuid(),
  taskId: z.uuid().nullable(),
  createdAt: instant,
})

/** An area was checked against its standard; what was not in order is a task (D-10). */
export const environmentCheckLifecycle = lifecycle('environmentCheck', ['recorded'], {
  record: {
    to: 'recorded',
    permission: 'environmentCheck.record',
    input: z.object({
      storeId: z.uuid(),
      area: z.enum(environmentAreas),
      answers,
      /** Pictures that photo items are answered with: their text is the file's id. */
      photoIds: z.array(z.uuid()).max(40).optional(),
    }),
  },
})

export const environmentCheckContract = record(
  environmentCheckLifecycle,
  environmentCheckSchema,
  '/api/environment-checks',
  {
    list: {
      permission: 'environmentCheck.see',
      path: '/api/environment-checks',
      query: z.object({ ...listQuery, area: z.enum(environmentAreas).optional() }),
      answer: pageOf(
        environmentCheckSchema.omit({ actions: true }).extend({ byName: z.string(), taskState: z.string().nullable() }),
      ),
    },
    /** The standard of each area, when it was last checked in the store and what came of it. */
    areas: {
      permission: 'environmentCheck.see',
      path: '/api/environment-checks/areas',
      query: z.object({ store: z.uuid().optional() }),
      answer: z.object({
        rows: z.array(
          z.object({
            id: z.enum(environmentAreas),
            edition: z.int(),
            nameZh: z.string(),
            nameEn: z.string(),
            items: z.array(checklistItem),
            /** The last check, with whose pictures the area is shown. */
            checkId: z.uuid().nullable(),
            checkedAt: instant.nullable(),
            byName: z.string().nullable(),
            failed: z.array(z.string()),
            /** Not checked within the shop's time. */
            isDue: z.boolean(),
          }),
        ),
      }),
    },
  },
)
