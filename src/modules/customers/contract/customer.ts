import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, longText, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

export const channels = ['phone', 'sms', 'mail', 'wechat', 'app'] as const
export const customerSources = ['walkIn', 'phone', 'web', 'app', 'wechat', 'referral', 'event', 'import'] as const

const customerFields = {
  kind: z.enum(['person', 'company']),
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(30),
  email: z.email().optional(),
  idNumber: z.string().trim().max(30).optional(),
  address: shortText.optional(),
  language: z.enum(['zh-CN', 'en']),
  preferredChannel: z.enum(channels),
  source: z.enum(customerSources),
  remark: longText.optional(),
}

/** What lists and pages see: contacts masked; `customer.reveal` shows one value and is logged. */
export const customerSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  kind: z.enum(['person', 'company']),
  name: z.string(),
  phoneMasked: z.string(),
  emailMasked: z.string().nullable(),
  idNumberMasked: z.string().nullable(),
  addressMasked: z.string().nullable(),
  language: z.string(),
  preferredChannel: z.string(),
  source: z.string(),
  remark: z.string().nullable(),
  createdAt: z.string(),
})

export const customerLifecycle = lifecycle('customer', ['active', 'merged', 'erased'], {
  /** The same phone and name ask before a second file is made; `evenIfKnown` says the person has looked. */
  register: {
    to: 'active',
    permission: 'customer.register',
    input: z.object({ storeId: z.uuid(), ...customerFields, evenIfKnown: z.boolean().default(false) }),
  },
  edit: { from: ['active'], to: 'same', permission: 'customer.edit', input: z.object(customerFields).partial() },
})

export const customerContract = record(customerLifecycle, customerSchema, '/api/customers', {
  list: {
    permission: 'customer.see', path: '/api/customers',
    query: z.object({ ...listQuery, source: z.enum(customerSources).optional() }),
    answer: pageOf(customerSchema.omit({ actions: true })),
  },
  get: { permission: 'customer.see', path: '/api/customers/:id', answer: customerSchema },
  /** Shows one value in clear: a purpose must be given, and the look is written down. */
  reveal: {
    permission: 'customer.reveal', path: '/api/customers/:id/reveal',
    query: z.object({ field: z.enum(['phone', 'email', 'idNumber', 'address']), purpose: shortText.min(2) }),
    answer: z.object({ value: z.string() }),
  },
  /** The whole file in seven groups (F-01): name, contact, purchase, model, maintenance, repair, satisfaction. */
  file: {
    permission: 'customer.see', path: '/api/customers/:id/file',
    answer: z.object({ groups: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) }),
  },
})
