import { expect, test } from 'vitest'
import { freeNow } from './free-now.ts'

const now = Date.parse('2026-03-10T02:00:00.000Z')
const shift = (kind: string, startsAt: string, endsAt: string) => ({
  kind,
  startsAt: `2026-03-10T${startsAt}:00.000Z`,
  endsAt: `2026-03-10T${endsAt}:00.000Z`,
})
const day = shift('work', '01:00', '09:00')
const card = (state: string, pausedBecause: 'parts' | null = null) => ({ state, pausedBecause })

test('free is who is at work and on no car, the least loaded first', () => {
  const crew = [
    { name: 'busy', loadMinutes: 10, shifts: [day], cards: [card('working')] },
    { name: 'paused', loadMinutes: 60, shifts: [day], cards: [card('working', 'parts'), card('assigned')] },
    { name: 'idle', loadMinutes: 0, shifts: [day], cards: [card('done')] },
    { name: 'late shift', loadMinutes: 0, shifts: [shift('work', '05:00', '13:00')], cards: [] },
    { name: 'ill', loadMinutes: 0, shifts: [day, shift('absence', '01:00', '09:00')], cards: [] },
    { name: 'off', loadMinutes: 0, shifts: [], cards: [] },
  ]
  expect(freeNow(crew, now).map(({ name }) => name)).toEqual(['idle', 'paused'])
})
