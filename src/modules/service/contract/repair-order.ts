import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  fen,
  instant,
  listQuery,
  pageOf,
  record,
  recordShape,
  shortText,
  plainDate,
} from '../../../kernel/contract/record.ts'
import { courtesyShape, passOnVerb } from './courtesy.ts'
import { handOverInput, settleInput } from './hand-over.ts'
import { checkInInput } from './check-in.ts'
import { cleaningReads } from './cleaning.ts'
import { oldPartWishes } from './reception-content.ts'
import { choosePackageVerb } from './package.ts'
import { customerLinks, undoneWork, undoneWorkOfCar, undoneWorkQuery } from './at-the-desk.ts'
import { onTimeReads } from './on-time.ts'
import { payerReads } from './payers.ts'
import { promiseVerbs } from './promise.ts'
import { gateShape, gateVerbs } from './outside-gates.ts'
import { progressSchema } from './progress.ts'
import { quickIn } from './quick-lane.ts'
import { todayReads } from './today.ts'
import { arrivalVerbs } from './towed.ts'
import { diagnosisMark } from './diagnosis-shapes.ts'
import { concernSchema } from './line.ts'
import { offered, supplementInput, plansShape, quoteInput, reviseInput } from './offering.ts'
import { visitType } from './visit-type.ts'

export const repairOrderSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  appointmentId: z.uuid().nullable(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  advisorId: z.uuid(),
  visitType,
  inspectionLevels: z.array(z.string()),
  /** Gates of the visit type's rules as they stood at check-in. */
  needs: z.array(z.string()),
  odometerKm: z.int(),
  energyPercent: z.int().nullable(),
  belongings: z.array(z.string()),
  oldParts: z.enum(oldPartWishes),
  waiting: z.boolean(),
  arrivedAt: instant.nullable(),
  greetedAt: instant.nullable(),
  promisedAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  /** When the customer signed for the car's state and the agreement (G-14). */
  checkInSignedAt: instant.nullable(),
  /** When the walk around a towed car was done. */
  walkedAt: instant.nullable(),
  inspectionPassed: z.boolean(),
  ...diagnosisMark,
  approvedFen: fen,
  packageCode: z.string().nullable(),
  /** Items of the package that must be done before it can be settled. */
  mandatoryItems: z.array(z.string()).nullable(),
  ...plansShape,
  billId: z.uuid().nullable(),
  depositId: z.uuid().nullable(),
  /** Paid beforehand, to be set off on its settlement. */
  depositFen: fen.nullable(),
  /** When the work was done and had passed its inspections. */
  readyAt: instant.nullable(),
  closedAt: instant.nullable(),
  channel: z.string(),
  ...courtesyShape,
  ...gateShape,
  createdAt: instant,
})

export const orderRow = repairOrderSchema.omit({ actions: true }).extend({
  customerName: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  advisorName: z.string(),
  technicianNames: z.array(z.string()),
})

export const orderFile = repairOrderSchema.extend({
  customerName: z.string(),
  phoneMasked: z.string(),
  plate: z.string(),
  plateColour: z.string(),
  vin: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  advisorName: z.string(),
  concerns: z.array(concernSchema),
  ...offered.shape,
  papers: z.array(z.object({ id: z.uuid(), kind: z.string(), number: z.string(), createdAt: instant })),
  steps: z.array(z.object({ state: z.string(), at: instant, by: z.string() })),
  /** Open work of this car deferred or declined before, with its value. */
  declined: z.array(undoneWork),
})

