import { describe, expect, test } from 'vitest'
import { freeOf, isComplete, issueProblem, leftAt, shortCountOf, shortOf, takeBackProblem } from './rules.ts'

const line = (wanted: number, reserved: number, issued = 0, returned = 0, more = {}) => ({
  id: 'line',
  part_no: 'A-1',
  part_state: 'active',
  wanted_thousandths: wanted,
  reserved_thousandths: reserved,
  issued_thousandths: issued,
  returned_thousandths: returned,
  unborne_fen: null,
  ...more,
})
const stock = (onHand: number, reserved: number) => ({ on_hand_thousandths: onHand, reserved_thousandths: reserved })

describe('a pick line', () => {
  test('is short by what is neither handed out nor held', () => {
    const lines = [line(4000, 3000), line(2000, 0, 2000), line(2000, 0, 2000, 1000)]
    expect(lines.map(shortOf)).toEqual([1000, 0, 1000])
    expect(shortCountOf(lines)).toBe(2)
    expect(isComplete([line(2000, 0, 2000)])).toBe(true)
    expect(isComplete(lines)).toBe(false)
  })

  test('is never issued beyond what is wanted', () => {
    expect(issueProblem(line(4000, 4000, 1000), stock(9000, 4000), 3000)).toBeUndefined()
    expect(issueProblem(line(4000, 4000, 1000), stock(9000, 4000), 3001)).toMatchObject({
      code: 'parts.moreThanWanted',
      details: { openThousandths: 3000 },
    })
    expect(issueProblem(undefined, stock(1, 0), 1)).toMatchObject({ code: 'parts.unknownLine' })
  })

  test('is never issued from what is held for others, nor when the part is blocked', () => {
    expect(freeOf(stock(3000, 2000))).toBe(1000)
    expect(issueProblem(line(3000, 1000), stock(3000, 2000), 2000)).toBeUndefined()
    expect(issueProblem(line(3000, 1000), stock(3000, 2000), 3000)).toMatchObject({
      code: 'parts.moreThanStock',
      details: { availableThousandths: 2000 },
    })
    expect(issueProblem(line(3000, 0), undefined, 1000)).toMatchObject({ code: 'parts.moreThanStock' })
    expect(issueProblem(line(1000, 1000, 0, 0, { part_state: 'blocked' }), stock(9000, 1000), 1000)).toMatchObject({
      code: 'parts.partBlocked',
    })
  })

  test('takes back at most what is out', () => {
    expect(takeBackProblem(line(3000, 0, 3000, 1000), 2000)).toBeUndefined()
    expect(takeBackProblem(line(3000, 0, 3000, 1000), 2001)).toMatchObject({ code: 'parts.moreThanIssued' })
  })
})

describe('what comes back', () => {
  const issue = (quantity: number, cost: number) => ({
    kind: 'issue',
    quantity_thousandths: -quantity,
    unit_cost: cost,
  })
  const back = (quantity: number, cost: number) => ({ kind: 'return', quantity_thousandths: quantity, unit_cost: cost })

  test('comes at the cost at which it left, the last issue first', () => {
    expect(leftAt([issue(2000, 100_000), issue(1000, 120_000)], 2000)).toEqual([
      { quantityThousandths: 1000, unitCost: 120_000 },
      { quantityThousandths: 1000, unitCost: 100_000 },
    ])
  })

  test('does not come twice', () => {
    const moves = [issue(2000, 100_000), issue(1000, 120_000), back(1000, 120_000), issue(500, 130_000)]
    expect(leftAt(moves, 1000)).toEqual([
      { quantityThousandths: 500, unitCost: 130_000 },
      { quantityThousandths: 500, unitCost: 100_000 },
    ])
  })
})
