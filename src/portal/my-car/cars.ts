import type { z } from 'zod'
import type { bookableByCustomer, bookOwnInput, myCars, myTimes } from '../../modules/service/contract/portal.ts'

export type Car = z.infer<typeof myCars>['cars'][number]
export type MyCars = z.infer<typeof myCars>
export type MyTimes = z.infer<typeof myTimes>
export type BookOwn = z.input<typeof bookOwnInput>
export type Item = (typeof bookableByCustomer)[number]

/** In the order in which most people want them. */
export const items: readonly Item[] = ['maintenance', 'general', 'quick', 'wash']
