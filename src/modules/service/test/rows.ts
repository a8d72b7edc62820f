import type { Row } from '../../../kernel/db/schema.ts'

/** A labour line of 200 yuan as the tests of the rules want it. */
export function lineRow(more: Partial<Row<'service.line'>> = {}): Row<'service.line'> {
  return {
    group_id: 'g',
    id: 'l1',
    order_id: 'o',
    vehicle_id: 'v',
    position: 1,
    concern_id: null,
    kind: 'labour',
    code: 'OIL-01',
    name_zh: '更换机油',
    name_en: 'Oil change',
    skill: 'mechanical',
    standard_minutes: 60,
    charged_minutes: 60,
    rate_fen: 20_000,
    part_id: null,
    part_origin: null,
    quantity_thousandths: 1000,
    unit: '项',
    unit_fen: 20_000,
    list_unit_fen: 20_000,
    gross_fen: 20_000,
    agreed_gross_fen: null,
    vat_basis_points: 1300,
    payer: 'customer',
    approval: 'pending',
    decided_at: null,
    executed: false,
    job_card_id: null,
    deviation_reason: null,
    price_approved_by: null,
    dropped_at: null,
    plan_id: null,
    choice: null,
    risk: null,
    severity: null,
    finding_id: null,
    follow_up_on: null,
    sublet_id: null,
    payer_basis: null,
    payer_reason: null,
    recall_id: null,
    insurer_fen: null,
    difference_fen: null,
    ...more,
  }
}

export const approved = (more: Partial<Row<'service.line'>> = {}) => {
  const line = lineRow(more)
  return { ...line, approval: 'approved', agreed_gross_fen: line.gross_fen }
}

/** Four litres of oil at 80 yuan. */
export const partRow = (more: Partial<Row<'service.line'>> = {}) =>
  lineRow({
    id: 'p1',
    kind: 'part',
    code: 'OIL-5W30',
    part_id: 'part',
    part_origin: 'original',
    quantity_thousandths: 4000,
    unit: 'L',
    unit_fen: 8000,
    list_unit_fen: 8000,
    gross_fen: 32_000,
    skill: null,
    standard_minutes: null,
    charged_minutes: null,
    rate_fen: null,
    ...more,
  })
