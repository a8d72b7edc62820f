import type { Module } from '../../kernel/module.ts'
import { customersRefusals } from './contract/refusals.ts'
import * as actions from './server/customer/actions.ts'
import { personalData, searchSource } from './server/customer/personal.ts'
import * as reads from './server/customer/queries.ts'
import * as erasures from './server/erasure/actions.ts'
import { erasureDeadlines, erasureParameters } from './server/erasure/deadlines.ts'
import * as erasureReads from './server/erasure/queries.ts'
import { addressOf, findByPhone } from './server/public.ts'

const full = ['customer.see', 'customer.register', 'customer.edit', 'customer.reveal', 'erasure.take']
const deciding = [...full, 'erasure.decide']

/** Who the shop's customers are and how to reach them. Technicians, parts clerks and inspectors need neither. */
export const customers: Module = {
  name: 'customers',
  needs: ['people', 'knowledge'],
  records: [
    actions.customer.complete({
      verbs: { register: actions.register, registerOwn: actions.registerOwn, edit: actions.edit },
      reads: { list: reads.list, get: reads.get, reveal: reads.reveal, file: reads.file },
    }),
    erasures.erasure.complete({
      verbs: {
        take: erasures.take,
        erase: erasures.erase,
        keep: erasures.keep,
        refuse: erasures.refuse,
        withdraw: erasures.withdraw,
      },
      reads: { list: erasureReads.list, get: erasureReads.get },
    }),
  ],
  roles: {
    groupManager: deciding,
    manager: deciding,
    serviceAdvisor: full,
    careAgent: full,
    cashier: ['customer.see'],
    customer: ['customer.registerOwn'],
  },
  constraints: {
    erasure_open_key: () => customersRefusals.erasureOpen(),
  },
  parameters: erasureParameters,
  deadlines: erasureDeadlines,
  personal: [personalData],
  search: [searchSource],
  addressOf,
  findPerson: findByPhone,
}
