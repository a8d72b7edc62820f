import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import { costAmount, movingAverage } from '../../../../kernel/money.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { pickContract } from '../../contract/pick.ts'
import { partsRefusals } from '../../contract/refusals.ts'
import { changeStock, setStock, type Stock, type StockChange } from '../stock.ts'
import {
  freeOf,
  isComplete,
  isLive,
  issueProblem,
  leftAt,
  type MoveFigures,
  shortCountOf,
  shortOf,
  takeBackProblem,
  unborneProblem,
  unreserveProblem,
} from './rules.ts'

export const pick = serve(pickContract, 'parts.pick', {
  guards: { expect: (row) => (row.short_count > 0 ? undefined : partsRefusals.nothingShort()) },
})

type Line = Row<'parts.pick_line'> & { readonly part_no: string; readonly part_state: string }
type Pick = Row<'parts.pick'>

interface Quantity {
  readonly lineId: string
  readonly quantityThousandths: number
}

const linesOf = (groupId: string, id: string) =>
  manyRaw<Line>(
    `select l.*, p.part_no, p.state as part_state from parts.pick_line l
       join parts.part p on p.group_id = l.group_id and p.id = l.part_id
      where l.group_id = $1 and l.pick_id = $2 order by l.id`,
    [groupId, id],
  )

const lockStockOf = (groupId: string, id: string) =>
  manyRaw<Stock>(
    `select * from parts.stock where group_id = $1
        and store_id = (select store_id from parts.pick where group_id = $1 and id = $2)
        and part_id in (select part_id from parts.pick_line where group_id = $1 and pick_id = $2)
      order by part_id for update`,
    [groupId, id],
  )

/** A line of the same request twice counts together, so that two halves cannot slip past a limit. */
function together(lines: readonly Quantity[]): Quantity[] {
  return [...Map.groupBy(lines, (line) => line.lineId)].map(([lineId, same]) => ({
    lineId,
    quantityThousandths: same.reduce((sum, one) => sum + one.quantityThousandths, 0),
  }))
}

function after(lines: readonly Line[], changed: readonly Line[]): Line[] {
  return lines.map((line) => changed.find((one) => one.id === line.id) ?? line)
}

function tell(work: Work, row: Pick): void {
  work.emit('parts.pickChanged', { orderId: row.order_id, pickId: row.id })
}

interface Moved {
  readonly line: Line
  readonly kind: 'issue' | 'return'
  readonly quantityThousandths: number
  readonly unitCost: number
  readonly receiverId?: string
}

function bookMovement(work: Work, row: Pick, moved: Moved): void {
  work.insert('parts.movement', {
    id: newId(),
    store_id: row.store_id,
    part_id: moved.line.part_id,
    kind: moved.kind,
    quantity_thousandths: moved.quantityThousandths,
    unit_cost: moved.unitCost,
    moved_at: work.now,
    receipt_id: null,
    pick_line_id: moved.line.id,
    order_id: row.order_id,
    receiver_id: moved.receiverId ?? null,
    by_id: work.actor.staffId ?? work.actor.id,
  })
}

function saveLine(work: Work, line: Line): void {
  work.update('parts.pick_line', line.id, {
    reserved_thousandths: line.reserved_thousandths,
    issued_thousandths: line.issued_thousandths,
    returned_thousandths: line.returned_thousandths,
    cost_fen: line.cost_fen,
  })
}

/** Hands parts to a named receiver of the store; each line takes its cost along at the average that stands (J-05). */
export const issue = pick.verb('issue', {
  loads: ({ groupId, id, input }) => ({
    lines: linesOf(groupId, id),
    stock: lockStockOf(groupId, id),
    receiver: oneRaw<{ id: string }>(
      `select f.id from people.staff f join parts.pick p on p.group_id = f.group_id and p.store_id = f.store_id
        where f.group_id = $1 and f.id = $2 and p.id = $3 and f.state = 'active'`,
      [groupId, input.receiverId, id],
    ),
  }),
  run(work, { input, row, loaded, move }) {
    if (!loaded.receiver) throw partsRefusals.unknownReceiver()
    const receiverId = loaded.receiver.id
    const changes: StockChange[] = []
    const issued = together(input.lines).map(({ lineId, quantityThousandths }) => {
      const line = loaded.lines.find((one) => one.id === lineId)
      const stock = loaded.stock.find((one) => one.part_id === line?.part_id)
      const problem = issueProblem(line, stock, quantityThousandths)
      if (problem || !line || !stock) throw problem ?? partsRefusals.unknownLine()
      const fromReserved = Math.min(line.reserved_thousandths, quantityThousandths)
      changes.push({
        partId: line.part_id,
        onHandThousandths: -quantityThousandths,
        reservedThousandths: -fromReserved,
      })
      const unitCost = stock.average_cost
      const changed: Line = {
        ...line,
        reserved_thousandths: line.reserved_thousandths - fromReserved,
        issued_thousandths: line.issued_thousandths + quantityThousandths,
        cost_fen: line.cost_fen + costAmount(quantityThousandths, unitCost),
      }
      return { line: changed, kind: 'issue', quantityThousandths: -quantityThousandths, unitCost, receiverId } as const
    })
    const changed = issued.map(({ line }) => line)
    const lines = after(loaded.lines, changed)
    move({ short_count: shortCountOf(lines) }, { to: isComplete(lines) ? 'issued' : 'open' })
    for (const moved of issued) bookMovement(work, row, moved)
    for (const line of changed) saveLine(work, line)
    changeStock(work, row.store_id, changes)
    tell(work, row)
  },
})

