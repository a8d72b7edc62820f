import { terminalParameters } from '../auth/terminal-routes.ts'
import { deadlineParameters } from '../clocks/deadlines.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { endpointsOf } from '../contract/record.ts'
import type { Module, ParameterSpec } from '../module.ts'
import { approvals } from '../furniture/approvals.ts'
import { checklists } from '../furniture/checklists.ts'
import { consents } from '../furniture/consents.ts'
import { documents } from '../furniture/documents.ts'
import { fileData, files } from '../files/files.ts'
import { fileParameters } from '../files/uses.ts'
import { taskAcceptance, taskParameters, unaccepted } from '../furniture/task-acceptance.ts'
import { tasks } from '../furniture/tasks.ts'
import { paperData, paperParameters } from '../papers.ts'
import { messageData, signatureData } from '../pii/kernel-personal.ts'
import { accounts } from './accounts.ts'
import { parametersServer } from './parameters.ts'
import { rolesServer } from './roles.ts'
import { stores } from './stores.ts'
import { terminals } from './terminals.ts'

const everybody = [
  'account.own',
  'task.do',
  'task.offer',
  'approval.ask',
  'document.read',
  'checklist.see',
  'deadline.see:own',
  'file.see',
  'file.add',
]
const leading = [
  'deadline.see',
  'task.give',
  'approval.see',
  'approval.decide',
  'consent.see',
  'consent.record',
  'document.manage',
  'checklist.manage',
]

const roles: Module['roles'] = {
  administrator: [
    'organisation.see',
    'organisation.manage',
    'role.see',
    'role.manage',
    'account.see',
    'account.manage',
    'terminal.manage',
    'parameter.see',
    'parameter.manage',
    ...everybody,
    ...leading,
  ],
  groupManager: ['organisation.see', 'role.see', 'account.see', 'parameter.see', ...everybody, ...leading],
  manager: [
    'organisation.see',
    'terminal.manage',
    'role.see',
    'account.see',
    'parameter.see',
    ...everybody,
    ...leading,
  ],
  serviceAdvisor: ['organisation.see', 'consent.see', 'consent.record', 'task.give', 'approval.see', ...everybody],
  dispatcher: ['organisation.see', ...everybody],
  technician: ['organisation.see', ...everybody],
  partsClerk: ['organisation.see', ...everybody],
  inspector: ['organisation.see', ...everybody],
  cashier: ['organisation.see', ...everybody],
  careAgent: ['organisation.see', 'consent.see', 'consent.record', 'task.give', ...everybody],
}

/** 2,000 yuan is what a store manager decides alone; the shop sets its own. */
const own: readonly ParameterSpec[] = [
  { key: 'kernel.approvalLimitFen', unit: 'fen', value: 200_000 },
  ...deadlineParameters,
  ...taskParameters,
  ...paperParameters,
  ...fileParameters,
  ...terminalParameters,
]

/** The foundation's own records, served like a room's; it looks at the rooms' manifests only to list what they declare. */
export function administration(modules: readonly Module[]): Module {
  const permissions = (): string[] => {
    const all = [...modules.flatMap((module) => module.records), ...records].flatMap((server) =>
      endpointsOf(server.contract),
    )
    const ofFiles = modules.flatMap((module) => module.files ?? []).map((use) => use.add)
    return [...new Set([...all.map((endpoint) => endpoint.permission), ...ofFiles])].sort()
  }
  const parameters = (): ParameterSpec[] => [...own, ...modules.flatMap((module) => module.parameters ?? [])]
  const records = [
    stores,
    rolesServer(permissions),
    accounts,
    parametersServer(parameters),
    tasks,
    approvals,
    consents,
    checklists,
    documents,
    files,
    terminals,
  ]
  return {
    name: 'kernel',
    needs: [],
    records,
    roles,
    parameters: own,
    deadlines: [taskAcceptance],
    subscriptions: [unaccepted],
    personal: [paperData, fileData, messageData, signatureData],
    constraints: {
      store_code_key: () => kernelRefusals.duplicate({ field: 'code' }),
      role_code_key: () => kernelRefusals.duplicate({ field: 'code' }),
      terminal_token_key: () => kernelRefusals.duplicate({ field: 'secret' }),
      account_login_key: () => kernelRefusals.duplicate({ field: 'login' }),
      document_receipt_once: () => kernelRefusals.alreadyRead(),
      checklist_edition_key: () => kernelRefusals.duplicate({ field: 'code' }),
      document_edition_key: () => kernelRefusals.duplicate({ field: 'code' }),
      consent_person_fk: () => kernelRefusals.notFound({ record: 'person' }),
      consent_once: () => kernelRefusals.duplicate({ field: 'purpose' }),
      parameter_once: () => kernelRefusals.duplicate({ field: 'fromDate' }),
    },
  }
}
