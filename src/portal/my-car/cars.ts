import type { z } from 'zod'
import type { depositAnswer } from '../../modules/service/contract/deposit.ts'
import type {
  bookableByCustomer,
  bookOwnInput,
  cancelOwnInput,
  changeOwnInput,
  myCars,
  myItems,
  myTechnicians,
  myTimes,
} from '../../modules/service/contract/portal.ts'

export type Car = z.infer<typeof myCars>['cars'][number]
export type MyCars = z.infer<typeof myCars>
export type OwnBooking = Car['bookings'][number]
export type EndedDeposit = Car['deposits'][number]
export type MyTimes = z.infer<typeof myTimes>
export type MyDeposit = z.infer<typeof depositAnswer>
export type Deposit = NonNullable<MyDeposit['deposit']>
export type MyItems = z.infer<typeof myItems>
export type MyTechnicians = z.infer<typeof myTechnicians>
export type BookOwn = z.input<typeof bookOwnInput>
export type ChangeOwn = z.input<typeof changeOwnInput>
export type CancelOwn = z.input<typeof cancelOwnInput>
export type Item = (typeof bookableByCustomer)[number]

/** How far ahead free times are shown. */
export const daysShown = 7

/** In the order in which most people want them. */
export const items: readonly Item[] = ['maintenance', 'general', 'quick', 'wash']
