import { describe, expect, test } from 'vitest'
import { approved, lineRow, partRow } from '../../test/rows.ts'
import { approvedSum, fitEdition, partsToReserve } from './lines.ts'
import type { PricedLine } from './pricing.ts'

const pricedOf = (line: ReturnType<typeof lineRow>, more: Partial<PricedLine> = {}): PricedLine => {
  const { id: _id, group_id: _group, order_id: _order, vehicle_id: _vehicle, position: _position, ...rest } = line
  const { concern_id: _concern, agreed_gross_fen: _agreed, approval: _approval, decided_at: _decided, ...priced } = rest
  const { executed: _executed, job_card_id: _card, dropped_at: _dropped, ...columns } = priced
  return { ...columns, ...more }
}
const wanted = (priced: PricedLine) => ({ priced, concernId: null })

describe('a new edition', () => {
  const labour = approved()
  const part = approved(partRow())

  test('keeps approvals while the price stays and voids only those that changed (R-03)', () => {
    const { changed, added, dropped } = fitEdition(
      [labour, part],
      [wanted(pricedOf(labour)), wanted(pricedOf(part, { unit_fen: 9000, gross_fen: 36_000 }))],
    )
    expect(changed.map((change) => [change.line.id, change.voided])).toEqual([
      ['l1', false],
      ['p1', true],
    ])
    expect([added, dropped]).toEqual([[], []])
  })

  test('another quantity or payer is another price', () => {
    const more = pricedOf(part, { quantity_thousandths: 5000, gross_fen: 40_000 })
    expect(fitEdition([part], [wanted(more)]).changed[0]?.voided).toBe(true)
    expect(fitEdition([part], [wanted(pricedOf(part, { payer: 'warranty' }))]).changed[0]?.voided).toBe(true)
  })

  test('drops what is not wanted, but never what was declined; offers it anew by name', () => {
    const declined = lineRow({ id: 'l2', code: 'WIPER-01', approval: 'declined' })
    const pending = lineRow({ id: 'l3', code: 'WASH-01' })
    const { dropped } = fitEdition([labour, declined, pending], [wanted(pricedOf(labour))])
    expect(dropped.map((line) => line.id)).toEqual(['l3'])
    expect(fitEdition([declined], [wanted(pricedOf(declined))]).changed[0]?.voided).toBe(true)
  })

  test('the same code twice is two lines', () => {
    const { changed, added } = fitEdition([labour], [wanted(pricedOf(labour)), wanted(pricedOf(labour))])
    expect([changed.length, added.length]).toEqual([1, 1])
    expect(added[0]?.position).toBe(2)
  })
})

test('only approved lines count, at the price that was agreed', () => {
  expect(approvedSum([approved(), approved({ gross_fen: 5 }), lineRow(), lineRow({ approval: 'declined' })])).toBe(
    20_005,
  )
})

test('parts are held for approved lines, and only what is not held yet', () => {
  const part = approved(partRow())
  expect(partsToReserve([part, partRow({ id: 'p2' }), approved()], [])).toEqual([
    { orderLineId: 'p1', partId: 'part', quantityThousandths: 4000 },
  ])
  expect(partsToReserve([part], [{ order_line_id: 'p1', wanted_thousandths: 4000 }])).toEqual([])
  expect(partsToReserve([part], [{ order_line_id: 'p1', wanted_thousandths: 1000 }])[0]?.quantityThousandths).toBe(3000)
})
