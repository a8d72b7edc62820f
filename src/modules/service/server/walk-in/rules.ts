import type { Row } from '../../../../kernel/db/schema.ts'

/** He is here and nobody has received him yet. */
export function isWaiting(guest: Pick<Row<'service.walk_in'>, 'state'>): boolean {
  return guest.state === 'waiting'
}
