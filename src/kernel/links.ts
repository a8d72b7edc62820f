import { createHmac } from 'node:crypto'
import { hashToken } from './auth/identity.ts'
import { epochMsOf, instantOf } from './clocks/zone.ts'
import { newId } from './ids.ts'
import type { Keys } from './keys.ts'
import type { Work } from './work.ts'

export interface NewLink {
  /** A new one unless given: who knows another id that is the link's too finds it again by its key. */
  readonly id?: string
  /** What the link opens, as verbs and reads name it in `link`. */
  readonly purpose: string
  readonly record: string
  readonly recordId: string
  /** Erasing the person revokes his links. */
  readonly personId: string | null
  readonly language: string
  readonly hours: number
}

/**
 * Writes a signed link for somebody without login and answers its id. It opens one record for one purpose until it
 * expires. The table holds the hash of its token.
 */
export function makeLink(work: Work, keys: Pick<Keys, 'links'>, link: NewLink): string {
  const id = link.id ?? newId()
  const token = linkToken(keys, work.groupId, id)
  work.plain('kernel.link', {
    id,
    token_hash: hashToken(token.slice(token.indexOf('.') + 1)),
    purpose: link.purpose,
    record: link.record,
    record_id: link.recordId,
    person_id: link.personId,
    language: link.language,
    created_at: work.now,
    expires_at: instantOf(epochMsOf(work.now) + link.hours * 3_600_000),
  })
  return id
}

/**
 * The token of a link by its id, `<group>.<secret>`. The secret is a keyed hash of the id, so a page that may show a link can make it
 * again although nobody keeps it.
 */
export function linkToken(keys: Pick<Keys, 'links'>, groupId: string, linkId: string): string {
  const secret = createHmac('sha256', keys.links).update(`link\0${groupId}\0${linkId}`).digest('base64url')
  return `${groupId}.${secret}`
}

const mark = /\{([0-9a-f-]{36})\}$/

/** How a link stands in a message that is kept: its page and id, without the secret that opens it. */
export function linkMark(page: string, linkId: string): string {
  return `${page}{${linkId}}`
}

/** A message's parameters as they leave the house: their `link` opens. */
export function openLinks(keys: Pick<Keys, 'links'>, groupId: string, params: unknown): unknown {
  if (typeof params !== 'object' || params === null) return params
  const { link } = params as { link?: unknown }
  if (typeof link !== 'string') return params
  return { ...params, link: link.replace(mark, (_, id: string) => linkToken(keys, groupId, id)) }
}
