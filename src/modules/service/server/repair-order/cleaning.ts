import { type Ask, camelRow } from '../../../../kernel/serve.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'
import { repairOrder } from './repair-order.ts'

type Order = Row<'service.repair_order'>

/** A cleaning counts for the work before it: when the car was worked on again it is due anew. */
const sinceReady = 'k.at >= coalesce(o.ready_at, o.created_at)'

function lastCleaning(groupId: string, orderId: string): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select k.id from service.cleaning k join service.repair_order o on o.group_id = k.group_id and o.id = k.order_id
      where k.group_id = $1 and k.order_id = $2 and ${sinceReady} limit 1`,
    [groupId, orderId],
  )
}

export const clean = repairOrder.verb('clean', {
  loads: ({ groupId, id }) => ({ last: lastCleaning(groupId, id) }),
  run(work, { id, input, loaded, move }) {
    if (loaded.last) throw serviceRefusals.cleanAlready()
    const order = move({})
    const note = input.note ?? null
    work.insert('service.cleaning', { id: newId(), order_id: id, at: work.now, by_id: work.actor.id, note }, order)
  },
})

/** Why a car may not leave: its kind of visit wants it clean. Asks only where that is so. */
export async function uncleanProblem(
  order: Order,
  { groupId, ask }: { readonly groupId: string; readonly ask: Ask },
): Promise<Refusal | undefined> {
  if (!needs(order, 'needsCleaning')) return undefined
  const { last } = await ask({ last: lastCleaning(groupId, order.id) })
  return last ? undefined : serviceRefusals.notClean()
}

interface Unclean {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly state: string
  readonly visit_type: string
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly ready_at: string
  readonly promised_at: string | null
  readonly waiting: boolean
  readonly is_needed: boolean
}

/** Cars in the stores that wait to be cleaned. */
export const toClean = repairOrder.read('toClean', async ({ groupId, inStores, load }) => {
  const { rows } = await load({
    rows: manyRaw<Unclean>(
      `select o.id, o.version, o.number, o.state, o.visit_type, v.plate, v.plate_colour, v.model_zh, v.model_en,
          coalesce(o.ready_at, o.created_at) as ready_at, o.promised_at, o.waiting,
          'needsCleaning' = any(o.needs) as is_needed
         from service.repair_order o join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
        where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and o.state in ('ready', 'settled')
          and o.needs && '{hasCleaning,needsCleaning}'
          and not exists (select from service.cleaning k where k.group_id = o.group_id and k.order_id = o.id and ${sinceReady})
        order by o.waiting desc, o.promised_at nulls last, o.id limit 200`,
      [groupId, inStores],
    ),
  })
  return { rows: rows.map(camelRow) }
})
