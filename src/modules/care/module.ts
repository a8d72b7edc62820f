import { joinRoles } from '../../kernel/contract/join-roles.ts'
import type { Module } from '../../kernel/module.ts'
import { careRefusals } from './contract/refusals.ts'
import * as followUps from './server/follow-up/actions.ts'
import { ofOrder } from './server/follow-up/of-order.ts'
import * as reads from './server/follow-up/queries.ts'
import { listening } from './server/listening.ts'
import { call, parameters } from './server/parameters.ts'
import { principles, seedStandards } from './server/observation/standard.ts'
import * as reminders from './server/reminder/actions.ts'
import * as reminderReads from './server/reminder/queries.ts'
import { reminderRounds } from './server/reminder/rounds.ts'
import { answers, callNotes } from './server/personal.ts'
import { orderClosed } from './server/subscriptions.ts'

const full = ['followUp.see', 'followUp.call', 'reminder.see', 'reminder.send']

/** What becomes of the customer after the visit: the call within three days. */
export const care: Module = {
  name: 'care',
  needs: ['people', 'customers', 'vehicles', 'service', 'quality'],
  records: [
    ...listening.records,
    followUps.followUp.complete({
      verbs: { attempt: followUps.attempt, complete: followUps.complete, giveUp: followUps.giveUp },
      reads: { list: reads.list, get: reads.get, next: reads.next, onTime: reads.onTime, ofOrder },
    }),
    reminders.reminder.complete({
      verbs: { send: reminders.send, stop: reminders.stop },
      reads: { list: reminderReads.list },
    }),
  ],
  roles: joinRoles(listening.roles, {
    groupManager: ['followUp.see', 'reminder.see'],
    manager: full,
    careAgent: full,
    serviceAdvisor: ['followUp.see', 'reminder.see', 'reminder.send'],
  }),
  constraints: {
    reminder_open: () => careRefusals.reminderOnce(),
    follow_up_order_key: () => careRefusals.followUpOnce(),
  },
  seeds: [{ table: 'kernel.document', codes: [principles.code], plant: seedStandards }],
  subscriptions: [orderClosed, ...listening.subscriptions],
  chores: (kernel) => [{ name: 'reminders', everyMs: 600_000, run: () => reminderRounds(kernel) }],
  parameters,
  deadlines: [call, ...listening.deadlines],
  personal: [answers, callNotes, ...listening.personal],
}
