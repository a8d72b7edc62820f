import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { powertrains } from '../../knowledge/contract/service-item.ts'

export const coverScopes = ['vehicle', 'battery', 'wear'] as const

const policyFields = {
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  scope: z.enum(coverScopes),
  years: z.int().min(1).max(30),
  km: z.int().min(1000).max(2_000_000).nullable(),
  /** Empty: for all. */
  powertrains: z.array(z.enum(powertrains)),
  /** Empty: for all. The more particular policy counts before the more general one. */
  modelIds: z.array(z.uuid()).max(50),
  /** Groups of parts for which alone it counts; empty: all. */
  partGroups: z.array(shortText.min(1)).max(50),
  /** Cars sold in this time have it, and keep it whatever comes later. */
  soldFrom: plainDate,
  soldUntil: plainDate.nullable(),
}

export const policySchema = z.object({ ...recordShape, code: z.string(), ...policyFields })

const code = z
  .string()
  .trim()
  .regex(/^[A-Z0-9-]{2,20}$/)

export const policyLifecycle = lifecycle('warrantyPolicy', ['active', 'ended'], {
  /** Refused below the law's least years or kilometres (家用汽车产品修理更换退货责任规定 第十八条). */
  add: {
    to: 'active',
    permission: 'warrantyPolicy.manage',
    groupWide: true,
    input: z.object({
      code,
      ...policyFields,
      modelIds: policyFields.modelIds.default([]),
      partGroups: policyFields.partGroups.default([]),
    }),
  },
  /** No car sold later has it; cars that have it keep it. */
  end: {
    from: ['active'],
    to: 'ended',
    permission: 'warrantyPolicy.manage',
    groupWide: true,
    input: z.object({ soldUntil: plainDate }),
  },
})

/** A policy of a car as it stands before the reading of the day is known. */
export const carCover = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  scope: z.enum(coverScopes),
  years: z.int(),
  km: z.int().nullable(),
  soldOn: plainDate,
  lastDay: plainDate,
  partGroups: z.array(z.string()),
  byModel: z.boolean(),
})

export const openRecall = z.object({
  id: z.uuid(),
  number: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  dangerZh: z.string(),
  dangerEn: z.string(),
  remedyZh: z.string(),
  remedyEn: z.string(),
  stopUse: z.boolean(),
  itemCodes: z.array(z.string()),
})

export const policyContract = record(policyLifecycle, policySchema, '/api/warranty-policies', {
  list: {
    permission: 'warrantyPolicy.see',
    path: '/api/warranty-policies',
    query: z.object({ ...listQuery, state: z.enum(['active', 'ended']).optional() }),
    answer: pageOf(policySchema),
  },
  /** What a car has: its policies by the day of its sale, and the campaigns that wait for it. */
  ofCar: {
    permission: 'warrantyPolicy.see',
    path: '/api/vehicles/:id/cover',
    answer: z.object({
      soldOn: plainDate.nullable(),
      odometerKm: z.int().nullable(),
      today: plainDate,
      covers: z.array(carCover),
      recalls: z.array(openRecall),
    }),
  },
})
