import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { activeItems } from '../../../knowledge/server/public.ts'
import { campaignContract } from '../../contract/campaign.ts'
import { warrantyRefusals } from '../../contract/refusals.ts'
import { itemsProblem, vinsProblem } from './rules.ts'

export const campaign = serve(campaignContract, 'warranty.campaign')

type Campaign = Row<'warranty.campaign'>

/** The listed rows among some VINs. */
const listedOf = (groupId: string, id: string, vins: readonly string[]) =>
  manyRaw<Row<'warranty.campaign_car'>>(
    'select * from warranty.campaign_car where group_id = $1 and campaign_id = $2 and vin = any($3)',
    [groupId, id, vins],
  )

function list(work: Work, row: Campaign, vins: readonly string[]): void {
  for (const vin of vins)
    work.insert(
      'warranty.campaign_car',
      { id: newId(), campaign_id: row.id, vin, done_at: null, done_order: null },
      row,
    )
}

export const add = campaign.creation('add', {
  store: () => null,
  loads: ({ groupId, input }) => ({ items: activeItems(groupId, input.itemCodes) }),
  run(work, { id, input, loaded }) {
    const problem = vinsProblem(input.vins, []) ?? itemsProblem(input.itemCodes, loaded.items)
    if (problem) throw problem
    const row = work.create(campaign.face, 'add', {
      id,
      number: input.number,
      title_zh: input.titleZh,
      title_en: input.titleEn,
      danger_zh: input.dangerZh,
      danger_en: input.dangerEn,
      remedy_zh: input.remedyZh,
      remedy_en: input.remedyEn,
      stop_use: input.stopUse,
      starts_on: input.startsOn,
      item_codes: input.itemCodes,
      car_count: input.vins.length,
      done_count: 0,
    })
    list(work, row, input.vins)
  },
})

export const addCars = campaign.verb('addCars', {
  loads: ({ groupId, id, input }) => ({ listed: listedOf(groupId, id, input.vins) }),
  run(work, { row, input, loaded, move }) {
    const problem = vinsProblem(
      input.vins,
      loaded.listed.map((car) => car.vin),
    )
    if (problem) throw problem
    list(work, move({ car_count: row.car_count + input.vins.length }), input.vins)
  },
})

export const completeCar = campaign.verb('completeCar', {
  loads: ({ groupId, id, input }) => ({ listed: listedOf(groupId, id, [input.vin]) }),
  run(work, { row, input, loaded, move }) {
    const [car] = loaded.listed
    if (!car) throw warrantyRefusals.carNotListed({ vin: input.vin })
    if (car.done_at) throw warrantyRefusals.carDone({ order: car.done_order ?? '' })
    const now = move({ done_count: row.done_count + 1 })
    work.update('warranty.campaign_car', car.id, { done_at: work.now, done_order: input.orderNumber }, now)
  },
})

export const setItems = campaign.verb('setItems', {
  loads: ({ groupId, input }) => ({ items: activeItems(groupId, input.itemCodes) }),
  run(_work, { input, loaded, move }) {
    const problem = itemsProblem(input.itemCodes, loaded.items)
    if (problem) throw problem
    move({ item_codes: input.itemCodes })
  },
})

export const close = campaign.verb('close', { run: (_work, { move }) => void move() })
