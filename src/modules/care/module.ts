import type { Module } from '../../kernel/module.ts'
import { careRefusals } from './contract/refusals.ts'
import * as followUps from './server/follow-up/actions.ts'
import * as reads from './server/follow-up/queries.ts'
import { call, parameters } from './server/parameters.ts'
import { answers, callNotes } from './server/personal.ts'
import { orderClosed } from './server/subscriptions.ts'

const full = ['followUp.see', 'followUp.call']

/** What becomes of the customer after the visit: the call within three days. */
export const care: Module = {
  name: 'care',
  needs: ['people', 'customers', 'vehicles', 'service', 'quality'],
  records: [
    followUps.followUp.complete({
      verbs: { attempt: followUps.attempt, complete: followUps.complete, giveUp: followUps.giveUp },
      reads: { list: reads.list, get: reads.get, next: reads.next, onTime: reads.onTime },
    }),
  ],
  roles: {
    groupManager: ['followUp.see'],
    manager: full,
    careAgent: full,
    serviceAdvisor: ['followUp.see'],
  },
  constraints: {
    follow_up_order_key: () => careRefusals.followUpOnce(),
  },
  subscriptions: [orderClosed],
  parameters,
  deadlines: [call],
  personal: [answers, callNotes],
}
