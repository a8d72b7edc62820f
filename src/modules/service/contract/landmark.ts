import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { coordinates } from './rescue-unit.ts'

const landmarkFields = { nameZh: shortText.min(1), nameEn: shortText.optional(), ...coordinates }

export const landmarkSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  longitude: z.number(),
  latitude: z.number(),
})

/** A place that callers name, with its coordinates: crossroads, filling stations, car parks, exits. */
export const landmarkLifecycle = lifecycle('landmark', ['known', 'gone'], {
  add: {
    to: 'known',
    permission: 'rescue.lead',
    input: z.object({ storeId: z.uuid(), ...landmarkFields }),
  },
  edit: { from: ['known'], to: 'same', permission: 'rescue.lead', input: z.object(landmarkFields).partial() },
  retire: { from: ['known'], to: 'gone', permission: 'rescue.lead', input: z.object({}) },
  bringBack: { from: ['gone'], to: 'known', permission: 'rescue.lead', input: z.object({}) },
})

const foundPlace = z.object({
  id: z.string(),
  /** Where this customer was helped before, or a place of the shop's list. */
  source: z.enum(['before', 'landmark']),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
})

export const landmarkContract = record(landmarkLifecycle, landmarkSchema, '/api/landmarks', {
  list: {
    permission: 'rescue.see',
    path: '/api/landmarks',
    query: z.object({ ...listQuery }),
    answer: pageOf(landmarkSchema),
  },
  /** Places for a call, by text or by pinyin initials; first those where the customer was helped before. */
  find: {
    permission: 'rescue.take',
    path: '/api/landmarks/find',
    query: z.object({ store: z.uuid(), customerId: z.uuid().optional(), q: z.string().max(40).optional() }),
    answer: z.object({ rows: z.array(foundPlace) }),
  },
})
