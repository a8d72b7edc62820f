import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, measuredValue, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'
import { skill } from '../../people/contract/staff.ts'
import { equipmentUses } from './equipment-use.ts'

export const itemKinds = [
  'maintenance',
  'repair',
  'accident',
  'recall',
  'upgrade',
  'rescue',
  'valueAdded',
  'wash',
  'pdi',
  'inspection',
] as const
export const powertrains = ['ice', 'hev', 'phev', 'bev'] as const

/** A step of a service item. */
export const itemStep = z.object({
  zh: shortText.min(1),
  en: shortText.min(1),
  /** Wants a photo. */
  key: z.boolean().default(false),
  /** Safety hangs on it: unsigned, the job cannot be finished. */
  critical: z.boolean().default(false),
  /** What the guide prescribes to do it with. */
  toolZh: shortText.optional(),
  toolEn: shortText.optional(),
  /** Torque, gap, grade or quantity: `110 N·m`. */
  setting: z.string().trim().max(60).optional(),
})
export type ItemStep = z.output<typeof itemStep>

/** What the finished work is measured against. Without limits it is judged by eye. */
export const criterion = z.object({
  code: z.string().regex(/^[a-zA-Z0-9]{1,40}$/),
  zh: shortText.min(1),
  en: shortText.min(1),
  unit: z.string().max(20).optional(),
  min: measuredValue.optional(),
  max: measuredValue.optional(),
})

export type Criterion = z.output<typeof criterion>

const itemFields = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9-]{2,20}$/),
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  kind: z.enum(itemKinds),
  skill,
  standardMinutes: z.int().min(0).max(6000),
  steps: z.array(itemStep).max(60),
  criteria: z.array(criterion).max(40),
  powertrains: z.array(z.enum(powertrains)),
  mandatoryInPackage: z.boolean(),
  /** Devices without which it cannot be done; booking counts on them (I-15). */
  needsEquipment: z.array(z.enum(equipmentUses)).max(10),
}

export const serviceItemSchema = z.object({ ...recordShape, ...itemFields })

const newItem = z.object({ ...itemFields, needsEquipment: itemFields.needsEquipment.optional() })

export const serviceItemLifecycle = lifecycle('serviceItem', ['draft', 'active', 'retired'], {
  add: { to: 'draft', permission: 'serviceItem.manage', groupWide: true, input: newItem },
  edit: {
    from: ['draft', 'active'],
    to: 'same',
    permission: 'serviceItem.manage',
    groupWide: true,
    input: z.object(itemFields).omit({ code: true }).partial(),
  },
  /** Refused without content, standard time and acceptance criteria (G-19). */
  activate: {
    from: ['draft', 'retired'],
    to: 'active',
    permission: 'serviceItem.manage',
    groupWide: true,
    input: z.object({}),
  },
  retire: {
    from: ['active'],
    to: 'retired',
    permission: 'serviceItem.manage',
    groupWide: true,
    input: z.object({ reason: shortText.min(1) }),
  },
})

export const serviceItemContract = record(serviceItemLifecycle, serviceItemSchema, '/api/service-items', {
  list: {
    permission: 'knowledge.see',
    path: '/api/service-items',
    query: z.object({
      ...listQuery,
      state: z.enum(['draft', 'active', 'retired']).optional(),
      kind: z.enum(itemKinds).optional(),
    }),
    answer: pageOf(serviceItemSchema.omit({ actions: true })),
  },
  get: { permission: 'knowledge.see', path: '/api/service-items/:id', answer: serviceItemSchema },
})
