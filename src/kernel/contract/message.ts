import { z } from 'zod'

/** Ways to reach somebody. A phone call and a letter are done by people; the others leave by themselves. */
export const channels = ['app', 'sms', 'mail', 'wechat', 'phone', 'letter'] as const
export type Channel = (typeof channels)[number]

/** Channel of a consent that holds for all of them. */
export const anyChannel = 'any'

export const messagePurposes = ['service', 'marketing'] as const
export type MessagePurpose = (typeof messagePurposes)[number]

/**
 * What came of an effect outside:
 * - `done`: the partner took it
 * - `refused`: the partner will never take it this way
 * - `pending`: certainly not taken yet, for instance because the partner cannot be reached
 * - `unknown`: it may have been taken; no answer came
 */
export const outcomes = ['done', 'refused', 'pending', 'unknown'] as const
export type OutcomeKind = (typeof outcomes)[number]

export const attemptSchema = z.object({
  at: z.string(),
  channel: z.enum(channels),
  port: z.string(),
  outcome: z.enum(outcomes),
  detail: z.string(),
})
export type Attempt = z.infer<typeof attemptSchema>

export const messageStates = ['waiting', 'sent', 'delivered', 'failed', 'unknown', 'held', 'read'] as const

/** A message in the log of its record. The text is rendered again from its template; the address stays with the person. */
export const messageSchema = z.object({
  id: z.uuid(),
  record: z.string(),
  recordId: z.uuid(),
  template: z.string(),
  purpose: z.enum(messagePurposes),
  language: z.string(),
  channels: z.array(z.string()),
  channel: z.string().nullable(),
  state: z.enum(messageStates),
  subject: z.string().optional(),
  text: z.string(),
  attempts: z.array(attemptSchema),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})
