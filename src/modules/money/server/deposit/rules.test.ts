import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bindingPart,
  type DepositMoney,
  endState,
  handedOut,
  keptByRule,
  noMoney,
  offset,
  outcomeOf,
  owedBack,
  received,
  unset,
} from './rules.ts'

const fen = fc.integer({ min: 0, max: 100_000_000 })
const paid = (amount: number) => received(noMoney, amount)
const without = (money: DepositMoney) => money.received_fen + money.compensation_fen
const places = (money: DepositMoney) =>
  money.held_fen + money.set_off_fen + money.forfeited_fen + money.owed_fen + money.returned_fen

describe('a deposit', () => {
  test('binds by 20 percent of the price, the rest is paid ahead (民法典 586–587)', () => {
    const binding = bindingPart('earnest', { amountFen: 5_000_000, priceFen: 20_000_000, percent: 20 })
    expect(binding).toBe(4_000_000)
    expect(keptByRule(paid(5_000_000), binding)).toMatchObject({ forfeited_fen: 4_000_000, owed_fen: 1_000_000 })
    expect(owedBack(paid(5_000_000), binding).owed_fen).toBe(9_000_000)
  })

  test('that is no earnest money, or of which nobody can say the price, goes back whole', () => {
    for (const nature of ['advance', 'earnest'])
      expect(bindingPart(nature, { amountFen: 500_000, priceFen: nature === 'earnest' ? 0 : 9e6, percent: 20 })).toBe(0)
    expect(outcomeOf('noShow', { binding_fen: 0 })).toEqual({ compensationFen: 0 })
    expect(outcomeOf('lateCancel', { binding_fen: 0 })).toEqual({ compensationFen: 0 })
  })

  test('is lost only by the customer, doubled only by the shop', () => {
    expect(outcomeOf('noShow', { binding_fen: 7 })).toEqual({ breach: 'noShow' })
    expect(outcomeOf('inTime', { binding_fen: 7 })).toEqual({ compensationFen: 0 })
    expect(outcomeOf('shop', { binding_fen: 7 })).toEqual({ compensationFen: 7 })
  })

  test('is never worth a fen more or less, whatever becomes of it', () => {
    const step = fc.oneof(
      fen.map((due) => (money: DepositMoney) => offset(money, due)),
      fen.map((part) => (money: DepositMoney) => keptByRule(money, part)),
      fen.map((more) => (money: DepositMoney) => owedBack(money, more)),
      fc.constant(unset),
      fc.constant(handedOut),
    )
    fc.assert(
      fc.property(fen, fc.array(step, { maxLength: 8 }), (amount, steps) => {
        let money = paid(amount)
        for (const next of steps) {
          money = next(money)
          expect(places(money)).toBe(without(money))
          expect(Math.min(...Object.values(money))).toBeGreaterThanOrEqual(0)
        }
        expect(endState(handedOut(money))).not.toBe('toRefund')
      }),
    )
  })

  test('pays a bill as far as it goes, and the rest of either is right to the fen', () => {
    fc.assert(
      fc.property(fen, fen, (amount, due) => {
        const money = offset(paid(amount), due)
        expect(money.set_off_fen).toBe(Math.min(amount, due))
        expect([due - money.set_off_fen, money.owed_fen]).toEqual([
          Math.max(0, due - amount),
          Math.max(0, amount - due),
        ])
        expect(unset(money)).toEqual(paid(amount))
      }),
    )
  })
})
