import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  fen,
  instant,
  listQuery,
  longText,
  pageOf,
  plainDate,
  record,
  recordShape,
  shortText,
} from '../../../kernel/contract/record.ts'
import { visitType } from './visit-type.ts'

/** 纸质工单, 上门服务, 其他系统: by which way a visit came that was not entered as it happened. */
export const paperChannels = ['paper', 'onSite', 'otherSystem'] as const

const paperVisitFields = {
  storeId: z.uuid(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  visitedOn: plainDate,
  channel: z.enum(paperChannels),
  paperNo: z.string().trim().min(1).max(40),
  visitType,
  words: longText,
  work: z.array(shortText.min(1)).min(1).max(40),
  amountFen: fen.min(0),
}

export const paperVisitSchema = z.object({
  ...recordShape,
  ...paperVisitFields,
  odometerKm: z.int().nullable(),
  enteredBy: z.uuid(),
  createdAt: instant,
})

/** A visit kept on paper, entered afterwards into the customer's file and the car's (F-06). */
export const paperVisitLifecycle = lifecycle('paperVisit', ['entered', 'voided'], {
  enter: {
    to: 'entered',
    permission: 'paperVisit.enter',
    input: z.object({
      ...paperVisitFields,
      odometerKm: z.int().min(0).max(2_000_000).optional(),
      lowerBecause: shortText.optional(),
    }),
  },
  /** Entered by mistake. */
  void: {
    from: ['entered'],
    to: 'voided',
    permission: 'paperVisit.enter',
    input: z.object({ reason: shortText.min(2) }),
    final: true,
  },
})

export const paperVisitContract = record(paperVisitLifecycle, paperVisitSchema, '/api/paper-visits', {
  list: {
    permission: 'paperVisit.see',
    path: '/api/paper-visits',
    query: z.object({ ...listQuery, customerId: z.uuid().optional(), vehicleId: z.uuid().optional() }),
    answer: pageOf(
      paperVisitSchema.extend({
        plate: z.string(),
        plateColour: z.string(),
        customerName: z.string(),
        enteredByName: z.string(),
      }),
    ),
  },
})
