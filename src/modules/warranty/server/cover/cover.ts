import type { Found } from '../../../../kernel/db/found.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { type CoverTerms, lastDay } from '../../contract/cover.ts'
import type { coverScopes } from '../../contract/policy.ts'

export interface CoverRow extends CoverTerms {
  readonly vehicle_id: string
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly scope: (typeof coverScopes)[number]
  readonly sold_on: string
  /** Groups of parts for which it stands; none for all. */
  readonly part_groups: readonly string[]
  /** It names the car's model. */
  readonly by_model: boolean
}

/** Cars by their ids, or the one that hangs on a record. */
export type Cars = readonly string[] | Found

const idsMark = (cars: Cars) => ('select' in cars ? `array(${cars.select})` : '$2::text[]::uuid[]')
const idsParameter = (cars: Cars) => ('select' in cars ? cars.id : cars)

/** Policies of cars by the day of their sale: a car keeps what it was sold with, also when the policy has ended since. */
export function coversOf(groupId: string, cars: Cars): Load<CoverRow[]> {
  return manyRaw<CoverRow>(
    `select v.id as vehicle_id, v.sold_on, p.code, p.name_zh, p.name_en, p.scope, p.years, p.km,
        p.part_groups, cardinality(p.model_ids) > 0 as by_model
       from vehicles.brief v join warranty.policy p on p.group_id = v.group_id
        and v.sold_on >= p.sold_from and (p.sold_until is null or v.sold_on <= p.sold_until)
        and (cardinality(p.powertrains) = 0 or v.powertrain = any(p.powertrains))
        and (cardinality(p.model_ids) = 0 or v.model_id = any(p.model_ids))
      where v.group_id = $1 and v.id = any(${idsMark(cars)}) order by p.scope desc, p.code`,
    [groupId, idsParameter(cars)],
  )
}

export const coverView = (row: CoverRow) => ({
  code: row.code,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  scope: row.scope,
  years: row.years,
  km: row.km,
  soldOn: row.sold_on,
  lastDay: lastDay(row.sold_on, row.years),
  partGroups: row.part_groups,
  byModel: row.by_model,
})

export interface RecallRow {
  readonly vehicle_id: string
  readonly id: string
  readonly number: string
  readonly title_zh: string
  readonly title_en: string
  readonly danger_zh: string
  readonly danger_en: string
  readonly remedy_zh: string
  readonly remedy_en: string
  readonly stop_use: boolean
  readonly item_codes: readonly string[]
}

export const recallView = (row: RecallRow) => ({
  id: row.id,
  number: row.number,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  dangerZh: row.danger_zh,
  dangerEn: row.danger_en,
  remedyZh: row.remedy_zh,
  remedyEn: row.remedy_en,
  stopUse: row.stop_use,
  itemCodes: row.item_codes,
})

/** Campaigns that wait for cars, the dangerous ones first. */
export function recallsOf(groupId: string, vehicleIds: readonly string[]): Load<RecallRow[]> {
  return manyRaw<RecallRow>(
    `select v.id as vehicle_id, c.id, c.number, c.title_zh, c.title_en, c.danger_zh, c.danger_en, c.remedy_zh, c.remedy_en, c.stop_use, c.item_codes
       from vehicles.brief v join warranty.campaign_car k on k.group_id = v.group_id and k.vin = v.vin and k.done_at is null
       join warranty.campaign c on c.group_id = k.group_id and c.id = k.campaign_id and c.state = 'open'
      where v.group_id = $1 and v.id = any($2::text[]::uuid[]) order by c.stop_use desc, c.starts_on, c.id`,
    [groupId, vehicleIds],
  )
}
