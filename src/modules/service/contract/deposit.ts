import { z } from 'zod'
import { fen, instant } from '../../../kernel/contract/record.ts'
import { depositNatures, depositStates, depositTerms } from '../../money/contract/deposit.ts'
import { visitType } from './visit-type.ts'

/** Kinds of visit that the customer pays for: for free work (warranty, recall, come-back) nothing can be asked. */
export const depositVisits = ['maintenance', 'quick', 'wash', 'general', 'accident'] as const

const wanted = {
  store: z.uuid(),
  visitType,
  startsAt: instant,
  /** Codes of the chosen items, with commas between. */
  items: z.string().max(1000).optional(),
  pack: z.string().max(20).optional(),
  vehicle: z.uuid(),
}

/** What is about to be booked. */
export const depositQuery = z.object({ ...wanted, customer: z.uuid() })
export const myDepositQuery = z.object(wanted)

/** What the shop asks before that booking stands, to be said to the customer; null where it asks nothing. */
export const depositAnswer = z.object({ deposit: depositTerms.nullable() })

/** The amount that the customer was told; the booking is refused while it is not what the shop asks. */
export const depositTold = { depositFen: fen.min(1).optional() }

/** How the deposit of a booking stands. */
export const bookedDeposit = z.object({
  id: z.uuid(),
  state: z.enum(depositStates),
  nature: z.enum(depositNatures),
  amountFen: fen,
  dueAt: instant,
})

/** What became, or becomes, of the deposit of a booking that has ended. */
export const endedDeposit = z.object({
  id: z.uuid(),
  number: z.string(),
  startsAt: instant,
  state: z.enum(depositStates),
  nature: z.enum(depositNatures),
  amountFen: fen,
  owedFen: fen,
  returnedFen: fen,
  forfeitedFen: fen,
})

/** Whose doing a cancellation is: of 定金 the law gives twice the binding part back where it is the shop's. */
export const cancelledBy = ['customer', 'shop'] as const
