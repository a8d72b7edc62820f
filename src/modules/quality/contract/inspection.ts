import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  instant,
  listQuery,
  longText,
  measuredValue,
  pageOf,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'
import { signatureImage } from '../../service/contract/line.ts'
import { criterion } from '../../knowledge/contract/service-item.ts'

/** 自检, 互检, 终检 */
export const inspectionLevels = ['self', 'team', 'final'] as const

export const reading = z.object({
  lineId: z.uuid().nullable(),
  code: z.string().max(40),
  /** A measured value, or whether it is as it should be where nothing is measured. */
  value: measuredValue.nullable(),
  ok: z.boolean().nullable(),
  /** What was seen, where it is not as it should be (V-13). */
  photoIds: z.array(z.uuid()).max(9).optional(),
})

export const inspectionSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  level: z.enum(inspectionLevels),
  round: z.int(),
  inspectorId: z.uuid(),
  readings: z.array(reading),
  failedCodes: z.array(z.string()),
  cause: z.string().nullable(),
  remark: z.string().nullable(),
  backToCardId: z.uuid().nullable(),
  inspectedAt: instant,
})

export const inspectionLifecycle = lifecycle('inspection', ['passed', 'failed'], {
  /**
   * Records one level. The rules decide: a reading outside its limit fails whatever the person says (K-03); a failure sends
   * the car back to the card named; three levels by three people, in order (K-01).
   */
  record: {
    to: ['passed', 'failed'],
    permission: 'inspection.record',
    input: z.object({
      storeId: z.uuid(),
      orderId: z.uuid(),
      level: z.enum(inspectionLevels),
      readings: z.array(reading).max(200),
      passed: z.boolean(),
      cause: longText.optional(),
      backToCardId: z.uuid().optional(),
      remark: shortText.optional(),
      /** The inspector's own hand, where the shop wants it under this level. */
      signature: signatureImage.optional(),
    }),
    /** The order as it stands after it: `ready` when the last level passed. */
    also: z.object({ order: z.object({ id: z.uuid(), version: z.int(), state: z.string() }) }),
  },
})

export const inspectionContract = record(inspectionLifecycle, inspectionSchema, '/api/inspections', {
  list: {
    permission: 'inspection.see',
    path: '/api/inspections',
    query: z.object({
      ...listQuery,
      orderId: z.uuid().optional(),
      level: z.enum(inspectionLevels).optional(),
      state: z.enum(['passed', 'failed']).optional(),
    }),
    answer: pageOf(inspectionSchema.omit({ actions: true }).extend({ inspectorName: z.string(), plate: z.string() })),
  },
  /** Cars that wait for an inspection, with the level that is next and who may not do it. */
  queue: {
    permission: 'inspection.see',
    path: '/api/inspections/queue',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({
      rows: z.array(
        z.object({
          /** The order's: a car waits for one level at a time. */
          id: z.uuid(),
          orderId: z.uuid(),
          number: z.string(),
          plate: z.string(),
          plateColour: z.string(),
          modelZh: z.string().nullable(),
          modelEn: z.string().nullable(),
          promisedAt: instant.nullable(),
          level: z.enum(inspectionLevels),
          round: z.int(),
          notBy: z.array(z.uuid()),
          /** Who worked on the car. */
          technicians: z.array(z.object({ id: z.uuid(), name: z.string() })),
          since: instant,
        }),
      ),
    }),
  },
  /** What this level must check on an order: the criteria of its executed lines. */
  sheet: {
    permission: 'inspection.see',
    path: '/api/inspections/sheet/:id',
    answer: z.object({
      orderId: z.uuid(),
      number: z.string(),
      plate: z.string(),
      orderState: z.string(),
      /** The level that is next; null when nothing is to be inspected. */
      level: z.enum(inspectionLevels).nullable(),
      round: z.int(),
      /** The last level: everything that can be measured must be. */
      last: z.boolean(),
      /** Who inspected another level of this round. */
      notBy: z.array(z.uuid()),
      lines: z.array(
        z.object({
          lineId: z.uuid(),
          nameZh: z.string(),
          nameEn: z.string(),
          jobCardId: z.uuid().nullable(),
          technicianName: z.string().nullable(),
          criteria: z.array(criterion),
        }),
      ),
      /** Whether the level that is next must be signed by hand. */
      mustSign: z.boolean(),
      /** Whether each check that fails needs a photo. */
      mustShow: z.boolean(),
      done: z.array(
        inspectionSchema.omit({ actions: true }).extend({
          inspectorName: z.string(),
          /** `unchanged`: what was signed is what stands there. The drawing is null once its signer was erased. */
          signature: z.object({ at: instant, image: z.string().nullable(), unchanged: z.boolean() }).nullable(),
        }),
      ),
    }),
  },
  /** The whole trace of an order (K-09): number, time, content, staff, customer, unalterable and verifiable. */
  trace: {
    permission: 'trace.see',
    path: '/api/repair-orders/:id/trace',
    answer: z.object({
      orderId: z.uuid(),
      number: z.string(),
      entries: z.array(
        z.object({
          id: z.uuid(),
          at: instant,
          record: z.string(),
          verb: z.string(),
          fromState: z.string().nullable(),
          toState: z.string().nullable(),
          actor: z.enum(['staff', 'customer', 'link', 'system']),
          /** Name of the person, or of the job that did it by itself; empty for a customer through his link. */
          by: z.string(),
          cause: z.string().nullable(),
          hash: z.string(),
          /** Closed in a signed block: nobody can change it any more without being found out. */
          sealed: z.boolean(),
          changes: z.array(z.object({ table: z.string(), set: z.record(z.string(), z.unknown()) })),
        }),
      ),
      /** Every chain was recomputed just now and is whole. */
      intact: z.boolean(),
    }),
  },
})
