import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { listQuery, longText, pageOf, record, recordShape, shortText } from '../../../kernel/contract/record.ts'

export const customerKinds = ['person', 'company'] as const
export const channels = ['phone', 'sms', 'mail', 'wechat', 'app'] as const
/** Doors by which a customer comes to his own pages: a browser, the home screen, a menu of the WeChat account, a mini-program. */
export const ownDoors = ['web', 'app', 'wechat', 'miniProgram'] as const
export const customerSources = ['walkIn', 'phone', ...ownDoors, 'referral', 'event', 'import'] as const

const customerFields = {
  kind: z.enum(customerKinds),
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().min(1).max(30),
  email: z.email().max(200).nullable().optional(),
  idNumber: z.string().trim().max(30).nullable().optional(),
  address: shortText.nullable().optional(),
  language: z.enum(['zh-CN', 'en']),
  preferredChannel: z.enum(channels),
  source: z.enum(customerSources),
  remark: longText.nullable().optional(),
}

/** What a verb answers. It holds nothing personal: the answer is kept for a repeated key. */
export const customerSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  kind: z.enum(customerKinds),
  language: z.string(),
  preferredChannel: z.string(),
  source: z.string(),
  createdAt: z.string(),
})

/** What lists and pages see: contacts masked; `customer.reveal` shows one value and is logged. */
export const customerView = customerSchema.extend({
  name: z.string(),
  phoneMasked: z.string(),
  emailMasked: z.string().nullable(),
  idNumberMasked: z.string().nullable(),
  addressMasked: z.string().nullable(),
  remark: z.string().nullable(),
})

/** Fields that can be shown in clear, and the reasons for which (F-12): words, for the reason stands in the ledger. */
export const revealedFields = ['phone', 'email', 'idNumber', 'address'] as const
export const revealPurposes = ['call', 'identity', 'delivery', 'invoice', 'complaint', 'correction'] as const

/** The groups of a customer's file (F-01). Each room puts in what it holds. */
export const fileGroups = ['name', 'contact', 'purchase', 'model', 'maintenance', 'repair', 'satisfaction'] as const

export const customerLifecycle = lifecycle('customer', ['active', 'erased'], {
  /** The same phone and name ask before a second file is made; `evenIfKnown` says the person has looked (F-05). */
  register: {
    to: 'active',
    permission: 'customer.register',
    input: z.object({ storeId: z.uuid(), ...customerFields, evenIfKnown: z.boolean().default(false) }),
  },
  /** Who proved his number by a code and is on nobody's file yet enters himself (G-01). */
  registerOwn: {
    to: 'active',
    permission: 'customer.registerOwn',
    input: z.object({
      storeId: z.uuid(),
      name: customerFields.name,
      language: customerFields.language,
      source: z.enum(ownDoors),
    }),
  },
  edit: { from: ['active'], to: 'same', permission: 'customer.edit', input: z.object(customerFields).partial() },
  /** What is left when the person's key is destroyed; the kernel does it for the data-subject's request. */
  erase: { from: ['active'], to: 'erased', permission: 'customer.erase', input: z.object({}), internal: true },
})

export const customerContract = record(customerLifecycle, customerSchema, '/api/customers', {
  /** Newest first; `q` finds by phone, last four digits, name, pinyin. */
  list: {
    permission: 'customer.see',
    path: '/api/customers',
    query: z.object({ ...listQuery, source: z.enum(customerSources).optional() }),
    answer: pageOf(customerView.omit({ actions: true })),
  },
  get: { permission: 'customer.see', path: '/api/customers/:id', answer: customerView },
  /** Shows one value in clear: a purpose must be given, and the look is written down. */
  reveal: {
    permission: 'customer.reveal',
    path: '/api/customers/:id/reveal',
    query: z.object({ field: z.enum(revealedFields), purpose: z.enum(revealPurposes) }),
    answer: z.object({ value: z.string() }),
  },
  /** The whole file in its groups, contacts masked; a group that no room filled is empty. */
  file: {
    permission: 'customer.see',
    path: '/api/customers/:id/file',
    answer: z.object({ groups: z.record(z.enum(fileGroups), z.array(z.record(z.string(), z.unknown()))) }),
  },
})
