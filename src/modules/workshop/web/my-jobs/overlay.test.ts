import { expect, test } from 'vitest'
import type { WaitingVerb } from '../../../../console/device/queue/item.ts'
import { type Shown, withWaiting } from './overlay.ts'

const card: Shown = {
  id: 'c',
  state: 'assigned',
  startedAt: null,
  finishedAt: null,
  pausedBecause: null,
  workedMinutes: 5,
  planChangedAt: null,
  acknowledgedAt: null,
  partsCalledAt: null,
  clockAskedAt: null,
  asked: [],
  clocks: [],
  ticks: {},
}
const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 1, minute)).toISOString()
const done = (name: string, minute: number, body: Record<string, unknown> = {}, line = 'jobCard/c'): WaitingVerb => ({
  kind: 'verb',
  key: `${name}-${minute}`,
  account: 'a',
  name: '周海',
  madeAt: at(minute),
  line,
  about: '粤B12345',
  tries: 0,
  verb: `jobCard.${name}`,
  body,
  also: [],
  patient: true,
})

test('high voltage that was cut off without network is shown so', () => {
  const cut = withWaiting({ ...card, cutOffAt: null }, [done('cutOff', 3, { locked: true, residualVolts: 7 })])
  expect(cut).toMatchObject({ cutOffAt: at(3), cutOffVolts: 7, state: 'assigned' })
})

test('what waits is shown as done: start, sign, pause with its minutes, go on, finish', () => {
  const step = { lineId: 'l', position: 1, done: true }
  const waiting = [done('start', 0), done('tick', 5, step), done('pause', 20, { reason: 'parts' })]
  expect(withWaiting(card, waiting)).toMatchObject({
    state: 'working',
    startedAt: at(0),
    pausedBecause: 'parts',
    workedMinutes: 25,
    clocks: [{ startedAt: at(0), endedAt: at(20) }],
    ticks: { 'l.1': { name: '周海', at: at(5) } },
  })
  const more = [...waiting, done('resume', 30), done('tick', 31, { ...step, done: false }), done('finish', 40)]
  expect(withWaiting(card, more)).toMatchObject({ state: 'done', pausedBecause: null, workedMinutes: 35, ticks: {} })
})

test('an answered clock stops when it should have, and a part that was asked for stands on the card', () => {
  const left = { ...card, state: 'working', clockAskedAt: at(50), clocks: [{ startedAt: at(0), endedAt: null }] }
  const waiting = [done('answerClock', 55, { endedAt: at(30) }), done('askParts', 56, { words: '灯泡' })]
  expect(withWaiting(left, waiting)).toMatchObject({
    clockAskedAt: null,
    pausedBecause: 'other',
    workedMinutes: 35,
    clocks: [{ startedAt: at(0), endedAt: at(30) }],
    asked: [{ titleZh: '灯泡', state: 'open', createdAt: at(56) }],
  })
  expect(withWaiting(left, [done('answerClock', 55)])).toMatchObject({ clockAskedAt: null, pausedBecause: null })
})

test('another card’s things and refused ones change nothing', () => {
  const refused = { ...done('start', 0), refused: { status: 409, code: 'x', details: {} } }
  expect(withWaiting(card, [done('start', 0, {}, 'jobCard/d'), refused])).toEqual(card)
})
