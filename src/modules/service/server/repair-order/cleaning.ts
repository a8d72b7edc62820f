import { type Ask, camelRow } from '../../../../kernel/serve.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { cleaningParts } from '../../contract/cleaning.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'
import { repairOrder } from './repair-order.ts'

type Order = Row<'service.repair_order'>

/** A cleaning counts for the work before it: when the car was worked on again it is due anew. */
const sinceReady = 'k.at >= coalesce(o.ready_at, o.created_at)'
/** Those of before were ticked as one. */
const isWhole = '(k.parts is null or cardinality(k.parts) = 3)'

interface Cleaning {
  readonly id: string
  readonly by_id: string
  readonly name: string
  readonly parts: string[] | null
  readonly is_whole: boolean
}

function lastCleaning(groupId: string, orderId: string): Load<Cleaning | undefined> {
  return oneRaw<Cleaning>(
    `select k.id, k.by_id, a.display_name as name, k.parts, ${isWhole} as is_whole
       from service.cleaning k join service.repair_order o on o.group_id = k.group_id and o.id = k.order_id
       left join kernel.account a on a.group_id = k.group_id and a.id = k.by_id
      where k.group_id = $1 and k.order_id = $2 and ${sinceReady} order by is_whole desc, k.at desc limit 1`,
    [groupId, orderId],
  )
}

export const clean = repairOrder.verb('clean', {
  loads: ({ groupId, id }) => ({ last: lastCleaning(groupId, id) }),
  run(work, { id, input, loaded, move }) {
    const { last } = loaded
    if (last?.is_whole) throw serviceRefusals.cleanAlready()
    const mine = last?.by_id === work.actor.id ? last : undefined
    const parts = cleaningParts.filter((part) => input.parts.includes(part) || mine?.parts?.includes(part))
    // One person answers for the whole of it (L-01): who takes over says all three.
    if (last && !mine && parts.length < cleaningParts.length)
      throw serviceRefusals.cleaningOfAnother({ name: last.name })
    const order = move({})
    const said = { at: work.now, parts, ...(input.note ? { note: input.note } : {}) }
    if (mine) work.update('service.cleaning', mine.id, said, order)
    else
      work.insert('service.cleaning', { id: newId(), order_id: id, by_id: work.actor.id, note: null, ...said }, order)
  },
})

/** Why a car may not leave: its kind of visit wants it clean. Asks only where that is so. */
export async function uncleanProblem(
  order: Order,
  { groupId, ask }: { readonly groupId: string; readonly ask: Ask },
): Promise<Refusal | undefined> {
  if (!needs(order, 'needsCleaning')) return undefined
  const { last } = await ask({ last: lastCleaning(groupId, order.id) })
  return last?.is_whole ? undefined : serviceRefusals.notClean()
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
  readonly parts: (typeof cleaningParts)[number][]
  readonly cleaner_name: string | null
  readonly waiting: boolean
  readonly is_needed: boolean
}

/** Cars in the stores that wait to be cleaned. */
export const toClean = repairOrder.read('toClean', async ({ groupId, inStores, load }) => {
  const { rows } = await load({
    rows: manyRaw<Unclean>(
      `select o.id, o.version, o.number, o.state, o.visit_type, v.plate, v.plate_colour, v.model_zh, v.model_en,
          coalesce(o.ready_at, o.created_at) as ready_at, o.promised_at, o.waiting,
          'needsCleaning' = any(o.needs) as is_needed, coalesce(p.parts, '{}') as parts, p.name as cleaner_name
         from service.repair_order o join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
         left join lateral (select k.parts, a.display_name as name from service.cleaning k
                              left join kernel.account a on a.group_id = k.group_id and a.id = k.by_id
                             where k.group_id = o.group_id and k.order_id = o.id and ${sinceReady} order by k.at desc limit 1) p on true
        where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and o.state in ('ready', 'settled')
          and o.needs && '{hasCleaning,needsCleaning}'
          and not exists (select from service.cleaning k where k.group_id = o.group_id and k.order_id = o.id and ${sinceReady} and ${isWhole})
        order by o.waiting desc, o.promised_at nulls last, o.id limit 200`,
      [groupId, inStores],
    ),
  })
  return { rows: rows.map(camelRow) }
})
