import { createHmac } from 'node:crypto'
import { hashToken } from './auth/identity.ts'
import { epochMsOf, instantOf } from './clocks/zone.ts'
import { newId } from './ids.ts'
import type { Keys } from './keys.ts'
import type { Work } from './work.ts'

export interface NewLink {
  /** What the link opens, as verbs and reads name it in `link`. */
  readonly purpose: string
  readonly record: string
  readonly recordId: string
  /** Erasing the person revokes his links. */
  readonly personId: string | null
  readonly language: string
  readonly hours: number
}

export interface MadeLink {
  readonly id: string
  /** `<group>.<secret>`, to be sent and not kept: the table holds its hash. */
  readonly token: string
}

/** Writes a signed link for somebody without login. It opens one record for one purpose until it expires. */
export function makeLink(work: Work, keys: Pick<Keys, 'links'>, link: NewLink): MadeLink {
  const id = newId()
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
  return { id, token }
}

/**
 * The token of a link by its id. The secret is a keyed hash of the id, so a page that may show a link can make it
 * again although nobody keeps it.
 */
export function linkToken(keys: Pick<Keys, 'links'>, groupId: string, linkId: string): string {
  const secret = createHmac('sha256', keys.links).update(`link\0${groupId}\0${linkId}`).digest('base64url')
  return `${groupId}.${secret}`
}
