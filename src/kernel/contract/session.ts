import { z } from 'zod'

/** Signing in and out, and what a screen must know of the person at start. Not records: the only writes without a verb. */
export const signInInput = z.object({
  /** Code of the dealer group; may be left out while there is only one. */
  group: z.string().trim().max(40).optional(),
  login: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
  device: z.string().trim().max(200).optional(),
})

export const storeSummary = z.object({
  id: z.uuid(),
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  regionId: z.uuid(),
  timeZone: z.string(),
})

export const me = z.object({
  accountId: z.uuid(),
  staffId: z.uuid().nullable(),
  name: z.string(),
  language: z.string(),
  group: z.object({ id: z.uuid(), code: z.string(), nameZh: z.string(), nameEn: z.string(), demo: z.boolean() }),
  roles: z.array(z.string()),
  /** Permissions with the stores where each holds; `*` for the whole group. */
  permissions: z.record(z.string(), z.array(z.string())),
  /** Those that reach all stores of the group. */
  groupWide: z.array(z.string()).default([]),
  stores: z.array(storeSummary),
  /** The shared tablet at which the person has signed on with his PIN. */
  terminal: z.object({ id: z.uuid(), name: z.string(), role: z.string() }).nullable(),
  now: z.string(),
})
export type Me = z.infer<typeof me>

export const signInAnswer = z.object({ token: z.string(), me })

/** What the sign-in page shows before anybody has signed in. */
export const setupState = z.object({
  state: z.enum(['empty', 'demo', 'ready']),
  version: z.string(),
  demoAccounts: z
    .array(
      z.object({ login: z.string(), password: z.string(), nameZh: z.string(), nameEn: z.string(), role: z.string() }),
    )
    .optional(),
})

export const firstAdministratorInput = z.object({
  groupCode: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{2,40}$/),
  groupNameZh: z.string().trim().min(1).max(60),
  groupNameEn: z.string().trim().max(60).default(''),
  storeNameZh: z.string().trim().min(1).max(60),
  storeNameEn: z.string().trim().max(60).default(''),
  storeCode: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{2,8}$/),
  address: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(30).default(''),
  login: z
    .string()
    .trim()
    .regex(/^[a-z0-9._-]{3,40}$/),
  name: z.string().trim().min(1).max(60),
  password: z.string().min(10).max(200),
})
