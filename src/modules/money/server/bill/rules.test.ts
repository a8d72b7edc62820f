import { describe, expect, test } from 'vitest'
import { type BillLineInput, billedLine, dueOf, payProblem, refundProblem, stateOf, sumOf } from './rules.ts'

const line = (grossFen: number, more: Partial<BillLineInput> = {}): BillLineInput => ({
  orderLineId: 'line',
  kind: 'labour',
  code: 'M-01',
  nameZh: '保养',
  nameEn: 'Maintenance',
  quantityThousandths: 1000,
  unit: 'h',
  unitFen: grossFen,
  agreedGrossFen: grossFen,
  grossFen,
  vatBasisPoints: 1300,
  payer: 'customer',
  partOrigin: null,
  ...more,
})
const money = (total: number, paid: number, more = {}) => ({
  total_fen: total,
  others_fen: 0,
  paid_fen: paid,
  on_account_fen: 0,
  ...more,
})

describe('a bill', () => {
  test('a repair of 1,130 yuan is 1,000 net and 130 tax, agency at 6 % apart (regulations §9)', () => {
    const lines = [billedLine(line(113_000)), billedLine(line(106_000, { vatBasisPoints: 600 }))]
    expect(lines.map(({ netFen, taxFen }) => [netFen, taxFen])).toEqual([
      [100_000, 13_000],
      [100_000, 6000],
    ])
    expect(sumOf(lines)).toEqual({ totalFen: 219_000, netFen: 200_000, taxFen: 19_000, othersFen: 0 })
  })

  test('each line is rounded for itself and the bill adds up', () => {
    const lines = Array.from({ length: 3 }, () => billedLine(line(1)))
    expect(sumOf(lines)).toEqual({ totalFen: 3, netFen: 3, taxFen: 0, othersFen: 0 })
    const odd = sumOf([99, 101, 333].map((gross) => billedLine(line(gross))))
    expect(odd.netFen + odd.taxFen).toBe(odd.totalFen)
  })

  test('what maker or insurer bear is not due from the customer', () => {
    const sum = sumOf([billedLine(line(10_000)), billedLine(line(5000, { payer: 'warranty' }))])
    const bill = money(sum.totalFen, 0, { others_fen: sum.othersFen })
    expect(dueOf(bill)).toBe(10_000)
    expect(stateOf({ ...bill, paid_fen: 10_000 })).toBe('paid')
  })
})

describe('payments', () => {
  test('parts add up; more than is due is refused with the due amount', () => {
    expect(payProblem(money(10_000, 4000), 6000)).toBeUndefined()
    expect(payProblem(money(10_000, 4000), 6001)).toMatchObject({
      code: 'money.moreThanDue',
      details: { dueFen: 6000 },
    })
    expect([0, 4000, 10_000].map((paid) => stateOf(money(10_000, paid)))).toEqual(['open', 'partlyPaid', 'paid'])
  })

  test('a refund is never more than what is left of its payment', () => {
    const payments = [
      { id: 'a', amount_fen: 5000, refund_of: null },
      { id: 'b', amount_fen: -2000, refund_of: 'a' },
    ]
    expect(refundProblem(payments, 'a', 3000)).toBeUndefined()
    expect(refundProblem(payments, 'a', 3001)).toMatchObject({ code: 'money.moreThanPaid', details: { leftFen: 3000 } })
    expect(refundProblem(payments, 'b', 1)).toMatchObject({ code: 'money.refundOfRefund' })
    expect(refundProblem(payments, 'c', 1)).toMatchObject({ code: 'money.unknownPayment' })
  })
})
