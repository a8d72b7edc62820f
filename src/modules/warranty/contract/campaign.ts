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
import { callInput, ownerFigures, recallCar, recallCarQuery, tellInput } from './recall-owner.ts'

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
/** Items of the catalogue by which it is carried out: what a booking proposes, and what makes a car done. */
const itemCodes = z.array(z.string().trim().min(1).max(40)).max(10)
const number = z.string().trim().min(2).max(30)
const vins = z.array(z.string().trim().toUpperCase()).min(1).max(2000)

export const campaignSchema = z.object({
  ...recordShape,
  number: z.string(),
  ...campaignFields,
  itemCodes,
  carCount: z.int(),
  doneCount: z.int(),
})

export const campaignLifecycle = lifecycle('recallCampaign', ['open', 'closed'], {
  add: {
    to: 'open',
    permission: 'recallCampaign.manage',
    groupWide: true,
    input: z.object({ number, ...campaignFields, itemCodes: itemCodes.default([]), vins }),
  },
  /** More cars, as the maker names them. */
  addCars: {
    from: ['open'],
    to: 'same',
    permission: 'recallCampaign.manage',
    groupWide: true,
    input: z.object({ vins }),
  },
  /** The remedy has been carried out on one car, on this order. */
  completeCar: {
    from: ['open'],
    to: 'same',
    permission: 'recallCampaign.completeCar',
    input: z.object({ vin: z.string().trim().toUpperCase(), orderNumber: z.string().trim().min(3).max(40) }),
  },
  setItems: {
    from: ['open'],
    to: 'same',
    permission: 'recallCampaign.manage',
    groupWide: true,
    input: z.object({ itemCodes }),
  },
  /** Writes to the owners: about safety, so nobody's consent is asked; who has no channel stands on the list to call. */
  tell: { from: ['open'], to: 'same', permission: 'recallCampaign.tell', input: tellInput },
  /** Somebody has telephoned. */
  call: { from: ['open'], to: 'same', permission: 'recallCampaign.call', input: callInput },
  /** A message reached nobody. */
  missOwner: { from: ['open'], to: 'same', permission: 'recallCampaign.tell', input: z.object({}), internal: true },
  /** A visit was booked for it, moved or given up. */
  noteBooking: { from: ['open'], to: 'same', permission: 'recallCampaign.call', input: z.object({}), internal: true },
  close: { from: ['open'], to: 'closed', permission: 'recallCampaign.manage', groupWide: true, input: z.object({}) },
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
    answer: campaignSchema.extend({ figures: ownerFigures }),
  },
  /** The cars of a recall with their owners, those to be cared for first. */
  cars: {
    permission: 'recallCampaign.call',
    path: '/api/recall-cars',
    query: recallCarQuery,
    answer: pageOf(recallCar),
  },
})
