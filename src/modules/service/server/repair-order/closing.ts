import { createHash } from 'node:crypto'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import { canonical } from '../../../../kernel/ledger/canonical.ts'
import { type BillLineInput, billOf, dueOf, isSettled, issueBill } from '../../../money/server/public.ts'
import { lockPick, pickLinesOf, releaseFor } from '../../../parts/server/public.ts'
import { sharesOf } from '../accident/approval.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { carriedBy } from '../deposit/ending.ts'
import { factsOf } from '../facts.ts'
import { keepGatePass, keepSettlement, numberFor } from '../papers.ts'
import { promise } from '../parameters.ts'
import { emitRecallWork } from '../recall-visits.ts'
import { sign } from '../signatures.ts'
import { uncleanProblem } from './cleaning.ts'
import { courtesyProblem, courtesyWith } from './courtesy.ts'
import { isApproved } from './lines.ts'
import { concernsOf, everyLine } from './loads.ts'
import { packageRefusal } from './package.ts'
import { repairOrder } from './repair-order.ts'
import { handOverProblem, inspectionProblem } from './rules.ts'
import { differences } from './settlement.ts'

type Line = Row<'service.line'>

export const settle = repairOrder.verb('settle', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, id), pickLines: pickLinesOf(groupId, id) }),
  loads: ({ groupId, id }) => ({
    lines: everyLine(groupId, id),
    concerns: concernsOf(groupId, id),
    facts: factsOf(groupId, 'order', id),
  }),
  async run(work, { input, row, loaded, identity, kernel, move, ask }) {
    const { lines, concerns, facts, pick, pickLines } = loaded
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const differing = differences(lines, pickLines)
    if (differing.length > 0) throw serviceRefusals.differs({ count: differing.length, lines: differing })
    const problem = inspectionProblem(row, lines) ?? (await packageRefusal(row, lines, { groupId: work.groupId, ask }))
    if (problem) throw problem
    const billId = newId()
    const order = move({ bill_id: billId, ready_at: row.ready_at ?? work.now })
    const billed = lines.filter((line) => isApproved(line) && line.dropped_at === null).flatMap(billLines)
    const deposit = await carriedBy(row, ask)
    const signed = input.signature && { ...input.signature, device: identity.device ?? '' }
    keepSettlement(work, { order, facts, concerns, keys: kernel.keys }, { lines: billed, deposit }, signed)
    issueBill(work, {
      id: billId,
      storeId: row.store_id,
      number: numberFor('J', row),
      orderId: row.id,
      customerId: row.customer_id,
      vehicleId: row.vehicle_id,
      lines: billed,
      deposit,
    })
    if (pick) releaseFor(work, { pick, pickLines }, row.store_id)
    emitRecallWork(work, order.id, lines)
    work.emit('service.orderSettled', { orderId: order.id, billId, storeId: row.store_id })
  },
})

/** A line as it is billed; where the insurer pays a part of it, a share for him and one for the customer. */
function billLines(line: Line): BillLineInput[] {
  const whole = billLine(line)
  const shares = sharesOf(line)
  if (shares.length === 1) return [{ ...whole, payer: shares[0]?.payer ?? line.payer }]
  return shares.map(({ payer, grossFen }) => ({
    ...whole,
    payer,
    quantityThousandths: 1000,
    unitFen: grossFen,
    agreedGrossFen: grossFen,
    grossFen,
    labourMinutes: null,
    hourlyRateFen: null,
  }))
}

function billLine(line: Line): BillLineInput {
  return {
    orderLineId: line.id,
    kind: line.kind,
    code: line.code,
    nameZh: line.name_zh,
    nameEn: line.name_en,
    quantityThousandths: line.quantity_thousandths,
    unit: line.unit,
    unitFen: line.unit_fen,
    agreedGrossFen: line.agreed_gross_fen ?? 0,
    grossFen: line.gross_fen,
    vatBasisPoints: line.vat_basis_points,
    payer: line.payer,
    partOrigin: line.part_origin,
    labourMinutes: line.charged_minutes,
    hourlyRateFen: line.rate_fen,
  }
}

export const handOver = repairOrder.verb('handOver', {
  loads: ({ groupId, id }) => ({
    bill: billOf(groupId, id),
    concerns: concernsOf(groupId, id),
    facts: factsOf(groupId, 'order', id),
  }),
  async run(work, { id, input, row, loaded, kernel, identity, move, ask }) {
    const { bill, concerns, facts } = loaded
    if (!facts || !bill) throw kernelRefusals.notFound({ record: 'bill' })
    const paid = { settled: isSettled(bill), dueFen: dueOf(bill) }
    const problem =
      handOverProblem(row, paid, concerns, input) ??
      courtesyProblem(row, input.courtesy) ??
      (await uncleanProblem(row, { groupId: work.groupId, ask }))
    if (problem) throw problem
    const order = move({ closed_at: work.now, courtesy_done: courtesyWith(row.courtesy_done, input.courtesy) })
    for (const { concernId, answer } of input.answers) work.update('service.concern', concernId, { answer }, order)
    const { signer, signatureImage: image } = input
    const sha256 = handOverHash(row, input, concerns)
    sign(work, kernel.keys, facts, {
      record: 'repairOrder',
      recordId: id,
      purpose: 'handOver',
      signer,
      channel: 'desk',
      device: identity.device ?? '',
      sha256,
      image,
    })
    keepGatePass(
      work,
      { order, facts, concerns, keys: kernel.keys },
      { collector: signer, onAccount: bill.on_account_fen > 0, ...(image ? { drawn: { image, sha256 } } : {}) },
    )
    work.stopDeadline(promise.name, id)
    work.emit('service.orderClosed', {
      orderId: id,
      storeId: row.store_id,
      customerId: row.customer_id,
      vehicleId: row.vehicle_id,
      orderNumber: row.number,
      advisorId: row.advisor_id,
      closedAt: work.now,
      followUp: row.follow_up,
    })
  },
})

/** What the customer signs for: his belongings, the old parts and the answers to his sentences. */
function handOverHash(
  order: Row<'service.repair_order'>,
  given: { readonly answers: readonly { readonly concernId: string; readonly answer: string }[] },
  concerns: readonly Row<'service.concern'>[],
): string {
  const answers = new Map(given.answers.map((item) => [item.concernId, item.answer]))
  const signed = {
    number: order.number,
    belongings: order.belongings,
    oldParts: order.old_parts,
    concerns: concerns.map(({ id, words, answer }) => ({ words, answer: answers.get(id) ?? answer })),
  }
  return createHash('sha256').update(canonical(signed)).digest('hex')
}
