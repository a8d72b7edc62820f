import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, pageOf, plainDate, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

/** What somebody can do in the workshop; jobs ask for one of these, capacity is counted by them. */
export const skills = ['mechanical', 'electrical', 'highVoltage', 'bodywork', 'paint', 'quick', 'inspection'] as const
export const skill = z.enum(skills)
export type Skill = z.infer<typeof skill>

export const departments = [
  'customerService',
  'repair',
  'parts',
  'technicalSupport',
  'administration',
  'sales',
] as const

const staffFields = {
  staffNo: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(60),
  department: z.enum(departments),
  position: shortText,
  skills: z.array(skill).max(10),
}

export const staffSchema = z.object({
  ...recordShape,
  ...staffFields,
  storeId: z.uuid(),
  phoneMasked: z.string().optional(),
  createdAt: z.string(),
})

export const staffLifecycle = lifecycle('staff', ['active', 'left'], {
  hire: {
    to: 'active',
    permission: 'staff.manage',
    input: z.object({ storeId: z.uuid(), ...staffFields, phone: z.string().trim().max(30).optional() }),
  },
  edit: {
    from: ['active'],
    to: 'same',
    permission: 'staff.manage',
    input: z.object({ ...staffFields, phone: z.string().trim().max(30) }).partial(),
  },
  leave: {
    from: ['active'],
    to: 'left',
    permission: 'staff.manage',
    input: z.object({ lastDay: plainDate, reason: shortText }),
    final: true,
  },
})

export const staffRow = staffSchema.omit({ actions: true })

export const staffContract = record(staffLifecycle, staffSchema, '/api/staff', {
  list: {
    permission: 'staff.see',
    path: '/api/staff',
    query: z.object({
      ...listQuery,
      state: z.enum(['active', 'left']).optional(),
      skill: skill.optional(),
      department: z.enum(departments).optional(),
    }),
    answer: pageOf(staffRow),
  },
  get: { permission: 'staff.see', path: '/api/staff/:id', answer: staffSchema },
})
