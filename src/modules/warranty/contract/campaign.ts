import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  listQuery,
  longText,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'

const campaignFields = {
  titleZh: shortText.min(1),
  titleEn: shortText.min(1),
  dangerZh: longText.min(1),
  dangerEn: longText.min(1),
  remedyZh: longText.min(1),
  remedyEn: longText.min(1),
  /** The car must not be driven until it is done. */
  stopUse: z.boolean(),
  startsOn: plainDate,
}
const number = z.string().trim().min(2).max(30)
const vins = z.array(z.string().trim().toUpperCase()).min(1).max(2000)

export const campaignSchema = z.object({
  ...recordShape,
  number: z.string(),
  ...campaignFields,
  carCount: z.int(),
  doneCount: z.int(),
})

export const campaignLifecycle = lifecycle('recallCampaign', ['open', 'closed'], {
  add: { to: 'open', permission: 'recallCampaign.manage', input: z.object({ number, ...campaignFields, vins }) },
  /** More cars, as the maker names them. */
  addCars: { from: ['open'], to: 'same', permission: 'recallCampaign.manage', input: z.object({ vins }) },
  /** The remedy has been carried out on one car, on this order. */
  completeCar: {
    from: ['open'],
    to: 'same',
    permission: 'recallCampaign.completeCar',
    input: z.object({ vin: z.string().trim().toUpperCase(), orderNumber: z.string().trim().min(3).max(40) }),
  },
  close: { from: ['open'], to: 'closed', permission: 'recallCampaign.manage', input: z.object({}) },
})

const campaignCar = z.object({
  vin: z.string(),
  vehicleId: z.uuid().nullable(),
  plate: z.string().nullable(),
  plateColour: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneOrder: z.string().nullable(),
})

export const campaignContract = record(campaignLifecycle, campaignSchema, '/api/recall-campaigns', {
  list: {
    permission: 'warrantyPolicy.see',
    path: '/api/recall-campaigns',
    query: z.object({ ...listQuery, state: z.enum(['open', 'closed']).optional() }),
    answer: pageOf(campaignSchema),
  },
  get: {
    permission: 'warrantyPolicy.see',
    path: '/api/recall-campaigns/:id',
    answer: campaignSchema.extend({ cars: z.array(campaignCar) }),
  },
})