export const repairOrderLifecycle = lifecycle(
  'repairOrder',
  ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready', 'settled', 'closed', 'cancelled'],
  {
    checkIn: { to: 'received', permission: 'repairOrder.checkIn', input: checkInInput },
    ...arrivalVerbs,
    /** The quick lane: a wash or a small job at the posted price, ready to be dispatched at once. */
    quickIn: { to: 'agreed', permission: 'repairOrder.checkIn', input: quickIn },
    /** Completes what reception left open: statements, confirmation, belongings, promise. */
    complete: {
      from: ['received', 'estimated'],
      to: 'same',
      permission: 'repairOrder.checkIn',
      input: checkInInput
        .pick({
          concerns: true,
          confirmed: true,
          belongings: true,
          oldParts: true,
          energyPercent: true,
          promisedAt: true,
          waiting: true,
          courtesy: true,
        })
        .partial(),
    },
    /** Puts lines on the order from the public list and makes the estimate with its link. Refused before the statement is confirmed. */
    quote: {
      from: ['received', 'estimated'],
      to: 'estimated',
      permission: 'repairOrder.quote',
      input: quoteInput,
      also: offered,
    },
    /**
     * Work found necessary while the car is here (增项): new lines and a new edition of the estimate; nothing is done
     * on them before the customer's consent (H-16).
     */
    supplement: {
      from: ['agreed', 'inRepair', 'awaitingInspection', 'ready'],
      to: 'same',
      permission: 'repairOrder.quote',
      input: supplementInput,
      also: offered,
    },
    /**
     * Another quantity, time or price for lines that are agreed and not begun: a new edition. What costs something else
     * has to be decided anew, the other approvals stand.
     */
    revise: {
      from: ['agreed', 'inRepair', 'awaitingInspection', 'ready'],
      to: 'same',
      permission: 'repairOrder.quote',
      input: reviseInput,
      also: offered,
    },
    /** Takes lines that are not begun off the order again, with the customer's word for it. */
    withdraw: {
      from: ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
      to: ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
      permission: 'repairOrder.quote',
      input: z.object({ lineIds: z.array(z.uuid()).min(1).max(100), reason: shortText.min(2) }),
    },
    /**
     * The customer's decision on the estimate moves the order: to `agreed` when all is decided and there is work to do,
     * to `ready` when he wants nothing done.
     */
    agree: {
      from: ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
      to: ['estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
      permission: 'repairOrder.quote',
      input: z.object({}),
      internal: true,
    },
    begin: {
      from: ['agreed', 'inRepair'],
      to: 'inRepair',
      permission: 'jobCard.work',
      input: z.object({}),
      internal: true,
    },
    /** The diagnosis opens or closes the way to estimate and repair (H-01, H-06). */
    diagnose: {
      from: ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'],
      to: 'same',
      permission: 'diagnosis.work',
      input: z.object({}),
      internal: true,
    },
    dispatch: {
      from: ['agreed', 'inRepair'],
      to: 'same',
      permission: 'jobCard.dispatch',
      input: z.object({}),
      internal: true,
    },
    /** A job card was taken back before it was begun. */
    recall: {
      from: ['agreed', 'inRepair'],
      to: 'same',
      permission: 'jobCard.dispatch',
      input: z.object({}),
      internal: true,
    },
    /** A job card is done; with the last one, and no agreed labour left, the car awaits its inspection. */
    finishWork: {
      from: ['inRepair'],
      to: ['awaitingInspection', 'inRepair'],
      permission: 'jobCard.work',
      input: z.object({}),
      internal: true,
    },
    passInspection: {
      from: ['awaitingInspection'],
      to: 'ready',
      permission: 'inspection.record',
      input: z.object({}),
      internal: true,
    },
    sendBack: {
      from: ['awaitingInspection'],
      to: 'inRepair',
      permission: 'inspection.record',
      input: z.object({}),
      internal: true,
    },
    /** What the technician should know of the car; he reads it before he starts (G-16). */
    passOn: passOnVerb,
    ...gateVerbs,
    choosePackage: choosePackageVerb,
    ...promiseVerbs,
    /** Compares executed with agreed, line by line; a difference without consent blocks (L-05). */
    settle: { from: ['ready'], to: 'settled', permission: 'repairOrder.settle', input: settleInput },
    /** Keys, papers, belongings and old parts against signature; only when paid or on approved account (L-06, L-08). */
    handOver: {
      from: ['settled'],
      to: 'closed',
      permission: 'repairOrder.handOver',
      input: handOverInput,
    },
    cancel: {
      from: ['received', 'estimated', 'agreed'],
      to: 'cancelled',
      permission: 'repairOrder.cancel',
      input: z.object({ reason: shortText.min(2) }),
      final: true,
    },
  },
)

export const repairOrderContract = record(repairOrderLifecycle, repairOrderSchema, '/api/repair-orders', {
  list: {
    permission: 'repairOrder.see',
    path: '/api/repair-orders',
    query: z.object({
      ...listQuery,
      state: z.string().max(120).optional(),
      advisorId: z.uuid().optional(),
      vehicleId: z.uuid().optional(),
      customerId: z.uuid().optional(),
      late: z.stringbool().optional(),
      /** Handed over on this day of the store. */
      closedOn: plainDate.optional(),
    }),
    answer: pageOf(orderRow),
  },
  get: { permission: 'repairOrder.see', path: '/api/repair-orders/:id', answer: orderFile },
  ...todayReads,
  ...cleaningReads,
  ...onTimeReads,
  ...payerReads,
  /** The customer's view of the running visit, by link. */
  progress: { permission: 'repairOrder.see', path: '/api/visits/:id/progress', answer: progressSchema, link: 'visit' },
  /** The same for a customer who has signed in, of his own cars. */
  myVisit: { permission: 'repairOrder.seeOwn', path: '/api/my/visits/:id', answer: progressSchema },
  /** What the customer has put off or declined on the car `:id`, wherever it was. */
  putOff: {
    permission: 'repairOrder.see',
    path: '/api/vehicles/:id/put-off',
    query: undoneWorkQuery,
    answer: undoneWorkOfCar,
  },
  /** The customer's own links, to be shown or copied at the desk. Each look is in the ledger: they open his decision. */
  customerLinks: {
    permission: 'repairOrder.showLink',
    path: '/api/repair-orders/:id/customer-links',
    answer: customerLinks,
  },
})
