import type { Module } from '../../kernel/module.ts'
import { warrantyRefusals } from './contract/refusals.ts'
import * as campaigns from './server/campaign/actions.ts'
import * as campaignReads from './server/campaign/queries.ts'
import * as telling from './server/campaign/telling.ts'
import { parameters } from './server/parameters.ts'
import * as policies from './server/policy/actions.ts'
import * as policyReads from './server/policy/queries.ts'

const see = ['warrantyPolicy.see']
const call = [...see, 'recallCampaign.call']
const complete = [...call, 'recallCampaign.completeCar']
const tell = [...complete, 'recallCampaign.tell']
const manage = [...tell, 'warrantyPolicy.manage', 'recallCampaign.manage']

/** What the maker stands for: how long a car is covered, and which cars are called back. */
export const warranty: Module = {
  name: 'warranty',
  needs: ['people', 'knowledge', 'customers', 'vehicles'],
  records: [
    policies.policy.complete({
      verbs: { add: policies.add, end: policies.end },
      reads: { list: policyReads.list, ofCar: policyReads.ofCar },
    }),
    campaigns.campaign.complete({
      verbs: {
        add: campaigns.add,
        addCars: campaigns.addCars,
        completeCar: campaigns.completeCar,
        setItems: campaigns.setItems,
        tell: telling.tell,
        call: telling.call,
        close: campaigns.close,
      },
      reads: { list: campaignReads.list, get: campaignReads.get, cars: campaignReads.cars },
    }),
  ],
  roles: {
    administrator: manage,
    groupManager: manage,
    manager: tell,
    serviceAdvisor: complete,
    dispatcher: see,
    technician: see,
    inspector: see,
    partsClerk: see,
    cashier: see,
    careAgent: call,
  },
  parameters,
  subscriptions: [telling.messageFailed],
  seeds: [{ table: 'warranty.policy', codes: ['LAW'], plant: policies.seedPolicies }],
  constraints: {
    policy_code_key: () => warrantyRefusals.policyCodeTaken(),
    campaign_number_key: () => warrantyRefusals.campaignNumberTaken(),
    campaign_car_vin_key: () => warrantyRefusals.vinListed({ vins: [] }),
  },
}
