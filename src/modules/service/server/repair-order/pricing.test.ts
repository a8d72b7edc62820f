import { describe, expect, test } from 'vitest'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { PriceRow } from '../../../money/server/public.ts'
import { type Catalogue, priceLine, type WantedLine } from './pricing.ts'

const base = { group_id: 'g', state: 'active', version: 1, head: Buffer.alloc(0), created_at: '', updated_at: '' }
const item: Row<'knowledge.service_item'> = {
  ...base,
  id: 'i',
  code: 'BRAKE-01',
  name_zh: '更换前刹车片',
  name_en: 'Front brake pads',
  kind: 'repair',
  skill: 'mechanical',
  standard_minutes: 50,
  steps: [],
  criteria: [],
  powertrains: [],
  mandatory_in_package: false,
  needs_equipment: [],
}
const part: Row<'parts.part'> = {
  ...base,
  id: 'p',
  part_no: 'BP-100',
  name_zh: '前刹车片',
  name_en: 'Brake pads',
  unit: '套',
  origin: 'original',
  category: 'brake',
  barcode: null,
}
const price = (kind: string, refCode: string, amountFen: number): PriceRow => ({
  id: `${kind}${refCode}`,
  store_id: null,
  kind,
  ref_code: refCode,
  amount_fen: amountFen,
  vat_basis_points: 1300,
  valid_from: '2026-01-01',
})
const catalogue: Catalogue = {
  items: [item],
  parts: [part],
  prices: [price('labourRate', 'mechanical', 19_900), price('part', 'BP-100', 38_050), price('other', 'WASTE', 500)],
}
const wanted = (more: Partial<WantedLine>): WantedLine => ({
  concern: null,
  kind: 'labour',
  code: 'BRAKE-01',
  quantityThousandths: 1000,
  payer: 'customer',
  ...more,
})
const refusalOf = (line: Partial<WantedLine>, from = catalogue): unknown => {
  try {
    return priceLine(wanted(line), from)
  } catch (error) {
    return error
  }
}

describe('a line from the public list', () => {
  test('labour is standard time at the posted rate, half up to the fen', () => {
    expect(priceLine(wanted({}), catalogue)).toMatchObject({
      unit_fen: 16_583,
      list_unit_fen: 16_583,
      gross_fen: 16_583,
      rate_fen: 19_900,
      standard_minutes: 50,
      charged_minutes: 50,
      vat_basis_points: 1300,
    })
  })

  test('a fixed price of the item comes before the rate', () => {
    const fixed = { ...catalogue, prices: [...catalogue.prices, price('item', 'BRAKE-01', 18_800)] }
    expect(priceLine(wanted({}), fixed)).toMatchObject({ unit_fen: 18_800, rate_fen: null })
  })

  test('parts by quantity, with their origin', () => {
    expect(priceLine(wanted({ kind: 'part', code: 'bp-100', quantityThousandths: 1500 }), catalogue)).toMatchObject({
      code: 'BP-100',
      unit_fen: 38_050,
      gross_fen: 57_075,
      part_origin: 'original',
      part_id: 'p',
    })
  })

  test('other charges stand in the list too and say what they are for', () => {
    expect(refusalOf({ kind: 'other', code: 'WASTE' })).toMatchObject({ code: 'service.nameNeeded' })
    expect(priceLine(wanted({ kind: 'other', code: 'WASTE', nameZh: '废油处理' }), catalogue)).toMatchObject({
      name_zh: '废油处理',
      name_en: '废油处理',
      gross_fen: 500,
    })
    expect(refusalOf({ kind: 'other', code: 'TIP', nameZh: '小费' })).toMatchObject({ code: 'service.noPrice' })
  })

  test.each([
    [{ minutes: 80 }, 26_533],
    [{ minutes: 30 }, 9950],
    [{ unitFen: 20_000 }, 20_000],
    [{ unitFen: 10_000 }, 10_000],
  ])('%o is refused without a reason and kept with one', (deviation, unitFen) => {
    expect(refusalOf(deviation)).toMatchObject({
      code: 'service.deviationReason',
      details: { listUnitFen: 16_583, unitFen },
    })
    expect(priceLine(wanted({ ...deviation, deviationReason: '螺栓锈死' }), catalogue)).toMatchObject({
      unit_fen: unitFen,
      list_unit_fen: 16_583,
      deviation_reason: '螺栓锈死',
    })
  })

  test('what is not in the catalogue, blocked or without price is refused', () => {
    expect(refusalOf({ code: 'NONE' })).toMatchObject({ code: 'service.unknownItem' })
    expect(refusalOf({ kind: 'part', code: 'NONE' })).toMatchObject({ code: 'service.unknownPart' })
    const blocked = { ...catalogue, parts: [{ ...part, state: 'blocked' }] }
    expect(refusalOf({ kind: 'part', code: 'BP-100' }, blocked)).toMatchObject({ code: 'service.partBlocked' })
    expect(refusalOf({}, { ...catalogue, prices: [] })).toMatchObject({ code: 'service.noPrice' })
  })
})
