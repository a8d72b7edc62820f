import type { Module } from '../../kernel/module.ts'
import * as actions from './server/customer/actions.ts'
import { personalData, searchSource } from './server/customer/personal.ts'
import * as reads from './server/customer/queries.ts'
import { addressOf, findByPhone } from './server/public.ts'

const full = ['customer.see', 'customer.register', 'customer.edit', 'customer.reveal']

/** Who the shop's customers are and how to reach them. Technicians, parts clerks and inspectors need neither. */
export const customers: Module = {
  name: 'customers',
  needs: ['people', 'knowledge'],
  records: [
    actions.customer.complete({
      verbs: { register: actions.register, edit: actions.edit },
      reads: { list: reads.list, get: reads.get, reveal: reads.reveal, file: reads.file },
    }),
  ],
  roles: {
    groupManager: full,
    manager: full,
    serviceAdvisor: full,
    careAgent: full,
    cashier: ['customer.see'],
  },
  personal: [personalData],
  search: [searchSource],
  addressOf,
  findPerson: findByPhone,
}
