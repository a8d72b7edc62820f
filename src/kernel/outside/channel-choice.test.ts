import { expect, test } from 'vitest'
import type { Attempt, Channel, OutcomeKind } from '../contract/message.ts'
import { endState, nextChannel, triesOnLast, triesWithFallback } from './channel-choice.ts'

const tried = (channel: Channel, outcome: OutcomeKind, more: Partial<Attempt> = {}): Attempt => ({
  at: '2026-03-10T01:00:00.000Z',
  channel,
  port: 'test',
  outcome,
  detail: '',
  ...more,
})

/** Plays a message to its end: the channels in the order in which they were tried, with the pauses before each. */
function play(channels: readonly Channel[], outcome: (channel: Channel) => OutcomeKind): [Channel, number][] {
  const attempts: Attempt[] = []
  const log: [Channel, number][] = []
  for (;;) {
    const next = nextChannel(channels, attempts)
    if (!next) return log
    log.push([next.channel, next.afterSeconds])
    const kind = outcome(next.channel)
    attempts.push(tried(next.channel, kind))
    if (kind === 'done') return log
  }
}

test('channels in order; a refusal passes on at once', () => {
  expect(play(['sms', 'wechat', 'mail'], (c) => (c === 'mail' ? 'done' : 'refused'))).toEqual([
    ['sms', 0],
    ['wechat', 0],
    ['mail', 0],
  ])
})

test('a silent channel is tried three times within half a minute before the next one gets its turn', () => {
  const log = play(['sms', 'mail'], (c) => (c === 'mail' ? 'done' : 'unknown'))
  expect(log).toEqual([
    ['sms', 0],
    ['sms', 5],
    ['sms', 20],
    ['mail', 0],
  ])
  expect(triesWithFallback).toBe(3)
})

test('the last channel outlasts a night', () => {
  const log = play(['sms'], () => 'pending')
  expect(log).toHaveLength(triesOnLast)
  expect(log.reduce((sum, [, seconds]) => sum + seconds, 0)).toBeGreaterThan(8 * 3600)
})

test('when the last channel refuses, one that was silent before is the last now', () => {
  const log = play(['sms', 'mail'], (c) => (c === 'mail' ? 'refused' : 'pending'))
  expect(log.map(([c]) => c)).toEqual(['sms', 'sms', 'sms', 'mail', 'sms', 'sms', 'sms', 'sms', 'sms'])
})

test('a channel named twice counts once; none left ends', () => {
  expect(play(['sms', 'sms'], () => 'refused')).toEqual([['sms', 0]])
  expect(nextChannel([], [])).toBeUndefined()
})

test('held is what only the house held back, unknown what may have arrived', () => {
  const house = { port: 'house' }
  expect(endState([tried('sms', 'refused', { ...house, detail: 'noConsent' })])).toBe('held')
  expect(endState([tried('sms', 'refused', { ...house, detail: 'noConsent' }), tried('mail', 'refused')])).toBe(
    'failed',
  )
  expect(endState([tried('sms', 'unknown'), tried('mail', 'refused')])).toBe('unknown')
  expect(endState([tried('sms', 'refused', { ...house, detail: 'noAddress' })])).toBe('failed')
  expect(endState([])).toBe('failed')
})
