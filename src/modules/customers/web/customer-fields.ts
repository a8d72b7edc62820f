import type { InputOf } from '../../../console/endpoints.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { channels, customerKinds, customerSources } from '../contract/customer.ts'

type Named = keyof InputOf<'customer.register'>

/** What a customer's file holds; the few that must be filled come first. */
export const customerFields: readonly Field<Exclude<Named, 'storeId' | 'evenIfKnown'>>[] = [
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'kind', kind: 'choice', options: customerKinds, keys: true },
  { name: 'source', kind: 'choice', options: customerSources },
  { name: 'preferredChannel', kind: 'choice', options: channels, keys: true },
  { name: 'language', kind: 'choice', options: ['zh-CN', 'en'], keys: true },
  { name: 'email', kind: 'text' },
  { name: 'idNumber', kind: 'text' },
  { name: 'address', kind: 'text' },
  { name: 'remark', kind: 'longText', rows: 2 },
]

/** Asked only when the same phone and name have a file already. */
export const evenIfKnown: Field<Named> = { name: 'evenIfKnown', kind: 'flag' }

export const newCustomer = { kind: 'person', language: 'zh-CN', preferredChannel: 'phone', source: 'walkIn' } as const

/** Which field a refusal speaks of. */
export const customerErrorsAt = {
  'customers.known': 'evenIfKnown',
  'customers.phoneInvalid': 'phone',
  'customers.idNumberInvalid': 'idNumber',
  'customers.companyNumberInvalid': 'idNumber',
} as const
