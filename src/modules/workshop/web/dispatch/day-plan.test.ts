import { describe, expect, test } from 'vitest'
import { type BoardTechnician, daySpan } from './day-plan.ts'

const at = (time: string) => Date.parse(`2026-03-11T${time}:00+08:00`)
const iso = (time: string) => new Date(at(time)).toISOString()

/** Works from half past eight to six, with a card begun and planned so. */
const technician = (startedAt: string, plannedMinutes: number) =>
  ({
    shifts: [{ kind: 'work', startsAt: iso('08:30'), endsAt: iso('18:00') }],
    cards: [{ id: 'a', startedAt: iso(startedAt), plannedStart: iso(startedAt), plannedMinutes, finishedAt: null }],
  }) as unknown as BoardTechnician

describe('the hours that the board shows', () => {
  test('are those of the shifts, whole', () => {
    expect(daySpan([technician('09:00', 30)], at('09:10'))).toEqual({ from: at('08:00'), to: at('18:00') })
  })

  test('reach back to work that was begun before the shifts, three hours at most', () => {
    expect(daySpan([technician('06:40', 30)], at('07:00')).from).toBe(at('06:00'))
    expect(daySpan([technician('02:10', 30)], at('07:00')).from).toBe(at('05:00'))
  })

  test('reach on to work that outlasts them', () => {
    expect(daySpan([technician('17:30', 75)], at('17:40')).to).toBe(at('19:00'))
  })
})
