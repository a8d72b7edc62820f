import { expect, test } from 'vitest'
import { type Car, standstillOf } from './rules.ts'

const car: Car = {
  state: 'inRepair',
  running: 0,
  paused: [],
  assigned: 0,
  short: 0,
  undispatched: 0,
  undiagnosed: false,
}

test.each([
  [{ state: 'received' }, 'estimate'],
  [{ state: 'received', undiagnosed: true }, 'diagnosis'],
  [{ state: 'agreed', undiagnosed: true, undispatched: 1, short: 1 }, 'diagnosis'],
  [{ state: 'estimated', undiagnosed: true }, 'estimateApproval'],
  [{ undiagnosed: true, running: 1 }, null],
  [{ state: 'estimated' }, 'estimateApproval'],
  [{ state: 'agreed', undispatched: 2 }, 'dispatch'],
  [{ state: 'agreed', undispatched: 2, short: 1 }, 'parts'],
  [{ assigned: 1, undispatched: 1 }, 'start'],
  [{ assigned: 1, paused: ['other', 'parts'] }, 'parts'],
  [{ paused: ['tool'] }, 'tool'],
  [{ running: 1, paused: ['parts'], short: 1 }, null],
  [{ state: 'awaitingInspection', short: 1 }, 'inspection'],
  [{ state: 'ready' }, 'settlement'],
  [{ state: 'settled' }, 'handOver'],
] as const)('%o stands still: %s', (more, expected) => {
  expect(standstillOf({ ...car, ...more })).toBe(expected)
})
