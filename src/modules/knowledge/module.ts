import type { Module } from '../../kernel/module.ts'
import { knowledgeRefusals } from './contract/refusals.ts'
import { loadFaultCodes } from './server/load-fault-codes.ts'
import * as models from './server/model/actions.ts'
import * as modelReads from './server/model/queries.ts'
import { seedCatalogue } from './server/seed.ts'
import * as items from './server/service-item/actions.ts'
import * as itemReads from './server/service-item/queries.ts'

const see = ['knowledge.see']
const manage = ['knowledge.see', 'serviceItem.manage', 'model.manage']

/** What the shop knows: the models it serves, the work it offers, what fault codes mean. */
export const knowledge: Module = {
  name: 'knowledge',
  needs: ['people'],
  records: [
    models.model.complete({
      verbs: { add: models.add, edit: models.edit, retire: models.retire },
      reads: { list: modelReads.list, faultCodes: modelReads.faultCodes },
    }),
    items.serviceItem.complete({
      verbs: { add: items.add, edit: items.edit, activate: items.activate, retire: items.retire },
      reads: { list: itemReads.list, get: itemReads.get },
    }),
  ],
  roles: {
    administrator: manage,
    groupManager: manage,
    manager: manage,
    serviceAdvisor: see,
    dispatcher: see,
    technician: see,
    partsClerk: see,
    inspector: see,
    cashier: see,
    careAgent: see,
  },
  constraints: {
    service_item_code_key: () => knowledgeRefusals.itemCodeTaken(),
    model_code_key: () => knowledgeRefusals.modelCodeTaken(),
  },
  prepare: async (owner) => {
    await loadFaultCodes(owner)
  },
  setup: (work) => {
    seedCatalogue(work)
  },
}