/** Unused parts come back at the cost at which they left; the average moves as with a receipt. */
export const takeBack = pick.verb('takeBack', {
  loads: ({ groupId, id }) => ({
    lines: linesOf(groupId, id),
    stock: lockStockOf(groupId, id),
    moves: manyRaw<MoveFigures & { pick_line_id: string }>(
      `select m.pick_line_id, m.kind, m.quantity_thousandths, m.unit_cost from parts.pick_line l
         join parts.movement m on m.group_id = l.group_id and m.part_id = l.part_id and m.pick_line_id = l.id
          and m.moved_at >= (select created_at from parts.pick where group_id = $1 and id = $2)
        where l.group_id = $1 and l.pick_id = $2 order by m.moved_at, m.id`,
      [groupId, id],
    ),
  }),
  run(work, { input, row, loaded, move }) {
    const levels = new Map(
      loaded.stock.map((one) => [one.part_id, { onHand: one.on_hand_thousandths, cost: one.average_cost }]),
    )
    const returned = together(input.lines).map(({ lineId, quantityThousandths }) => {
      const line = loaded.lines.find((one) => one.id === lineId)
      const problem = takeBackProblem(line, quantityThousandths)
      const level = levels.get(line?.part_id ?? '')
      if (problem || !line || !level) throw problem ?? partsRefusals.unknownLine()
      const portions = leftAt(
        loaded.moves.filter((one) => one.pick_line_id === lineId),
        quantityThousandths,
      )
      for (const portion of portions) {
        level.cost = movingAverage(level.onHand, level.cost, portion.quantityThousandths, portion.unitCost)
        level.onHand += portion.quantityThousandths
      }
      const cost = portions.reduce((sum, one) => sum + costAmount(one.quantityThousandths, one.unitCost), 0)
      const changed: Line = {
        ...line,
        returned_thousandths: line.returned_thousandths + quantityThousandths,
        cost_fen: line.cost_fen - cost,
      }
      return { line: changed, portions }
    })
    const changed = returned.map(({ line }) => line)
    const shortCount = isLive(row) ? shortCountOf(after(loaded.lines, changed)) : row.short_count
    move({ short_count: shortCount }, { to: isLive(row) ? 'open' : 'released', cause: input.reason })
    for (const { line, portions } of returned)
      for (const portion of portions) bookMovement(work, row, { line, kind: 'return', ...portion })
    for (const line of changed) saveLine(work, line)
    setStock(
      work,
      row.store_id,
      [...levels].map(([partId, { onHand, cost }]) => ({ partId, onHandThousandths: onHand, averageCost: cost })),
    )
    tell(work, row)
  },
})

/** Holds what was short, as far as goods have come; said when nothing can be held. */
/** When the missing parts come, for the board and whoever has to tell the customer (I-11). */
export const expect = pick.verb('expect', {
  run(work, { row, input, settings, move }) {
    const today = localDate(epochMsOf(work.now), settings.stores.get(row.store_id)?.timeZone ?? 'UTC')
    if (input.expectedOn < today) throw partsRefusals.expectedPast()
    move({ expected_on: input.expectedOn })
  },
})

export const reserveAgain = pick.verb('reserveAgain', {
  loads: ({ groupId, id }) => ({ lines: linesOf(groupId, id), stock: lockStockOf(groupId, id) }),
  run(work, { row, loaded, move }) {
    const free = new Map(loaded.stock.map((one) => [one.part_id, freeOf(one)]))
    const unborne = loaded.lines.find((line) => shortOf(line) > 0 && unborneProblem(line))
    const changed = loaded.lines.flatMap((line) => {
      if (unborneProblem(line)) return []
      const available = line.part_state === 'active' ? (free.get(line.part_id) ?? 0) : 0
      const more = Math.min(shortOf(line), available)
      if (more <= 0) return []
      free.set(line.part_id, available - more)
      return [{ line: { ...line, reserved_thousandths: line.reserved_thousandths + more }, more }]
    })
    if (changed.length === 0) throw (unborne && unborneProblem(unborne)) ?? partsRefusals.nothingToReserve()
    move({
      short_count: shortCountOf(
        after(
          loaded.lines,
          changed.map(({ line }) => line),
        ),
      ),
    })
    for (const { line } of changed)
      work.update('parts.pick_line', line.id, { reserved_thousandths: line.reserved_thousandths })
    changeStock(
      work,
      row.store_id,
      changed.map(({ line, more }) => ({ partId: line.part_id, onHandThousandths: 0, reservedThousandths: more })),
    )
    tell(work, row)
  },
})

export const unreserve = pick.verb('unreserve', {
  loads: ({ groupId, id }) => ({ lines: linesOf(groupId, id), stock: lockStockOf(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const freed = together(input.lines).map(({ lineId, quantityThousandths }) => {
      const line = loaded.lines.find((one) => one.id === lineId)
      const problem = unreserveProblem(line, quantityThousandths)
      if (problem || !line) throw problem ?? partsRefusals.unknownLine()
      return {
        ...line,
        reserved_thousandths: line.reserved_thousandths - quantityThousandths,
        freed: quantityThousandths,
      }
    })
    move({ short_count: shortCountOf(after(loaded.lines, freed)) }, { cause: input.reason })
    for (const line of freed)
      work.update('parts.pick_line', line.id, { reserved_thousandths: line.reserved_thousandths })
    changeStock(
      work,
      row.store_id,
      freed.map((line) => ({ partId: line.part_id, onHandThousandths: 0, reservedThousandths: -line.freed })),
    )
    tell(work, row)
  },
})
