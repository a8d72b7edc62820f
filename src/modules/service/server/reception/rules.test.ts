import { expect, test } from 'vitest'
import type { Row } from '../../../../kernel/db/schema.ts'
import { comebacksOf, likeness } from '../../contract/comeback.ts'
import { entriesSchema, readEntries } from '../../contract/reception-content.ts'
import { chosen, merge } from './rules.ts'

type Entry = Row<'service.reception_entry'>

const at = '2026-03-10T01:00:00.000Z'
const entry = (key: string, value: Entry['value'], version: number): Entry => ({
  group_id: 'g',
  id: `id-${key}`,
  reception_id: 'r',
  key,
  value,
  version,
  said_at: at,
  said_by: 'first',
  other_value: null,
  other_at: null,
  other_by: null,
})
const saying = (entries: Record<string, unknown>, seen: number) => ({ entries, seen, at, by: 'second', version: 9 })

test('what nobody else changed is taken, what somebody did stands beside it', () => {
  const standing = [entry('odometerKm', 100, 2), entry('energyPercent', 50, 5)]
  expect(merge(standing, saying({ odometerKm: 120, energyPercent: 60, waiting: true }, 3))).toEqual([
    {
      kind: 'change',
      id: 'id-odometerKm',
      row: expect.objectContaining({ value: 120, version: 9, said_by: 'second' }),
    },
    { kind: 'change', id: 'id-energyPercent', row: { other_value: 60, other_at: at, other_by: 'second' } },
    { kind: 'new', key: 'waiting', row: { value: true, version: 9, said_at: at, said_by: 'second' } },
  ])
})

test('the same said twice changes nothing, and ends a contest', () => {
  expect(merge([entry('waiting', true, 5)], saying({ waiting: true }, 1))).toEqual([])
  const contested = { ...entry('waiting', true, 5), other_value: true, other_at: at, other_by: 'second' }
  expect(merge([contested], saying({ waiting: true }, 1))).toMatchObject([{ row: { other_at: null } }])
})

test('one of the two is chosen, and from then on it stands against what was said before', () => {
  const contested = { ...entry('energyPercent', 50, 5), other_value: 60, other_at: at, other_by: 'second' }
  expect(chosen(contested, 'other', 7)).toMatchObject({ value: 60, version: 7, said_by: 'second', other_at: null })
  expect(chosen(contested, 'standing', 7)).toEqual({ version: 7, other_value: null, other_at: null, other_by: null })
  expect(chosen(entry('energyPercent', 50, 5), 'other', 7)).toBeUndefined()
})

test('only known keys with values that fit are taken, and null takes back', () => {
  const mark = { panel: 'hood', kind: 'scratch', x: 0.2, y: 0.4 }
  expect(
    entriesSchema.safeParse({ odometerKm: 1, 'mark.a': mark, 'belonging.伞': true, 'check.seats': null }).success,
  ).toBe(true)
  for (const wrong of [
    { colour: 'red' },
    { odometerKm: -1 },
    { 'mark.': mark },
    { 'mark.a': { ...mark, x: 2 } },
    { 'tyre.a': true },
  ])
    expect(entriesSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})

test('entries are read as what they mean', () => {
  const word = (position: number, text: string) => ({ position, text })
  const noted = readEntries({
    'word.b': word(1, '二'),
    'word.a': word(2, '一'),
    odometerKm: 5,
    'item.M': true,
    waiting: null,
  })
  expect(noted).toMatchObject({ odometerKm: 5, items: ['M'], words: [{ text: '二' }, { text: '一' }] })
  expect(noted.waiting).toBeUndefined()
})

test('the same complaint in other words, or the same job, within the days is a suspected come-back', () => {
  expect(likeness('刹车有异响', '刹车异响')).toBeGreaterThan(0.5)
  expect(likeness('brakes squeal', 'The brakes squeal when braking')).toBeGreaterThan(0.5)
  expect(likeness('刹车有异响', '空调不制冷')).toBe(0)
  const visit = {
    orderId: 'o',
    number: 'R',
    closedAt: '2026-03-01T01:00:00.000Z',
    words: ['刹车有异响'],
    codes: ['R-1'],
  }
  const now = '2026-03-10T01:00:00.000Z'
  expect(comebacksOf({ words: ['刹车异响'], codes: [] }, [visit], 30, now)).toMatchObject([{ sameWords: '刹车有异响' }])
  expect(comebacksOf({ words: [], codes: ['R-1'] }, [visit], 30, now)).toMatchObject([{ sameCode: 'R-1' }])
  expect(comebacksOf({ words: ['刹车异响'], codes: ['R-1'] }, [visit], 5, now)).toEqual([])
  expect(comebacksOf({ words: ['保养'], codes: ['M'] }, [visit], 30, now)).toEqual([])
})
