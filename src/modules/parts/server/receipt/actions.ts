import { manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { receiptContract } from '../../contract/receipt.ts'
import { ensureStock, setStock } from '../stock.ts'
import { afterReceipt, correctProblem, receiveProblem, type StockLevel } from './rules.ts'

export const receipt = serve(receiptContract, 'parts.receipt')

/** Stock of the lines' parts, made where it is missing and locked in part order. */
function lockLevels(groupId: string, storeId: string, lines: readonly { partId: string }[]) {
  const partIds = lines.map((line) => line.partId)
  return {
    made: ensureStock(groupId, storeId, partIds),
    stock: manyRaw<StockLevel>(
      `select s.part_id, p.part_no, p.state as part_state, s.on_hand_thousandths, s.reserved_thousandths, s.average_cost
         from parts.stock s join parts.part p on p.group_id = s.group_id and p.id = s.part_id
        where s.group_id = $1 and s.store_id = $2 and s.part_id = any($3::uuid[]) order by s.part_id for update of s`,
      [groupId, storeId, partIds],
    ),
  }
}

interface Movement {
  readonly partId: string
  readonly kind: 'receive' | 'correct'
  readonly quantityThousandths: number
  readonly unitCost: number
}

function move(work: Work, receiptId: string, storeId: string, movement: Movement): void {
  work.insert('parts.movement', {
    id: newId(),
    store_id: storeId,
    part_id: movement.partId,
    kind: movement.kind,
    quantity_thousandths: movement.quantityThousandths,
    unit_cost: movement.unitCost,
    moved_at: work.now,
    receipt_id: receiptId,
    by_id: work.actor.staffId ?? work.actor.id,
  })
}

export const receive = receipt.creation('receive', {
  store: (input) => input.storeId,
  number: 'G',
  first: ({ groupId, input }) => lockLevels(groupId, input.storeId, input.lines),
  run(work, { id, input, loaded, number }) {
    const problem = receiveProblem(loaded.stock, input.lines)
    if (problem) throw problem
    work.create(receipt.face, 'receive', {
      id,
      store_id: input.storeId,
      number,
      kind: 'receipt',
      supplier: input.supplier,
    })
    for (const line of input.lines) move(work, id, input.storeId, { kind: 'receive', ...line })
    setStock(work, input.storeId, afterReceipt(loaded.stock, input.lines))
  },
})

/** A difference is valued at the average that stands: it changes the quantity, not the cost of one. */
export const correct = receipt.creation('correct', {
  store: (input) => input.storeId,
  number: 'K',
  first: ({ groupId, input }) => lockLevels(groupId, input.storeId, input.lines),
  run(work, { id, input, loaded, number }) {
    const lines = input.lines.filter((line) => line.differenceThousandths !== 0)
    const problem = correctProblem(loaded.stock, lines)
    if (problem) throw problem
    work.create(receipt.face, 'correct', {
      id,
      store_id: input.storeId,
      number,
      kind: 'correction',
      reason: input.reason,
    })
    const levels = new Map(
      loaded.stock.map((row) => [row.part_id, { onHand: row.on_hand_thousandths, averageCost: row.average_cost }]),
    )
    for (const { partId, differenceThousandths } of lines) {
      const level = levels.get(partId)
      if (!level) continue
      level.onHand += differenceThousandths
      move(work, id, input.storeId, {
        kind: 'correct',
        partId,
        quantityThousandths: differenceThousandths,
        unitCost: level.averageCost,
      })
    }
    setStock(
      work,
      input.storeId,
      [...levels].map(([partId, { onHand, averageCost }]) => ({ partId, onHandThousandths: onHand, averageCost })),
    )
  },
})
