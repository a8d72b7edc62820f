import type { Actor } from '../src/kernel/work.ts'
import type { DemoCar } from './customers.ts'
import type { DemoPerson } from './staff.ts'
import type { Stage } from './stage.ts'

type Row = Record<string, unknown>

/** Everything that a visit is, decided before it is played. Times in epoch milliseconds. */
export interface VisitPlan {
  readonly car: DemoCar
  readonly visitType: string
  readonly skill: string
  readonly words: string
  readonly answer: string
  readonly itemCodes: readonly string[]
  readonly parts: readonly { readonly id: string; readonly partNo: string; readonly row: Row }[]
  readonly odometerKm: number
  readonly bookedAt: number | null
  readonly startsAt: number
  readonly minutes: number
  readonly advisor: DemoPerson
  readonly dispatcher: DemoPerson
  readonly technician: DemoPerson
  readonly colleague: DemoPerson
  readonly inspector: DemoPerson
  readonly partsClerk: DemoPerson
  readonly cashier: DemoPerson
  readonly agent: DemoPerson
  readonly decline: boolean
  readonly score: number
  readonly method: string
  /** How far the visit has come; the past is played to the end. */
  readonly until: VisitStage
  readonly callAt: number | null
}

export const visitStages = [
  'booked',
  'arrived',
  'received',
  'estimated',
  'agreed',
  'dispatched',
  'working',
  'inspection',
  'failed',
  'ready',
  'settled',
  'paid',
  'closed',
] as const
export type VisitStage = (typeof visitStages)[number]

/** Today's cars: early ones have left, the rest stand in every stage. */
export const stagesOfToday: readonly VisitStage[] = [
  'closed',
  'paid',
  'settled',
  'ready',
  'inspection',
  'working',
  'working',
  'dispatched',
  'agreed',
  'estimated',
  'received',
  'arrived',
  'failed',
]

export interface VisitWorld {
  readonly stage: Stage
  /** Whether there is a place for photos and other files. */
  readonly keepsFiles: boolean
  readonly facts: (car: DemoCar, advisor: DemoPerson) => Row
  readonly slots: (storeId: string, at: number) => Row[]
  readonly items: ReadonlyMap<string, Row>
  readonly visitTypes: ReadonlyMap<string, Row>
  readonly crew: (storeId: string, at: number, best: DemoPerson) => Record<string, Row[]>
  readonly stock: (storeId: string, partIds: readonly string[], at: number) => Promise<Row[]>
  readonly number: (kind: string, storeId: string, at: number) => string
}

export const minute = 60_000

export const actorOf = (person: DemoPerson): Actor => ({ kind: 'staff', id: person.accountId, staffId: person.staffId })
