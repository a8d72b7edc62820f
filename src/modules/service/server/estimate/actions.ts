import { z } from 'zod'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Found } from '../../../../kernel/db/found.ts'
import type { JsonValue } from '../../../../kernel/db/schema.ts'
import { lockPick, lockStockFor, pickLinesOf, reserveFor } from '../../../parts/server/public.ts'
import { factsOf } from '../facts.ts'
import { keepConsent } from '../papers.ts'
import { approvedSum, partsToReserve } from '../repair-order/lines.ts'
import { concernsOf, lockOrder, orderLines } from '../repair-order/loads.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { stateByLines } from '../repair-order/rules.ts'
import { tellUnwanted } from '../repair-order/unwanted.ts'
import { sign } from '../signatures.ts'
import { estimate } from './estimate.ts'
import { channelOf, decidedLines, decisionProblem, editionState } from './rules.ts'

const orderOf = (id: string): Found => ({
  select: 'select order_id from service.estimate where group_id = $1 and id = $2',
  id,
})
const partsOf = (id: string): Found => ({
  select: `select e.store_id, l.part_id from service.estimate e join service.line l on l.group_id = e.group_id and l.order_id = e.order_id
    where e.group_id = $1 and e.id = $2 and l.part_id is not null`,
  id,
})

const shownLines = z.object({ lines: z.array(z.object({ id: z.uuid() })) })

/** The lines that an edition offers. */
export function offeredIn(shown: JsonValue): Set<string> {
  return new Set(shownLines.parse(shown).lines.map((line) => line.id))
}

export const decide = estimate.verb('decide', {
  first: ({ groupId, id }) => ({
    pick: lockPick(groupId, orderOf(id)),
    pickLines: pickLinesOf(groupId, orderOf(id)),
    stock: lockStockFor(groupId, partsOf(id)),
    order: lockOrder(groupId, orderOf(id)),
  }),
  loads: ({ groupId, id }) => ({
    lines: orderLines(groupId, orderOf(id)),
    concerns: concernsOf(groupId, orderOf(id)),
    facts: factsOf(groupId, 'estimate', id),
  }),
  run(work, { id, input, row, loaded, identity, kernel, move }) {
    const { order, facts, concerns, pick, pickLines, stock } = loaded
    if (!order || !facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const offered = offeredIn(row.shown)
    const problem = decisionProblem(order, offered, loaded.lines, input.decisions)
    if (problem) throw problem
    const lines = decidedLines(loaded.lines, input.decisions, work.now)
    const moved = work.move(
      repairOrder.face,
      order,
      'agree',
      { approved_fen: approvedSum(lines) },
      { to: stateByLines(order, lines) },
    )
    lines.forEach((line, index) => {
      if (line === loaded.lines[index]) return
      const { approval, decided_at, agreed_gross_fen } = line
      work.update('service.line', line.id, { approval, decided_at, agreed_gross_fen }, moved)
    })
    const channel = channelOf(identity.kind, input.channel)
    move(
      {
        approved_fen: approvedSum(lines.filter((line) => offered.has(line.id))),
        decided_at: work.now,
        decided_by: channel === 'link' ? 'customer' : (identity.actor.staffId ?? identity.actor.id),
        channel,
      },
      { to: editionState(offered, lines), ...(input.remark ? { cause: input.remark } : {}) },
    )
    const { signer, signatureImage } = input
    const { sha256, edition } = row
    const device = identity.device ?? ''
    const of = { record: 'estimate', recordId: id, purpose: 'approve' }
    sign(work, kernel.keys, facts, { ...of, signer, channel, device, sha256, image: signatureImage })
    keepConsent(
      work,
      { order: moved, facts, concerns, keys: kernel.keys },
      { edition, sha256, lines: lines.filter((line) => offered.has(line.id)), signer, signatureImage, channel },
    )
    const wants = partsToReserve(lines, pickLines)
    if (wants.length > 0) {
      const { id: orderId, number: orderNumber, store_id: storeId, vehicle_id: vehicleId } = order
      const promisedAt = order.promised_at
      reserveFor(work, { orderId, orderNumber, storeId, vehicleId, promisedAt, wants }, { pick, pickLines, stock })
    }
    tellUnwanted(work, order.id, loaded.lines, lines)
    work.emit('service.estimateDecided', { estimateId: id, orderId: order.id, storeId: order.store_id })
  },
})
