import { z } from 'zod'
import { lifecycle } from './lifecycle.ts'
import { instant, record, recordShape, shortText } from './record.ts'
import { signInAnswer } from './session.ts'

/** Roles that work at a shared tablet. */
export const terminalRoles = ['technician', 'inspector'] as const

/** What the device shows to say which terminal it is; made on the device, kept there and, hashed, here. */
const secret = z.string().regex(/^[0-9a-f]{64}$/)

const terminalSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  name: z.string(),
  role: z.enum(terminalRoles),
  enrolledBy: z.string(),
  createdAt: z.string(),
})

/** A shared tablet in the workshop: enrolled by who may, given up when it is lost. */
export const terminalLifecycle = lifecycle('terminal', ['enrolled', 'withdrawn'], {
  enrol: {
    to: 'enrolled',
    permission: 'terminal.manage',
    input: z.object({ storeId: z.uuid(), name: shortText.min(1), role: z.enum(terminalRoles), secret }),
  },
  /** Whoever is signed on there is out at once. */
  withdraw: {
    from: ['enrolled'],
    to: 'withdrawn',
    permission: 'terminal.manage',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

export const terminalContract = record(terminalLifecycle, terminalSchema, '/api/terminals', {
  list: {
    permission: 'terminal.manage',
    path: '/api/terminals',
    query: z.object({ store: z.uuid().optional() }),
    answer: z.object({ rows: z.array(terminalSchema) }),
  },
})

export const terminalToken = z.object({ token: z.string().max(200) })

/** Who may sign on at a terminal; shown on it before anybody has. */
export const terminalPeople = z.object({
  terminal: z.object({ name: z.string(), storeZh: z.string(), storeEn: z.string() }),
  people: z.array(
    z.object({
      accountId: z.uuid(),
      name: z.string(),
      /** Another one than the tablet kept: the PIN was changed. */
      mark: z.string(),
      lockedUntil: z.string().nullable(),
    }),
  ),
})

export const pinInput = z.object({
  token: z.string().max(200),
  accountId: z.uuid(),
  pin: z.string().regex(/^\d{4,8}$/),
  /** Since when he has worked at the tablet without network, where he has. */
  since: instant.optional(),
})
export type PinInput = z.output<typeof pinInput>

/** What lets a person sign on at this tablet without network; the check itself is made on the tablet. */
export const offlineGrant = z.object({
  until: z.string(),
  /** Salt of the check, in hexadecimal. */
  mark: z.string(),
  /** Wrong PINs before the tablet forgets the person. */
  tries: z.int(),
  /** Without a touch for so long, the next one needs the PIN again. */
  idleMinutes: z.int(),
})
export type OfflineGrant = z.output<typeof offlineGrant>

export const signOnAnswer = signInAnswer.extend({ offline: offlineGrant.nullable() })
