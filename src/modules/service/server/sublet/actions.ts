import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { subletContract } from '../../contract/sublet.ts'
import { isApproved } from '../repair-order/lines.ts'
import { heldProblem } from '../accident/approval.ts'
import { lockOrder, orderLines } from '../repair-order/loads.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { isInRepair, isWorkDone } from '../repair-order/rules.ts'

type Order = Row<'service.repair_order'>
type Line = Row<'service.line'>

export const sublet = serve(subletContract, 'service.sublet')

const orderOf = (id: string) => ({ select: 'select order_id from service.sublet where group_id = $1 and id = $2', id })

/** Why lines cannot be given to another firm: only agreed labour on which nobody works. */
export function subletProblem(lines: readonly Line[], lineIds: readonly string[]): Refusal | undefined {
  for (const id of lineIds) {
    const line = lines.find((one) => one.id === id)
    if (!line || line.kind === 'part') return serviceRefusals.notInEstimate()
    const names = { nameZh: line.name_zh, nameEn: line.name_en }
    if (!isApproved(line)) return serviceRefusals.notApproved(names)
    if (line.executed || line.job_card_id !== null || line.sublet_id !== null) return serviceRefusals.lineInWork(names)
  }
  return undefined
}

/** Work of others that is not accepted yet keeps a car from its inspection. */
export function returnGate(order: Pick<Order, 'open_sublets' | 'needs'>): Refusal | undefined {
  const count = order.open_sublets ?? 0
  return count > 0 ? serviceRefusals.subletOpen({ count }) : undefined
}

export const order = sublet.creation('order', {
  store: (input) => input.storeId,
  number: 'X',
  first: ({ groupId, input }) => ({ order: lockOrder(groupId, input.orderId) }),
  loads: ({ groupId, input }) => ({ lines: orderLines(groupId, input.orderId) }),
  run(work, { id, input, loaded, identity, number }) {
    const { order: repair, lines } = loaded
    if (!repair || repair.store_id !== input.storeId) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const problem = subletProblem(lines, input.lineIds) ?? heldProblem(repair, lines, input.lineIds)
    if (problem) throw problem
    work.create(sublet.face, 'order', {
      id,
      store_id: input.storeId,
      number,
      order_id: repair.id,
      order_number: repair.number,
      firm: input.firm,
      contact: input.contact ?? null,
      line_ids: input.lineIds,
      cost_fen: input.costFen,
      due_at: input.dueAt,
      ordered_by: identity.actor.staffId ?? identity.actor.id,
    })
    const moved = moveOrder(work, repair, 1, repair.state)
    for (const lineId of input.lineIds) work.update('service.line', lineId, { sublet_id: id }, moved)
  },
})

function moveOrder(work: Work, repair: Order, more: 1 | -1, to: string): Order {
  const changes = { open_sublets: Math.max(0, (repair.open_sublets ?? 0) + more) }
  return work.move(repairOrder.face, repair, 'sublet', changes, { to })
}

export const send = sublet.verb('send', {
  run(work, { move }) {
    move({ sent_at: work.now, returned_at: null })
  },
})

export const comeBack = sublet.verb('comeBack', {
  run(work, { input, move }) {
    move({ returned_at: work.now, final_cost_fen: input.finalCostFen })
  },
})

export const check = sublet.verb('check', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, orderOf(id)) }),
  run(work, { input, row, loaded, identity, move }) {
    if (!input.good && !input.finding) throw serviceRefusals.findingNeeded()
    const by = {
      checked_at: work.now,
      checked_by: identity.actor.staffId ?? identity.actor.id,
      finding: input.finding ?? null,
    }
    if (!input.good) {
      move({ ...by, returned_at: null }, { to: 'sent' })
      return
    }
    move(by, { to: 'accepted' })
    const { order: repair, lines } = loaded
    if (!repair) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const done = new Set(row.line_ids)
    const isLast = (repair.open_sublets ?? 0) <= 1 && isWorkDone(repair.open_cards, lines, done)
    const moved = moveOrder(
      work,
      repair,
      -1,
      isLast ? 'awaitingInspection' : isInRepair(repair) ? 'inRepair' : repair.state,
    )
    for (const line of lines) if (done.has(line.id)) work.update('service.line', line.id, { executed: true }, moved)
  },
})

export const cancel = sublet.verb('cancel', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  run(work, { input, row, loaded, move }) {
    move({}, { cause: input.reason })
    const { order: repair } = loaded
    if (!repair) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const moved = moveOrder(work, repair, -1, repair.state)
    for (const lineId of row.line_ids) work.update('service.line', lineId, { sublet_id: null }, moved)
  },
})

interface Listed extends Row<'service.sublet'> {
  readonly plate: string
  readonly plate_colour: string
  readonly checked_by_name: string | null
  readonly lines: { id: string; nameZh: string; nameEn: string; grossFen: number }[]
}

/** Work that others do, the newest first. */
export const list = sublet.read('list', async ({ groupId, query, inStores, load, actionsOn }) => {
  const { rows } = await load({
    rows: manyRaw<Listed>(
      `select x.*, v.plate, v.plate_colour, s.name as checked_by_name,
          (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'nameZh', l.name_zh, 'nameEn', l.name_en, 'grossFen', l.gross_fen)
                    order by l.position), '[]') from service.line l where l.group_id = x.group_id and l.id = any(x.line_ids)) as lines
         from service.sublet x
         join service.repair_order o on o.group_id = x.group_id and o.id = x.order_id
         join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
         left join people.staff s on s.group_id = x.group_id and s.id = x.checked_by
        where x.group_id = $1 and x.store_id = any($2::uuid[]) and ($3::uuid is null or x.order_id = $3)
          and (not $4::boolean or x.state in ('ordered', 'sent', 'returned'))
        order by x.id desc limit 200`,
      [groupId, inStores, query.orderId ?? null, query.open ?? false],
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })) }
})
