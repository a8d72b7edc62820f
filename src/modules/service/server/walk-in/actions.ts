import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { walkInContract } from '../../contract/walk-in.ts'
import { walkInGreeting } from '../parameters.ts'
import { isWaiting } from './rules.ts'

export type WalkIn = Row<'service.walk_in'>

export const walkIn = serve(walkInContract, 'service.walk_in')

export const arrive = walkIn.creation('arrive', {
  store: (input) => input.storeId,
  run(work, { id, input }) {
    work.create(walkIn.face, 'arrive', {
      id,
      store_id: input.storeId,
      plate: input.plate?.toUpperCase() ?? null,
      wish: input.wish ?? null,
      arrived_at: work.now,
    })
    startBy(work, walkInGreeting, { record: 'walkIn', recordId: id, storeId: input.storeId })
  },
})

export const greet = walkIn.verb('greet', {
  run(work, { row, identity, move }) {
    move({ greeted_at: row.greeted_at ?? work.now, greeted_by: row.greeted_by ?? identity.actor.staffId ?? null })
    work.stopDeadline(walkInGreeting.name, row.id)
  },
})

export const leave = walkIn.verb('leave', {
  run(work, { input, row, move }) {
    move({ ended_at: work.now }, { cause: input.reason })
    if (row.greeted_at === null) work.stopDeadline(walkInGreeting.name, row.id, 'cancelled')
  },
})

/** The guest at the door of whom an order is made, locked; nothing is asked for where there is none. */
export function walkInLoads(groupId: string, id: string | undefined): { walkIn?: Load<WalkIn | undefined> } {
  if (id === undefined) return {}
  return {
    walkIn: oneRaw<WalkIn>('select * from service.walk_in where group_id = $1 and id = $2 for update', [groupId, id]),
  }
}

/** He goes over into the order: the greeting clock stops. Answers when he came and was greeted; throws the refusal. */
export function meetWalkIn(
  work: Work,
  guest: WalkIn | undefined,
  order: { readonly id: string; readonly storeId: string },
): Pick<WalkIn, 'arrived_at' | 'greeted_at'> {
  if (!guest || guest.store_id !== order.storeId || !isWaiting(guest)) throw serviceRefusals.walkInGone()
  work.move(walkIn.face, guest, 'receive', { order_id: order.id, ended_at: work.now })
  work.stopDeadline(walkInGreeting.name, guest.id)
  return guest
}
