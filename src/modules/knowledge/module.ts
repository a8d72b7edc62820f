import type { Module } from '../../kernel/module.ts'
import { knowledgeRefusals } from './contract/refusals.ts'
import * as cases from './server/fault-case/actions.ts'
import * as caseReads from './server/fault-case/queries.ts'
import * as guides from './server/guide/actions.ts'
import * as guideReads from './server/guide/queries.ts'
import { loadFaultCodes } from './server/load-fault-codes.ts'
import * as models from './server/model/actions.ts'
import * as modelReads from './server/model/queries.ts'
import { knowledgeSeeds } from './server/seed.ts'
import * as packages from './server/service-package/actions.ts'
import * as packageReads from './server/service-package/queries.ts'
import * as workGuides from './server/work-guide/actions.ts'
import { ofItem } from './server/work-guide/queries.ts'
import * as items from './server/service-item/actions.ts'
import * as terms from './server/term/actions.ts'
import * as itemReads from './server/service-item/queries.ts'

const see = ['knowledge.see']
const writing = ['knowledge.see', 'faultCase.write']
const reviewing = [...writing, 'faultCase.review', 'guide.manage']
const manage = [...reviewing, 'serviceItem.manage', 'model.manage', 'term.manage']

/** What the shop knows: the models it serves, the work it offers, what fault codes mean, how faults are traced. */
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
    guides.guide.complete({
      verbs: { add: guides.add, edit: guides.edit, retire: guides.retire },
      reads: { list: guideReads.list, get: guideReads.get },
    }),
    workGuides.workGuide.complete({
      verbs: { write: workGuides.write, retire: workGuides.retire },
      reads: { ofItem },
    }),
    cases.faultCase.complete({
      verbs: { write: cases.write, edit: cases.edit, publish: cases.publish, withdraw: cases.withdraw },
      reads: { list: caseReads.list, get: caseReads.get },
    }),
    packages.servicePackage.complete({
      verbs: { add: packages.add, edit: packages.edit, retire: packages.retire, restore: packages.restore },
      reads: { list: packageReads.list },
    }),
    terms.term.complete({
      verbs: { write: terms.write, edit: terms.edit, retire: terms.retire },
      reads: { list: terms.list },
    }),
  ],
  roles: {
    administrator: manage,
    groupManager: manage,
    manager: manage,
    serviceAdvisor: see,
    dispatcher: reviewing,
    technician: writing,
    partsClerk: see,
    inspector: reviewing,
    cashier: see,
    careAgent: see,
  },
  constraints: {
    service_package_code_key: () => knowledgeRefusals.packageCodeTaken(),
    service_item_code_key: () => knowledgeRefusals.itemCodeTaken(),
    term_code_key: () => knowledgeRefusals.termTaken({}),
    model_code_key: () => knowledgeRefusals.modelCodeTaken(),
    work_guide_once: () => knowledgeRefusals.guideOnce(),
    guide_code_key: () => knowledgeRefusals.guideCodeTaken(),
    fault_case_order_key: () => knowledgeRefusals.caseOfferedTwice(),
  },
  prepare: async (owner) => {
    await loadFaultCodes(owner)
  },
  seeds: knowledgeSeeds,
}
