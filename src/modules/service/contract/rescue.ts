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
import { coordinates } from './rescue-unit.ts'

export const rescueKinds = ['noStart', 'flatTyre', 'energyEmpty', 'lockedIn', 'accident', 'other'] as const
export const dangers = ['occupantLockedIn', 'injured', 'fire', 'motorway', 'child', 'weather'] as const

const times = {
  reportedAt: instant,
  assignedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  departedAt: instant.nullable(),
  arrivedAt: instant.nullable(),
  endedAt: instant.nullable(),
}

export const rescueSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  kind: z.enum(rescueKinds),
  dangers: z.array(z.string()),
  dangerRank: z.int(),
  customerId: z.uuid(),
  vehicleId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  technicianId: z.uuid().nullable(),
  distanceMetres: z.int().nullable(),
  expectedAt: instant.nullable(),
  ...times,
  result: z.string().nullable(),
  costFen: fen.nullable(),
  damageAvoidedFen: fen.nullable(),
  orderId: z.uuid().nullable(),
})

/** Of the caller: in full for who needs it while the call runs, else only its beginning. */
const whereabouts = {
  place: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
}

export const rescueRow = rescueSchema.omit({ actions: true }).extend({
  ...whereabouts,
  customerName: z.string(),
  plate: z.string().nullable(),
  plateColour: z.string().nullable(),
  unitNameZh: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  unitPlate: z.string().nullable(),
  technicianName: z.string().nullable(),
  unitLongitude: z.number().nullable(),
  unitLatitude: z.number().nullable(),
  orderNumber: z.string().nullable(),
  /** From the call to the unit's yes, and to its arrival, in whole minutes. */
  responseMinutes: z.int().nullable(),
  arrivalMinutes: z.int().nullable(),
})

const storePlace = { storeLongitude: z.number().nullable(), storeLatitude: z.number().nullable() }

export const rescueFile = rescueRow.extend({
  actions: rescueSchema.shape.actions,
  phoneMasked: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  takenByName: z.string(),
  ...storePlace,
})

/** What the caller sees by his link. */
export const followSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string(),
  state: z.string(),
  kind: z.enum(rescueKinds),
  now: instant,
  ...whereabouts,
  storeNameZh: z.string(),
  storeNameEn: z.string(),
  storePhone: z.string(),
  ...storePlace,
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
  unitNameZh: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  unitPlate: z.string().nullable(),
  technicianName: z.string().nullable(),
  unitLongitude: z.number().nullable(),
  unitLatitude: z.number().nullable(),
  expectedAt: instant.nullable(),
  ...times,
  result: z.string().nullable(),
  orderNumber: z.string().nullable(),
  adviceZh: z.array(z.string()),
  adviceEn: z.array(z.string()),
})

export const rescueFigures = z.object({
  count: z.int(),
  fixed: z.int(),
  towed: z.int(),
  cancelled: z.int(),
  open: z.int(),
  medianResponseMinutes: z.number().nullable(),
  medianArrivalMinutes: z.number().nullable(),
  /** Accepted within the limit that held when it was reported, of those accepted. */
  acceptedInTime: z.int(),
  accepted: z.int(),
  costFen: fen,
  damageAvoidedFen: fen,
})

const under = ['reported', 'assigned', 'accepted', 'onTheWay', 'arrived'] as const
const ended = { result: longText.min(2), costFen: fen.min(0), damageAvoidedFen: fen.min(0) }

export const rescueLifecycle = lifecycle(
  'rescue',
  ['reported', 'assigned', 'accepted', 'onTheWay', 'arrived', 'fixed', 'towed', 'cancelled'],
  {
    /** Takes the call; the nearest free unit that suits is sent in the same moment. */
    report: {
      to: ['assigned', 'reported'],
      permission: 'rescue.take',
      input: z.object({
        storeId: z.uuid(),
        customerId: z.uuid(),
        vehicleId: z.uuid().optional(),
        kind: z.enum(rescueKinds),
        dangers: z.array(z.enum(dangers)).max(dangers.length),
        place: shortText.min(1),
        longitude: coordinates.longitude.optional(),
        latitude: coordinates.latitude.optional(),
      }),
    },
    /** Gives it to a unit, or to another one. */
    assign: {
      from: ['reported', 'assigned', 'accepted'],
      to: 'assigned',
      permission: 'rescue.lead',
      input: z.object({ unitId: z.uuid() }),
    },
    accept: { from: ['assigned'], to: 'accepted', permission: 'rescue.drive', input: z.object({}) },
    depart: { from: ['accepted'], to: 'onTheWay', permission: 'rescue.drive', input: z.object({}) },
    /** The unit's place on its way; the expected arrival follows. */
    position: {
      from: ['accepted', 'onTheWay'],
      to: 'same',
      permission: 'rescue.drive',
      input: z.object(coordinates),
    },
    arrive: { from: ['onTheWay'], to: 'arrived', permission: 'rescue.drive', input: z.object({}) },
    /** The car runs again where it stood. */
    fix: { from: ['arrived'], to: 'fixed', permission: 'rescue.drive', input: z.object(ended) },
    /** The car comes to the store: its repair order opens in the same moment. */
    tow: {
      from: ['arrived'],
      to: 'towed',
      permission: 'rescue.drive',
      input: z.object({ ...ended, odometerKm: z.int().min(0).max(2_000_000).optional() }),
    },
    /** What the caller could not say at once. */
    complete: {
      from: [...under],
      to: 'same',
      permission: 'rescue.take',
      input: z.object({
        vehicleId: z.uuid().optional(),
        place: shortText.min(1).optional(),
        dangers: z.array(z.enum(dangers)).optional(),
        longitude: coordinates.longitude.optional(),
        latitude: coordinates.latitude.optional(),
      }),
    },
    /** The caller's own telephone says where he is. */
    locate: {
      from: [...under],
      to: 'same',
      permission: 'rescue.take',
      link: 'rescue',
      input: z.object(coordinates),
    },
    cancel: {
      from: ['reported', 'assigned', 'accepted', 'onTheWay'],
      to: 'cancelled',
      permission: 'rescue.lead',
      input: z.object({ reason: shortText.min(2) }),
      final: true,
    },
  },
)

export const rescueContract = record(rescueLifecycle, rescueSchema, '/api/rescues', {
  list: {
    permission: 'rescue.see',
    path: '/api/rescues',
    query: z.object({
      ...listQuery,
      state: z.string().max(120).optional(),
      /** Not ended yet: the most dangerous first. */
      open: z.stringbool().optional(),
      mine: z.stringbool().optional(),
    }),
    answer: pageOf(rescueRow),
  },
  get: { permission: 'rescue.see', path: '/api/rescues/:id', answer: rescueFile },
  /** The caller's number for who drives to him or leads the call, until it has ended; the look is written down. */
  phone: { permission: 'rescue.see', path: '/api/rescues/:id/phone', answer: z.object({ phone: z.string() }) },
  /** Response and arrival times of a stretch of days. */
  figures: {
    permission: 'rescue.see',
    path: '/api/rescues/figures',
    query: z.object({ store: z.uuid().optional(), from: plainDate, to: plainDate }),
    answer: rescueFigures,
  },
  follow: { permission: 'rescue.see', path: '/api/rescues/:id/follow', answer: followSchema, link: 'rescue' },
})
