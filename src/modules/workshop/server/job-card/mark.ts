import { createHmac, timingSafeEqual } from 'node:crypto'
import { epochMsOf } from '../../../../kernel/clocks/zone.ts'
import type { Keys } from '../../../../kernel/keys.ts'

/** What was proposed: these lines to this technician. */
export interface Proposed {
  readonly groupId: string
  readonly orderId: string
  readonly technicianId: string
  readonly lineIds: readonly string[]
}

/** A proposal that lay on the screen for longer is no proposal any more. */
const validMs = 30 * 60_000

/** The server's word for what it proposed, so that accepting it needs no reason whatever the others do meanwhile. */
export function markOfProposal(keys: Pick<Keys, 'links'>, what: Proposed, now: string): string {
  const until = String(epochMsOf(now) + validMs)
  return `${until}.${hash(keys, what, until)}`
}

/** Whether a mark is the server's own for exactly this, and not too old. */
export function isProposed(keys: Pick<Keys, 'links'>, what: Proposed, mark: string | undefined, now: string): boolean {
  const [until = '', given = ''] = mark?.split('.') ?? []
  if (!(Number(until) >= epochMsOf(now))) return false
  const own = Buffer.from(hash(keys, what, until))
  const other = Buffer.from(given)
  return own.length === other.length && timingSafeEqual(own, other)
}

function hash(keys: Pick<Keys, 'links'>, { groupId, orderId, technicianId, lineIds }: Proposed, until: string): string {
  const lines = lineIds.toSorted().join()
  const text = ['proposal', groupId, orderId, technicianId, lines, until].join('\0')
  return createHmac('sha256', keys.links).update(text).digest('base64url')
}
