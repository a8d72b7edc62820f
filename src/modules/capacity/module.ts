import type { Module } from '../../kernel/module.ts'
import { capacityRefusals } from './contract/refusals.ts'
import * as bays from './server/bay/actions.ts'
import * as bayReads from './server/bay/queries.ts'
import { subscriptions } from './server/subscriptions.ts'

const seeing = ['capacity.see']
const managing = [...seeing, 'bay.manage', 'bay.report']

/** Bays and the minutes that can be booked. */
export const capacity: Module = {
  name: 'capacity',
  needs: ['people'],
  records: [
    bays.bay.complete({
      verbs: {
        add: bays.add,
        edit: bays.edit,
        reportFault: bays.reportFault,
        putBack: bays.putBack,
        retire: bays.retire,
      },
      reads: { list: bayReads.list, slots: bayReads.slots, load: bayReads.load },
    }),
  ],
  roles: {
    administrator: managing,
    groupManager: managing,
    manager: managing,
    serviceAdvisor: seeing,
    dispatcher: [...seeing, 'bay.report'],
    technician: [...seeing, 'bay.report'],
    inspector: seeing,
    careAgent: seeing,
  },
  constraints: {
    bay_code_key: () => capacityRefusals.bayCodeTaken(),
    slot_taken: () => capacityRefusals.alreadyGiven(),
  },
  subscriptions,
}
