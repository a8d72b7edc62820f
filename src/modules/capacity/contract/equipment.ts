import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  longText,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'
import { equipmentUses } from '../../knowledge/contract/equipment-use.ts'

export const equipmentKinds = ['lift', 'instrument', 'tool', 'machine'] as const

const months = z.int().min(1).max(120).nullable()

const equipmentFields = {
  code: z.string().trim().min(1).max(20),
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  kind: z.enum(equipmentKinds),
  place: shortText.min(1),
  serial: shortText.nullable(),
  /** The bay that stands still without it. */
  bayId: z.uuid().nullable(),
  /** What bookings count on it for (I-15); null where none do. */
  use: z.enum(equipmentUses).nullable(),
  /** How often a calibration is due; null where it measures nothing. */
  calibrationMonths: months,
  calibrationDue: plainDate.nullable(),
  upkeepMonths: months,
  upkeepDue: plainDate.nullable(),
}

const optional = equipmentFields
const newEquipment = z.object({
  storeId: z.uuid(),
  ...equipmentFields,
  serial: optional.serial.optional(),
  bayId: optional.bayId.optional(),
  use: optional.use.optional(),
  calibrationMonths: months.optional(),
  calibrationDue: optional.calibrationDue.optional(),
  upkeepMonths: months.optional(),
  upkeepDue: optional.upkeepDue.optional(),
})

export const equipmentSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  ...equipmentFields,
  holderId: z.uuid().nullable(),
  issuedAt: instant.nullable(),
  outBecause: z.string().nullable(),
})

/** Why a device serves no record now; null while it does. */
export const unusableBecause = ['outOfOrder', 'retired', 'calibration'] as const

export const equipmentRow = equipmentSchema.extend({
  bayCode: z.string().nullable(),
  holderName: z.string().nullable(),
  unusable: z.enum(unusableBecause).nullable(),
  /** Days until the next calibration or upkeep, the nearer; below zero when it is overdue. */
  dueInDays: z.int().nullable(),
  /** Who has reserved it now or next. */
  reservedBy: z.string().nullable(),
  reservedFrom: instant.nullable(),
  reservedUntil: instant.nullable(),
})

export const reservationSchema = z.object({
  id: z.uuid(),
  staffId: z.uuid(),
  staffName: z.string(),
  startsAt: instant,
  endsAt: instant,
  purpose: z.string(),
})

export const noteKinds = ['issue', 'takeBack', 'fault', 'repair', 'calibration', 'calibrationFailed', 'upkeep'] as const

export const equipmentFile = equipmentRow.extend({
  notes: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(noteKinds),
      at: instant,
      byName: z.string(),
      words: z.string().nullable(),
      due: plainDate.nullable(),
    }),
  ),
  reservations: z.array(reservationSchema),
})

const inUse = ['ready', 'issued', 'outOfOrder'] as const

export const equipmentLifecycle = lifecycle('equipment', ['ready', 'issued', 'outOfOrder', 'retired'], {
  add: { to: 'ready', permission: 'equipment.manage', input: newEquipment },
  edit: {
    from: inUse,
    to: 'same',
    permission: 'equipment.manage',
    input: z.object(equipmentFields).partial(),
  },
  issue: {
    from: ['ready'],
    to: 'issued',
    permission: 'equipment.lend',
    input: z.object({ holderId: z.uuid(), remark: shortText.optional() }),
  },
  takeBack: {
    from: ['issued'],
    to: 'ready',
    permission: 'equipment.lend',
    input: z.object({ remark: shortText.optional() }),
  },
  /** A broken lift closes its bay with it: nothing more is booked or dispatched into it (I-18). */
  reportFault: {
    from: ['ready', 'issued'],
    to: 'outOfOrder',
    permission: 'equipment.report',
    input: z.object({ reason: shortText.min(1) }),
  },
  putBack: {
    from: ['outOfOrder'],
    to: 'ready',
    permission: 'equipment.report',
    input: z.object({ repaired: shortText.min(1) }),
  },
  /** A device that fails its calibration is out of order. */
  calibrate: {
    from: inUse,
    to: inUse,
    permission: 'equipment.manage',
    input: z.object({
      on: plainDate,
      certificateNo: shortText.min(1),
      passed: z.boolean(),
      nextDue: plainDate.optional(),
    }),
  },
  maintain: {
    from: inUse,
    to: 'same',
    permission: 'equipment.report',
    input: z.object({ on: plainDate, done: longText.min(1), nextDue: plainDate.optional() }),
  },
  reserve: {
    from: ['ready', 'issued'],
    to: 'same',
    permission: 'equipment.reserve',
    input: z.object({ startsAt: instant, endsAt: instant, purpose: shortText.min(1) }),
  },
  release: {
    from: inUse,
    to: 'same',
    permission: 'equipment.reserve',
    input: z.object({ reservationId: z.uuid() }),
  },
  retire: {
    from: inUse,
    to: 'retired',
    permission: 'equipment.manage',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

export const equipmentContract = record(equipmentLifecycle, equipmentSchema, '/api/equipment', {
  list: {
    permission: 'equipment.see',
    path: '/api/equipment',
    query: z.object({
      ...listQuery,
      state: z.enum(['ready', 'issued', 'outOfOrder', 'retired']).optional(),
      kind: z.enum(equipmentKinds).optional(),
      /** Calibration or upkeep is due within the warning time, or overdue. */
      due: z.stringbool().optional(),
      /** What the person holds himself. */
      mine: z.stringbool().optional(),
    }),
    answer: pageOf(equipmentRow),
  },
  get: { permission: 'equipment.see', path: '/api/equipment/:id', answer: equipmentFile },
})
