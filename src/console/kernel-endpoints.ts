import { z } from 'zod'
import { inboxAnswer, inboxPath, inboxReadAnswer, type inboxReadInput } from '../kernel/contract/inbox.ts'
import type { Series } from '../kernel/contract/series.ts'
import { type searchHit, searchSpec } from '../kernel/contract/search.ts'
import { firstAdministratorInput, me, setupState, signInAnswer, signInInput } from '../kernel/contract/session.ts'
import { type pinInput, signOnAnswer, terminalPeople } from '../kernel/contract/terminal.ts'
import { setPreferences } from './preferences.ts'
import { ask, send } from './transport.ts'

// The kernel's own addresses: no records, so no contract lists them. The only place of the console that spells them.
const paths = {
  setup: '/api/setup',
  firstAdministrator: '/api/setup/first-administrator',
  me: '/api/session/me',
  signIn: '/api/session/sign-in',
  signOut: '/api/session/sign-out',
  terminalPeople: '/api/terminal/people',
  terminalSignOn: '/api/terminal/sign-on',
  terminalKeep: '/api/terminal/keep',
  live: '/api/live',
  files: '/api/files',
  timeline: (record: string, id: string) => `/api/records/${record}/${id}/timeline`,
} as const

export type SearchHit = z.infer<typeof searchHit>

const timelineEntry = z.object({
  id: z.string(),
  at: z.string(),
  record: z.string(),
  verb: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  by: z.string(),
  note: z.string().nullish(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const liveAddress = paths.live
export const fileAddress = (id: string) => `${paths.files}/${id}`
/** What a tester recorded, thin enough to be drawn; the server writes exactly this shape. */
export async function readSeries(id: string, signal?: AbortSignal): Promise<Series> {
  const answer = await send('GET', fileAddress(id), { query: { size: 'small' }, ...(signal ? { signal } : {}) })
  const series: Series = await answer.json()
  return series
}

export const readSetup = () => ask('GET', paths.setup, setupState)
export const readMe = (signal?: AbortSignal) => ask('GET', paths.me, me, { signal })
/** A new session takes the place of the old one. */
async function anew<A>(answer: Promise<A>): Promise<A> {
  const result = await answer
  setPreferences({ owesSignOut: false })
  return result
}
export const signIn = (input: z.input<typeof signInInput>) =>
  anew(ask('POST', paths.signIn, signInAnswer, { body: input }))
export const signOut = () => send('POST', paths.signOut, { body: {} })
export type TerminalPerson = z.infer<typeof terminalPeople>['people'][number]
export const readTerminalPeople = (token: string) =>
  ask('POST', paths.terminalPeople, terminalPeople, { body: { token } })
/** Longer than that nobody waits before a tablet: then it counts as without network. */
const signOnMs = 8000
export const signOnWithPin = (input: z.input<typeof pinInput>) =>
  anew(ask('POST', paths.terminalSignOn, signOnAnswer, { body: input, signal: AbortSignal.timeout(signOnMs) }))
export const keepTerminalSession = () => send('POST', paths.terminalKeep, { body: {} })
export const makeFirstAdministrator = (input: z.input<typeof firstAdministratorInput>) =>
  send('POST', paths.firstAdministrator, { body: input })

export const search = (q: string, store: string | undefined, signal: AbortSignal) =>
  ask('GET', searchSpec.path, searchSpec.answer, { query: { q, store }, signal })

export const readInbox = (signal: AbortSignal) => ask('GET', inboxPath, inboxAnswer, { signal })
export const markRead = (input: z.input<typeof inboxReadInput>) =>
  ask('POST', `${inboxPath}/read`, inboxReadAnswer, { body: input })

export const readTimeline = (record: string, id: string, signal: AbortSignal) =>
  ask('GET', paths.timeline(record, id), z.object({ rows: z.array(timelineEntry) }), { signal })
