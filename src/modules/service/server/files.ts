import type { FileUse } from '../../../kernel/files/uses.ts'

const retention = 'retention.repairRecordYears'
const customer = `select c.person_id from service.repair_order o
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  where o.group_id = $1 and o.id = $2`
const open = ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready', 'settled']
const ofOrder = { record: 'repairOrder', while: open, retention, person: customer } as const
/** The order of an estimate's link. */
const orderOfEstimate = 'select order_id from service.estimate where group_id = $1 and id = $2'

/** Photos and films of a visit, and what a tester recorded: how the car came in, what was found on it, what the customer sends. */
export const visitFiles: readonly FileUse[] = [
  {
    ...ofOrder,
    kind: 'walkAround',
    takes: ['picture', 'video'],
    add: 'repairOrder.checkIn',
    shownBy: { visit: 'self', estimate: orderOfEstimate },
  },
  /** The car as it leaves, from the same places: stands beside the picture of its arrival (G-14). */
  {
    ...ofOrder,
    kind: 'handOver',
    takes: ['picture', 'video'],
    add: 'repairOrder.handOver',
    shownBy: { visit: 'self' },
  },
  /** Taken while the car is received; they go over to the order. */
  {
    record: 'reception',
    kind: 'walkAround',
    takes: ['picture', 'video'],
    add: 'repairOrder.checkIn',
    while: ['open'],
    retention,
  },
  /** An area of the house as it was checked (D-10). */
  {
    record: 'environmentCheck',
    kind: 'area',
    takes: ['picture'],
    add: 'environmentCheck.record',
    while: [],
    retention,
  },
  {
    ...ofOrder,
    kind: 'finding',
    takes: ['picture', 'video', 'series'],
    add: 'repairOrder.evidence',
    shownBy: { visit: 'self', estimate: orderOfEstimate },
  },
  /** Driving licence, power of attorney: for the shop's eyes only. */
  { ...ofOrder, kind: 'papers', takes: ['picture', 'document'], add: 'repairOrder.checkIn' },
  {
    ...ofOrder,
    kind: 'fromCustomer',
    takes: ['picture', 'video'],
    add: 'repairOrder.checkIn',
    shownBy: { visit: 'self' },
    addedByLink: true,
  },
]
