import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

export const unitKinds = ['van', 'tow'] as const

export const coordinates = {
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
} as const

const unitFields = {
  code: z.string().trim().min(1).max(20),
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  plate: shortText,
  kind: z.enum(unitKinds),
  technicianId: z.uuid(),
}

export const rescueUnitSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  ...unitFields,
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  placedAt: instant.nullable(),
})

export const rescueUnitLifecycle = lifecycle('rescueUnit', ['free', 'busy', 'off'], {
  add: {
    to: 'free',
    permission: 'rescue.lead',
    input: z.object({
      storeId: z.uuid(),
      ...unitFields,
      longitude: coordinates.longitude.optional(),
      latitude: coordinates.latitude.optional(),
    }),
  },
  edit: {
    from: ['free', 'off'],
    to: 'same',
    permission: 'rescue.lead',
    input: z.object(unitFields).omit({ code: true }).partial(),
  },
  /** Where it stands now: told by its driver's telephone. */
  place: { from: ['free', 'busy', 'off'], to: 'same', permission: 'rescue.drive', input: z.object(coordinates) },
  rest: { from: ['free'], to: 'off', permission: 'rescue.drive', input: z.object({}) },
  back: { from: ['off'], to: 'free', permission: 'rescue.drive', input: z.object({}) },
  take: { from: ['free'], to: 'busy', permission: 'rescue.take', input: z.object({}), internal: true },
  release: { from: ['busy'], to: 'free', permission: 'rescue.drive', input: z.object({}), internal: true },
})

export const rescueUnitContract = record(rescueUnitLifecycle, rescueUnitSchema, '/api/rescue-units', {
  list: {
    permission: 'rescue.see',
    path: '/api/rescue-units',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(rescueUnitSchema.extend({ technicianName: z.string() })) }),
  },
})
