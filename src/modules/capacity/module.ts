import type { Module } from '../../kernel/module.ts'
import { capacityRefusals } from './contract/refusals.ts'
import * as bays from './server/bay/actions.ts'
import * as bayReads from './server/bay/queries.ts'
import * as devices from './server/equipment/actions.ts'
import { deadlines, parameters } from './server/equipment/deadlines.ts'
import { equipment } from './server/equipment/equipment.ts'
import * as deviceReads from './server/equipment/queries.ts'
import { subscriptions } from './server/subscriptions.ts'

const seeing = ['capacity.see']
const using = [...seeing, 'equipment.see', 'equipment.report', 'equipment.reserve']
const managing = [...seeing, 'bay.manage', 'bay.report', ...using, 'equipment.manage', 'equipment.lend']

/** Bays, equipment and the minutes that can be booked. */
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
    equipment.complete({
      verbs: {
        add: devices.add,
        edit: devices.edit,
        issue: devices.issue,
        takeBack: devices.takeBack,
        reportFault: devices.reportFault,
        putBack: devices.putBack,
        calibrate: devices.calibrate,
        maintain: devices.maintain,
        reserve: devices.reserve,
        release: devices.release,
        retire: devices.retire,
      },
      reads: { list: deviceReads.list, get: deviceReads.get },
    }),
  ],
  roles: {
    administrator: managing,
    groupManager: managing,
    manager: managing,
    serviceAdvisor: seeing,
    dispatcher: [...using, 'bay.report', 'equipment.lend', 'equipment.manage'],
    technician: [...using, 'bay.report'],
    inspector: using,
    careAgent: seeing,
  },
  constraints: {
    bay_code_key: () => capacityRefusals.bayCodeTaken(),
    equipment_code_key: () => capacityRefusals.equipmentCodeTaken(),
    reservation_overlap: () => capacityRefusals.reservedJustNow(),
    slot_taken: () => capacityRefusals.alreadyGiven(),
  },
  subscriptions,
  parameters,
  deadlines,
}
