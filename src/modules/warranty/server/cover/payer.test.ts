import { expect, test } from 'vitest'
import type { CoverRow, RecallRow } from './cover.ts'
import { type JudgedLine, proposedPayers } from './payer.ts'

const whole: CoverRow = {
  vehicle_id: 'v',
  code: 'ALL',
  name_zh: '整车',
  name_en: 'Whole car',
  scope: 'vehicle',
  years: 3,
  km: 60_000,
  sold_on: '2024-03-01',
  part_groups: [],
  by_model: false,
}
const wear: CoverRow = { ...whole, code: 'WEAR', scope: 'wear', years: 1, km: 20_000, part_groups: ['brake'] }
const model: CoverRow = { ...whole, code: 'M1', years: 5, km: 120_000, by_model: true }
const recall: RecallRow = {
  vehicle_id: 'v',
  id: 'r',
  number: 'S1',
  title_zh: '软管',
  title_en: 'Hose',
  danger_zh: '',
  danger_en: '',
  remedy_zh: '',
  remedy_en: '',
  stop_use: false,
  item_codes: ['C-HOSE'],
}
const car = {
  covers: [whole],
  recalls: [],
  today: '2026-03-10',
  odometerKm: 30_000,
  goodwill: { days: 30, km: 1000 },
}
const repair: JudgedLine = { kind: 'labour', code: 'R-1', itemKind: 'repair', partGroup: null, concern: 0 }
const pads: JudgedLine = { kind: 'part', code: 'BP', itemKind: null, partGroup: 'brake', concern: 0 }

test('the whole car is covered until its last kilometre; a little over, goodwill is possible', () => {
  expect(proposedPayers([repair], { ...car, odometerKm: 60_000 })).toMatchObject([
    { payer: 'warranty', because: 'covered', code: 'ALL', lastDay: '2027-03-01', particular: 'general' },
  ])
  expect(proposedPayers([repair], { ...car, odometerKm: 60_001 })).toMatchObject([
    { payer: 'customer', because: 'overKm', goodwill: true },
  ])
  expect(proposedPayers([repair], { ...car, odometerKm: 61_001 })).toMatchObject([{ goodwill: false }])
  expect(proposedPayers([repair], { ...car, today: '2027-03-31' })).toMatchObject([
    { because: 'overTime', goodwill: true },
  ])
  expect(proposedPayers([repair], { ...car, today: '2027-04-01' })).toMatchObject([{ goodwill: false }])
})

test('the most particular policy counts: a group of parts before the model, the model before all', () => {
  expect(proposedPayers([repair], { ...car, covers: [whole, model] })).toMatchObject([
    { code: 'M1', particular: 'model' },
  ])
  expect(proposedPayers([pads], { ...car, covers: [whole, model, wear] })).toMatchObject([
    { payer: 'customer', because: 'overTime', code: 'WEAR', particular: 'partGroup' },
  ])
})

test('labour goes with the part that it fits', () => {
  expect(proposedPayers([repair, pads], { ...car, covers: [whole, wear] })).toMatchObject([
    { payer: 'customer', because: 'followsPart', code: 'WEAR' },
    { payer: 'customer', because: 'overTime' },
  ])
})

test('recall work is the maker’s on any car; maintenance and a car without policies nobody judges', () => {
  const hose = { ...repair, code: 'C-HOSE', itemKind: 'recall' }
  const old = { ...car, covers: [], recalls: [recall] }
  expect(proposedPayers([hose, pads], old)).toMatchObject([
    { payer: 'warranty', because: 'recall', recallId: 'r' },
    { payer: 'warranty', because: 'recall', recallId: 'r' },
  ])
  expect(proposedPayers([{ ...hose, code: 'C-OTHER' }], old)).toEqual([undefined])
  const oil = { ...repair, code: 'M-OIL', itemKind: 'maintenance' }
  expect(proposedPayers([oil, pads], car)).toEqual([undefined, undefined])
  expect(proposedPayers([repair], { ...car, covers: [] })).toEqual([undefined])
})
