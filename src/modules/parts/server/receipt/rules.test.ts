import { describe, expect, test } from 'vitest'
import { afterReceipt, correctProblem, receiveProblem } from './rules.ts'

const level = (onHand: number, reserved: number, average: number, state = 'active') => ({
  part_id: 'p',
  part_no: 'A-1',
  part_state: state,
  on_hand_thousandths: onHand,
  reserved_thousandths: reserved,
  average_cost: average,
})

describe('goods that come in', () => {
  test('move the average, line after line', () => {
    const lines = [
      { partId: 'p', quantityThousandths: 10_000, unitCost: 200_000, bin: 'A-01' },
      { partId: 'p', quantityThousandths: 20_000, unitCost: 150_000 },
    ]
    expect(afterReceipt([level(10_000, 0, 100_000)], lines)).toEqual([
      { partId: 'p', onHandThousandths: 40_000, averageCost: 150_000, bin: 'A-01' },
    ])
  })

  test('of a retired or unknown part are refused', () => {
    expect(receiveProblem([level(0, 0, 0, 'retired')], [{ partId: 'p' }])).toMatchObject({ code: 'parts.partRetired' })
    expect(receiveProblem([level(0, 0, 0, 'blocked')], [{ partId: 'p' }])).toBeUndefined()
    expect(receiveProblem([], [{ partId: 'p' }])).toMatchObject({ code: 'parts.unknownPart' })
  })
})

describe('a count', () => {
  test('never leaves less than nothing or than is held', () => {
    const stock = [level(5000, 2000, 1)]
    const by = (differenceThousandths: number) => correctProblem(stock, [{ partId: 'p', differenceThousandths }])
    expect(by(-3000)).toBeUndefined()
    expect(by(-3001)).toMatchObject({ code: 'parts.stockReserved', details: { reservedThousandths: 2000 } })
    expect(by(-5001)).toMatchObject({ code: 'parts.moreThanStock' })
    expect(
      correctProblem(stock, [
        { partId: 'p', differenceThousandths: -2000 },
        { partId: 'p', differenceThousandths: -2000 },
      ]),
    ).toMatchObject({ code: 'parts.stockReserved' })
  })
})
