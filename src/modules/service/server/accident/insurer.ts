import { createHash } from 'node:crypto'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { canonical } from '../../../../kernel/ledger/canonical.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { factsOf } from '../facts.ts'
import { lockOrder, orderLines } from '../repair-order/loads.ts'
import { sign } from '../signatures.ts'
import { accident, assess, orderOf } from './actions.ts'
import { approvedByLine, missingFen } from './approval.ts'
import { keepParts, lockParts } from './parts.ts'

type Order = Row<'service.repair_order'>
type Line = Row<'service.line'>

const notAsked = { asked_again_at: null, asked_again_because: null, asked_again_lines: null }

export const approve = accident.verb('approve', {
  first: ({ groupId, id }) => ({ ...lockParts(groupId, orderOf(id)), order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, orderOf(id)) }),
  run(work, { input, loaded, move }) {
    const { total, byLine } = approvedByLine(loaded.lines, input)
    const { approvedOn, approvalNo } = input
    const moved = move({ approved_fen: total, approved_on: approvedOn, approval_no: approvalNo, ...notAsked })
    const order = assess(work, loaded.order, moved)
    const lines = loaded.lines.map((line) => {
      const fen = byLine.get(line.id)
      if (fen === undefined || fen === line.insurer_fen) return line
      const difference = line.difference_fen === null ? null : Math.min(line.difference_fen, line.gross_fen - fen)
      const said = { insurer_fen: fen, difference_fen: difference }
      work.update('service.line', line.id, said, order)
      return { ...line, ...said }
    })
    keepParts(work, loaded, order, lines)
  },
})

/** The named lines, each held back. Throws the refusal. */
function heldOf(order: Order, lines: readonly Line[], ids: readonly string[]): Line[] {
  const held = lines.filter((line) => ids.includes(line.id) && missingFen(order, line) > 0)
  if (held.length !== new Set(ids).size) throw serviceRefusals.notHeld()
  return held
}

export const agreeDifference = accident.verb('agreeDifference', {
  first: ({ groupId, id }) => ({ ...lockParts(groupId, orderOf(id)), order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({
    lines: orderLines(groupId, orderOf(id)),
    facts: factsOf(groupId, 'accident', id),
  }),
  run(work, { id, input, row, loaded, identity, kernel, move }) {
    const { order, facts, lines } = loaded
    if (!order || !facts) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const held = heldOf(order, lines, input.lineIds)
    const proof = input.channel === 'desk' ? input.signatureImage : input.said
    if (proof === undefined) throw serviceRefusals.differenceProof()
    const moved = assess(work, order, move({}, { cause: input.said ?? input.channel }))
    const agreed = held.map((line) => ({ line, fen: line.gross_fen - (line.insurer_fen ?? 0) }))
    for (const { line, fen } of agreed) work.update('service.line', line.id, { difference_fen: fen }, moved)
    const borne = new Map(agreed.map(({ line, fen }) => [line.id, { ...line, difference_fen: fen }]))
    keepParts(
      work,
      loaded,
      moved,
      lines.map((line) => borne.get(line.id) ?? line),
    )
    const signed = { number: row.order_number, lines: agreed.map(({ line, fen }) => ({ code: line.code, fen })) }
    sign(work, kernel.keys, facts, {
      record: accident.face.name,
      recordId: id,
      purpose: 'difference',
      signer: input.signer,
      channel: input.channel,
      device: identity.device ?? '',
      sha256: createHash('sha256').update(canonical(signed)).digest('hex'),
      image: input.signatureImage,
    })
  },
})

export const askAgain = accident.verb('askAgain', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOf(id)) }),
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, orderOf(id)) }),
  run(work, { input, loaded, move }) {
    if (!loaded.order) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const held = heldOf(loaded.order, loaded.lines, input.lineIds)
    move({
      asked_again_at: work.now,
      asked_again_because: input.reason,
      asked_again_lines: held.map((line) => line.id),
    })
  },
})
