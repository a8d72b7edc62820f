import { expect, test } from 'vitest'
import { type Need, shortsByBooking, withShorts } from './needs.ts'
import { preparedFor, type ToPrepare, type Worker } from './preparing.ts'

const at = (time: string) => new Date(`2026-03-11T${time}:00+08:00`).toISOString()
const need = (booking: string, time: string, quantity: number, free: number): Need => ({
  booking_id: booking,
  starts_at: at(time),
  part_id: 'oil',
  part_no: 'OIL',
  name_zh: '机油',
  name_en: 'Oil',
  unit: '桶',
  bin: null,
  quantity_thousandths: quantity,
  free_thousandths: free,
})

test('who comes first takes first: the later booking is short of what is left', () => {
  const needs = withShorts([need('late', '14:00', 2000, 3000), need('early', '09:00', 2000, 3000)])
  expect([...shortsByBooking(needs)]).toEqual([
    ['early', []],
    ['late', [{ partId: 'oil', partNo: 'OIL', quantityThousandths: 1000 }]],
  ])
})

const worker = (id: string, skills: string[], absent: Worker['absent'] = []): Worker => ({
  id,
  name: id,
  skills,
  work: [{ startsAt: at('08:00'), endsAt: at('17:00') }],
  absent,
})
const booking = (id: string, time: string, more: Partial<ToPrepare> = {}): ToPrepare => ({
  id,
  startsAt: at(time),
  minutes: 60,
  skill: 'quick',
  askedFor: null,
  technicianId: null,
  bayId: null,
  ...more,
})

test('nobody and no bay is planned twice at a time; whom the customer asked for is kept', () => {
  const bays = [
    { id: 'all', code: 'A', skills: ['quick', 'mechanical'] },
    { id: 'quickOnly', code: 'Q', skills: ['quick'] },
  ]
  const people = [worker('li', ['quick']), worker('wang', ['quick', 'mechanical'])]
  const plan = preparedFor(
    [booking('one', '09:00'), booking('two', '09:30', { askedFor: 'li' }), booking('three', '09:30')],
    people,
    bays,
  )
  expect(plan.map((row) => [row.id, row.technicianId, row.technicianBy, row.bayId])).toEqual([
    ['one', 'wang', 'proposal', 'quickOnly'],
    ['two', 'li', 'customer', 'all'],
    ['three', null, null, null],
  ])
})

test('who is away is not proposed', () => {
  const away = worker('li', ['quick'], [{ startsAt: at('08:00'), endsAt: at('12:00') }])
  expect(preparedFor([booking('one', '09:00')], [away], [])[0]?.technicianId).toBeNull()
  expect(preparedFor([booking('one', '13:00')], [away], [])[0]?.technicianId).toBe('li')
})
