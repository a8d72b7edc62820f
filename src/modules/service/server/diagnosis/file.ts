import type { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { type CheckLevel, checkLevels } from '../../contract/check-lists.ts'
import type { seriesLimit } from '../../contract/series-limit.ts'
import { listOf, listThen, ownLists } from './lists.ts'
import type { Diagnosis, Test } from './rules.ts'

export interface DiagnosisOfCar extends Diagnosis {
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly vin: string | null
  readonly powertrain: string | null
  readonly odometer_km: number
  readonly order_state: string
  readonly inspection_passed: boolean
  readonly has_left: boolean
}

const select = `select d.*, v.plate, v.plate_colour, v.model_zh, v.model_en, v.vin, w.powertrain, o.odometer_km, o.state as order_state,
    o.inspection_passed, o.state in ('closed', 'cancelled') as has_left
  from service.diagnosis d
  join service.repair_order o on o.group_id = d.group_id and o.id = d.order_id
  join vehicles.brief v on v.group_id = d.group_id and v.id = d.vehicle_id
  join vehicles.vehicle w on w.group_id = d.group_id and w.id = d.vehicle_id`

const ids = {
  self: '$2::uuid',
  order: '(select id from service.diagnosis where group_id = $1 and order_id = $2)',
} as const

interface CheckRow extends Omit<Row<'service.diagnosis_check'>, 'items' | 'level'> {
  readonly level: CheckLevel
  readonly items: { code: string; result: string; value?: number }[]
}

interface FindingRow extends Omit<Row<'service.finding'>, 'lines' | 'limits'> {
  readonly limits: z.output<typeof seriesLimit>[] | null
  readonly lines: { kind: string; code: string; quantityThousandths: number; nameZh: string; nameEn: string }[]
}

interface FileRows {
  readonly row: DiagnosisOfCar | undefined
  readonly tests: Test[]
  readonly checks: CheckRow[]
  readonly own: Parameters<typeof listOf>[1]
  readonly codes: Row<'service.diagnosis_code'>[]
  readonly findings: FindingRow[]
  readonly signers: Row<'service.diagnosis_signer'>[]
  readonly concerns: { id: string; words: string }[]
}

/** All that a diagnosis holds, by its own id or by that of its order. */
export function fileLoads(
  groupId: string,
  by: keyof typeof ids,
  id: string,
  now: string,
): { [K in keyof FileRows]: Load<FileRows[K]> } {
  const of = (table: string, order: string) =>
    `select * from service.${table} where group_id = $1 and diagnosis_id = ${ids[by]} order by ${order}`
  const parameters = [groupId, id]
  return {
    row: oneRaw(`${select} where d.group_id = $1 and d.id = ${ids[by]}`, parameters),
    tests: manyRaw(of('diagnosis_test', 'position, id'), parameters),
    checks: manyRaw(of('diagnosis_check', `array_position(array['${checkLevels.join("', '")}'], level)`), parameters),
    own: ownLists(groupId, now),
    codes: manyRaw(of('diagnosis_code', 'code'), parameters),
    findings: manyRaw(
      `select * from service.finding where group_id = $1 and diagnosis_id = ${ids[by]} and dropped_at is null order by position, id`,
      parameters,
    ),
    signers: manyRaw(of('diagnosis_signer', 'signed_at, id'), parameters),
    concerns: manyRaw(
      `select id, words from service.concern where group_id = $1
          and order_id = (select order_id from service.diagnosis where group_id = $1 and id = ${ids[by]}) order by position`,
      parameters,
    ),
  }
}

export function fileOf(row: DiagnosisOfCar, rows: Omit<FileRows, 'row'>) {
  return {
    ...camelRow(row),
    vin: row.vin ?? '',
    concerns: rows.concerns,
    tests: rows.tests.map(camelRow),
    checks: rows.checks.map(({ edition, list, ...check }) => ({
      ...camelRow(check),
      list: listThen({ edition, list }, check.level),
    })),
    lists: checkLevels.map((level) => listOf(level, rows.own)),
    codes: rows.codes.map(camelRow),
    findings: rows.findings.map(camelRow),
    signers: rows.signers.map(camelRow),
  }
}
