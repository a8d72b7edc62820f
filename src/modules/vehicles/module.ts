import type { Module } from '../../kernel/module.ts'
import { vehiclesRefusals } from './contract/refusals.ts'
import * as actions from './server/vehicle/actions.ts'
import { personalData, searchAddition, searchSource } from './server/vehicle/elsewhere.ts'
import * as reads from './server/vehicle/queries.ts'
import { vehicle } from './server/vehicle/record.ts'

const see = ['vehicle.see']
const keep = ['vehicle.see', 'vehicle.register', 'vehicle.edit']
const all = [...keep, 'vehicle.override']

/** The cars: VIN, plates, whose they are and were, how far they have run. */
export const vehicles: Module = {
  name: 'vehicles',
  needs: ['people', 'knowledge', 'customers'],
  records: [
    vehicle.complete({
      verbs: {
        register: actions.register,
        registerOwn: actions.registerOwn,
        edit: actions.edit,
        changePlate: actions.changePlate,
        changeOwner: actions.changeOwner,
        addBringer: actions.addBringer,
        readOdometer: actions.readOdometer,
        scrap: actions.scrap,
      },
      reads: { list: reads.list, get: reads.get },
    }),
  ],
  roles: {
    groupManager: all,
    manager: all,
    serviceAdvisor: keep,
    careAgent: keep,
    dispatcher: see,
    technician: see,
    partsClerk: see,
    inspector: see,
    cashier: see,
    customer: ['vehicle.registerOwn'],
  },
  constraints: {
    vehicle_vin_key: () => vehiclesRefusals.vinKnown(),
    vehicle_plate_key: () => vehiclesRefusals.plateTaken(),
    vehicle_model_fk: () => vehiclesRefusals.unknownModel(),
    ownership_customer_fk: () => vehiclesRefusals.unknownCustomer(),
  },
  personal: [personalData],
  search: [searchSource],
  searchAdditions: [searchAddition],
}
