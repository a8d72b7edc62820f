import { z } from 'zod'
import { lifecycle } from './lifecycle.ts'
import { listQuery, measuredValue, pageOf, plainDate, record, recordShape, shortText } from './record.ts'

/** The foundation's own records: stores, roles, accounts, parameters. Kept by the administrator. */

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const dayHours = z
  .object({ open: timeOfDay, close: timeOfDay })
  .refine(({ open, close }) => open < close)
  .nullable()

/** Name in the time zone database, `Asia/Shanghai`: limits and closing times cannot be counted by any other. */
const timeZone = z
  .string()
  .regex(/^([A-Z][A-Za-z]+(\/[A-Z][A-Za-z_-]+)+|UTC)$/)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  })

const storeFields = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{2,8}$/),
  nameZh: shortText.min(1),
  nameEn: shortText,
  addressZh: shortText,
  addressEn: shortText,
  phone: z.string().trim().max(30),
  longitude: z.number().min(-180).max(180).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  timeZone,
  hours: z.array(dayHours).length(7),
  licenceNo: shortText.nullable(),
}

export const storeSchema = z.object({ ...recordShape, regionId: z.uuid(), ...storeFields })

export const storeLifecycle = lifecycle('store', ['open', 'closed'], {
  add: { to: 'open', permission: 'organisation.manage', input: z.object({ regionId: z.uuid(), ...storeFields }) },
  edit: {
    from: ['open'],
    to: 'same',
    permission: 'organisation.manage',
    input: z.object(storeFields).omit({ code: true }).partial(),
  },
  close: {
    from: ['open'],
    to: 'closed',
    permission: 'organisation.manage',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

export const storeContract = record(storeLifecycle, storeSchema, '/api/stores', {
  list: {
    permission: 'organisation.see',
    path: '/api/stores',
    answer: z.object({
      rows: z.array(storeSchema.omit({ actions: true })),
      regions: z.array(z.object({ id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string() })),
    }),
  },
  get: { permission: 'organisation.see', path: '/api/stores/:id', answer: storeSchema },
})

const roleFields = {
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  permissions: z.array(z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+(:own)?$/)).max(500),
}

export const roleSchema = z.object({ ...recordShape, code: z.string(), ...roleFields })

export const roleLifecycle = lifecycle('role', ['active'], {
  add: {
    to: 'active',
    permission: 'role.manage',
    input: z.object({ code: z.string().regex(/^[a-zA-Z]{3,40}$/), ...roleFields }),
  },
  edit: { from: ['active'], to: 'same', permission: 'role.manage', input: z.object(roleFields).partial() },
})

export const roleContract = record(roleLifecycle, roleSchema, '/api/roles', {
  list: {
    permission: 'role.see',
    path: '/api/roles',
    answer: z.object({ rows: z.array(roleSchema), permissions: z.array(z.string()) }),
  },
})

export const grantSchema = z.object({
  role: z.string(),
  scope: z.enum(['group', 'region', 'store']),
  id: z.uuid().nullable(),
})

const accountFields = {
  displayName: z.string().trim().min(1).max(60),
  language: z.enum(['zh-CN', 'en']),
  grants: z.array(grantSchema).max(50),
  staffId: z.uuid().nullable(),
}

export const accountSchema = z.object({ ...recordShape, login: z.string(), ...accountFields, hasPin: z.boolean() })

export const accountLifecycle = lifecycle('account', ['active', 'disabled'], {
  add: {
    to: 'active',
    permission: 'account.manage',
    input: z.object({
      login: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9._-]{3,40}$/),
      password: z.string().min(10).max(200),
      ...accountFields,
    }),
  },
  edit: { from: ['active'], to: 'same', permission: 'account.manage', input: z.object(accountFields).partial() },
  /** A new password set by the administrator; all open sessions end. */
  resetPassword: {
    from: ['active'],
    to: 'same',
    permission: 'account.manage',
    input: z.object({ password: z.string().min(10).max(200) }),
  },
  setPin: {
    from: ['active'],
    to: 'same',
    permission: 'account.manage',
    input: z.object({ pin: z.string().regex(/^\d{4,8}$/) }),
  },
  /** The person's own changes: language and password. */
  changeOwn: {
    from: ['active'],
    to: 'same',
    permission: 'account.own',
    input: z.object({
      language: z.enum(['zh-CN', 'en']).optional(),
      oldPassword: z.string().max(200).optional(),
      newPassword: z.string().min(10).max(200).optional(),
    }),
  },
  disable: {
    from: ['active'],
    to: 'disabled',
    permission: 'account.manage',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
  enable: { from: ['disabled'], to: 'active', permission: 'account.manage', input: z.object({}) },
})

export const accountContract = record(accountLifecycle, accountSchema, '/api/accounts', {
  list: {
    permission: 'account.see',
    path: '/api/accounts',
    query: z.object({
      ...listQuery,
      state: z.enum(['active', 'disabled']).optional(),
      role: z.string().max(40).optional(),
    }),
    answer: pageOf(accountSchema.omit({ actions: true })),
  },
  get: { permission: 'account.see', path: '/api/accounts/:id', answer: accountSchema },
  own: { permission: 'account.own', path: '/api/account', answer: accountSchema },
})

export const parameterSchema = z.object({
  ...recordShape,
  key: z.string(),
  scopeKind: z.enum(['group', 'region', 'store']),
  scopeId: z.uuid().nullable(),
  fromDate: plainDate,
  value: z.union([z.number(), z.string(), z.boolean()]),
  reason: z.string(),
})

export const parameterLifecycle = lifecycle('parameter', ['valid', 'withdrawn'], {
  /** A value from a day on, for a scope. One looser than the law is refused. */
  set: {
    to: 'valid',
    permission: 'parameter.manage',
    input: z.object({
      key: z.string().max(80),
      scopeKind: z.enum(['group', 'region', 'store']),
      scopeId: z.uuid().nullable(),
      fromDate: plainDate,
      value: z.union([measuredValue, z.string().max(400), z.boolean()]),
      reason: shortText.min(2),
    }),
  },
  withdraw: {
    from: ['valid'],
    to: 'withdrawn',
    permission: 'parameter.manage',
    input: z.object({ reason: shortText.min(2) }),
  },
})

export const parameterContract = record(parameterLifecycle, parameterSchema, '/api/parameters', {
  list: {
    permission: 'parameter.see',
    path: '/api/parameters',
    answer: z.object({
      rows: z.array(parameterSchema),
      known: z.array(
        z.object({
          key: z.string(),
          unit: z.string(),
          value: z.union([z.number(), z.string(), z.boolean()]),
          law: z.object({ value: z.union([z.number(), z.string(), z.boolean()]), source: z.string() }).nullable(),
        }),
      ),
    }),
  },
})
