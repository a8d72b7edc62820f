import { describe, expect, test } from 'vitest'
import { approved, lineRow } from '../../test/rows.ts'
import { channelOf, decidedLines, decisionProblem, editionState } from './rules.ts'

const order = { state: 'estimated' }
const lines = [lineRow(), lineRow({ id: 'l2' })]
const offered = new Set(['l1', 'l2'])
const yes = { lineId: 'l1', approval: 'approved' } as const

describe('a decision', () => {
  test('is about lines of this edition, each once, while the order is open', () => {
    expect(decisionProblem(order, offered, lines, [yes])).toBeUndefined()
    expect(decisionProblem({ state: 'settled' }, offered, lines, [yes])).toMatchObject({
      code: 'service.orderClosedForDecisions',
    })
    expect(decisionProblem(order, offered, lines, [yes, yes])).toMatchObject({ code: 'service.decidedTwice' })
    expect(decisionProblem(order, new Set(['l2']), lines, [yes])).toMatchObject({ code: 'service.notInEstimate' })
    expect(decisionProblem(order, offered, [], [yes])).toMatchObject({ code: 'service.notInEstimate' })
  })

  test('cannot take back what somebody works on', () => {
    const busy = [approved({ job_card_id: 'card' })]
    expect(decisionProblem(order, offered, busy, [{ lineId: 'l1', approval: 'declined' }])).toMatchObject({
      code: 'service.lineInWork',
    })
    expect(decisionProblem(order, offered, busy, [yes])).toBeUndefined()
  })

  test('declining one line changes nothing about the rest (R-03)', () => {
    const after = decidedLines(lines, [yes, { lineId: 'l2', approval: 'declined' }], 'now')
    expect(after.map((line) => [line.approval, line.gross_fen, line.agreed_gross_fen])).toEqual([
      ['approved', 20_000, 20_000],
      ['declined', 20_000, null],
    ])
    expect(editionState(offered, after)).toBe('decided')
    expect(editionState(offered, decidedLines(lines, [yes], 'now'))).toBe('sent')
  })

  test('that stood already keeps its time', () => {
    const before = approved({ decided_at: 'then' })
    expect(decidedLines([before], [yes], 'now')[0]).toBe(before)
  })
})

test('the channel is the link’s, else what the advisor says', () => {
  expect([channelOf('link', 'phone'), channelOf('session', 'link'), channelOf('session', 'phone')]).toEqual([
    'link',
    'desk',
    'phone',
  ])
})
