import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { endpointsOf } from '../contract/record.ts'
import type { Module } from '../module.ts'
import { accounts } from './accounts.ts'
import { parametersServer } from './parameters.ts'
import { rolesServer } from './roles.ts'
import { stores } from './stores.ts'

const everybody = ['account.own']

/** The foundation's own records, served like a room's; it looks at the rooms' manifests only to list what they declare. */
export function administration(modules: readonly Module[]): Module {
  const permissions = (): string[] => {
    const all = [...modules.flatMap((module) => module.records), ...records].flatMap((server) =>
      endpointsOf(server.contract),
    )
    return [...new Set(all.map((endpoint) => endpoint.permission))].sort()
  }
  const parameters = () => modules.flatMap((module) => module.parameters ?? [])
  const records = [stores, rolesServer(permissions), accounts, parametersServer(parameters)]
  return {
    name: 'kernel',
    needs: [],
    records,
    roles: {
      administrator: [
        'organisation.see',
        'organisation.manage',
        'role.see',
        'role.manage',
        'account.see',
        'account.manage',
        'parameter.see',
        'parameter.manage',
        ...everybody,
      ],
      groupManager: ['organisation.see', 'role.see', 'account.see', 'parameter.see', ...everybody],
      manager: ['organisation.see', 'role.see', 'account.see', 'parameter.see', ...everybody],
      serviceAdvisor: ['organisation.see', ...everybody],
      dispatcher: ['organisation.see', ...everybody],
      technician: ['organisation.see', ...everybody],
      partsClerk: ['organisation.see', ...everybody],
      inspector: ['organisation.see', ...everybody],
      cashier: ['organisation.see', ...everybody],
      careAgent: ['organisation.see', ...everybody],
    },
    constraints: {
      store_code_key: () => kernelRefusals.duplicate({ field: 'code' }),
      role_code_key: () => kernelRefusals.duplicate({ field: 'code' }),
      account_login_key: () => kernelRefusals.duplicate({ field: 'login' }),
      parameter_once: () => kernelRefusals.duplicate({ field: 'fromDate' }),
    },
  }
}
