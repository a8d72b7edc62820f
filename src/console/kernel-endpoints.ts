import { z } from 'zod'
import { ask, send } from './client.ts'
import { firstAdministratorInput, me, setupState, signInAnswer, signInInput } from '../kernel/contract/session.ts'

// The kernel's own addresses: no records, so no contract lists them. The only place of the console that spells them.
const paths = {
  setup: '/api/setup',
  firstAdministrator: '/api/setup/first-administrator',
  me: '/api/me',
  signIn: '/api/sign-in',
  signOut: '/api/sign-out',
  language: '/api/me/language',
  live: '/api/live',
  search: '/api/search',
  inbox: '/api/inbox',
  exports: '/api/exports',
  files: '/api/files',
  timeline: (record: string, id: string) => `/api/records/${record}/${id}/timeline`,
} as const

const searchHit = z.object({
  record: z.string(),
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  flags: z.array(z.string()),
  link: z.string().optional(),
})
export type SearchHit = z.infer<typeof searchHit>

const inboxItem = z.object({
  id: z.string(),
  kind: z.string(),
  record: z.string(),
  recordId: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  dueAt: z.string().nullable(),
  createdAt: z.string(),
})
export type InboxItem = z.infer<typeof inboxItem>

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

const storedFile = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), sha256: z.string() })
export type StoredFile = z.infer<typeof storedFile>

export const liveAddress = paths.live
export const fileAddress = (id: string) => `${paths.files}/${id}`
const nothing = z.unknown()

export const readSetup = () => ask('GET', paths.setup, setupState)
export const readMe = (signal?: AbortSignal) => ask('GET', paths.me, me, { signal })
export const signIn = (input: z.input<typeof signInInput>) => ask('POST', paths.signIn, signInAnswer, { body: input })
export const signOut = () => send('POST', paths.signOut, { body: {} })
export const makeFirstAdministrator = (input: z.input<typeof firstAdministratorInput>) =>
  ask('POST', paths.firstAdministrator, nothing, { body: input })
export const keepLanguage = (language: string) => send('POST', paths.language, { body: { language } })

export const search = (q: string, store: string | undefined, signal: AbortSignal) =>
  ask('GET', paths.search, z.object({ hits: z.array(searchHit) }), { query: { q, store }, signal })

export const readInbox = (store: string | undefined, signal: AbortSignal) =>
  ask('GET', paths.inbox, z.object({ count: z.int(), rows: z.array(inboxItem) }), { query: { store }, signal })

export const readTimeline = (record: string, id: string, signal: AbortSignal) =>
  ask('GET', paths.timeline(record, id), z.object({ rows: z.array(timelineEntry) }), { signal })

/** Everything that a list shows under its filter, as a workbook; above the free limit with a purpose and an approval. */
export async function exportList(read: string, query: object, purpose: string | undefined): Promise<Blob> {
  const response = await send('POST', paths.exports, { body: { read, query, purpose } })
  return response.blob()
}

export function uploadFile(file: Blob, name: string, about: { record: string; recordId: string; kind: string }): Promise<StoredFile> {
  const body = new FormData()
  for (const [key, value] of Object.entries(about)) body.append(key, value)
  body.append('file', file, name)
  return ask('POST', paths.files, storedFile, { body })
}
