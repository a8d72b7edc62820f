import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Identity } from '../../../../kernel/auth/identity.ts'
import { newId } from '../../../../kernel/ids.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { accidentContract } from '../../contract/accident.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { lockOrder, orderLines } from '../repair-order/loads.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { keepParts, lockParts } from './parts.ts'
import { isCleared, stageProblem, startGate } from './rules.ts'

type Order = Row<'service.repair_order'>
type Stage = Row<'service.accident_stage'>

export const accident = serve(accidentContract, 'service.accident', { view: accidentView })

export function accidentView<R extends Row<'service.accident'>>(row: R) {
  return { ...camelRow(row), damages: accidentContract.schema.shape.damages.parse(row.damages) }
}

export const orderOf = (id: string) => ({
  select: 'select order_id from service.accident where group_id = $1 and id = $2',
  id,
})
const person = (identity: Identity) => identity.actor.staffId ?? identity.actor.id

/** Opens or closes the order's way into the repair. */
export function assess(
  work: Work,
  order: Order | undefined,
  found: { grade: string; payer: string; state: string },
): Order {
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  return work.move(repairOrder.face, order, 'assess', {
    accident_grade: found.grade,
    accident_cleared_at: isCleared(found) ? (order.accident_cleared_at ?? work.now) : null,
  })
}

export const record = accident.creation('record', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({
    ...lockParts(groupId, input.orderId),
    order: lockOrder(groupId, input.orderId),
  }),
  loads: ({ groupId, input }) => ({ lines: orderLines(groupId, input.orderId) }),
  run(work, { id, input, loaded, identity }) {
    const { order } = loaded
    if (!order || order.store_id !== input.storeId) throw kernelRefusals.notFound({ record: 'repairOrder' })
    if (order.visit_type !== 'accident') throw serviceRefusals.noAccidentOrder()
    const made = work.create(accident.face, 'record', {
      id,
      store_id: input.storeId,
      order_id: order.id,
      order_number: order.number,
      grade: input.grade,
      damages: input.damages,
      payer: input.payer,
      insurer: input.insurer ?? null,
      recorded_by: person(identity),
    })
    keepParts(work, loaded, assess(work, order, made), loaded.lines)
  },
})

export const regrade = accident.verb('regrade', {
  first: ({ groupId, id }) => ({ ...lockParts(groupId, orderOf(id)), order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, orderOf(id)) }),
  run(work, { input, loaded, move }) {
    const moved = move(
      { grade: input.grade, damages: input.damages, approved_fen: null, approved_on: null, approval_no: null },
      { cause: input.reason },
    )
    const order = assess(work, loaded.order, moved)
    // More was found: the insurer looks at every line anew.
    const unsaid = { insurer_fen: null, difference_fen: null }
    for (const line of loaded.lines) if (line.insurer_fen !== null) work.update('service.line', line.id, unsaid, order)
    const lines = loaded.lines.map((line) => ({ ...line, ...unsaid }))
    keepParts(work, loaded, order, lines)
  },
})

export const survey = accident.verb('survey', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  run(work, { input, loaded, move }) {
    const moved = move({
      insurer: input.insurer,
      surveyor: input.surveyor,
      surveyed_on: input.surveyedOn,
      loss_fen: input.lossFen,
    })
    assess(work, loaded.order, moved)
  },
})

function stagesBegun(groupId: string, id: string): Load<Stage[]> {
  return manyRaw<Stage>(
    'select * from service.accident_stage where group_id = $1 and accident_id = $2 order by began_at',
    [groupId, id],
  )
}

export const advance = accident.verb('advance', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ begun: stagesBegun(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    const { order, begun } = loaded
    if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const problem = startGate(order) ?? stageProblem(row.grade, row.stage, input.stage)
    if (problem) throw problem
    const moved = move({ stage: input.stage })
    endStage(work, begun, moved)
    work.insert(
      'service.accident_stage',
      { id: newId(), accident_id: row.id, stage: input.stage, began_at: work.now, by_id: person(identity) },
      moved,
    )
  },
})

export const finish = accident.verb('finish', {
  loads: ({ groupId, id }) => ({ begun: stagesBegun(groupId, id) }),
  run(work, { loaded, move }) {
    endStage(work, loaded.begun, move())
  },
})

function endStage(work: Work, begun: readonly Stage[], row: Row<'service.accident'>): void {
  for (const stage of begun)
    if (stage.ended_at === null) work.update('service.accident_stage', stage.id, { ended_at: work.now }, row)
}

export function accidentOf(groupId: string, orderId: string): Load<Row<'service.accident'> | undefined> {
  return oneRaw<Row<'service.accident'>>('select * from service.accident where group_id = $1 and order_id = $2', [
    groupId,
    orderId,
  ])
}
