import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { checkIn, decide, labour, newGuest, openShop, orderFile, quote } from '../../service/test/shop.ts'
import { at, dispatch, hire, onCard, type Hand } from './crew.ts'

const house = useHouse()
let hand: Hand
let itemId: string
const models: Record<string, string> = {}

const model = {
  brandZh: '启程',
  brandEn: 'Qicheng',
  powertrain: 'ice',
  trims: [],
  serviceIntervalKm: 10_000,
  serviceIntervalMonths: 12,
}
const bolts = (setting: string) => [
  { zh: '拆下前轮', en: 'Front wheels off' },
  { zh: '卡钳螺栓按扭矩拧紧', en: 'Caliper bolts to torque', critical: true, setting },
]

beforeAll(async () => {
  await openShop(house)
  hand = await hire(house, '按书作业')
  const manager = house.as('manager')
  for (const code of ['QC-1', 'QC-2']) {
    models[code] = (await manager.do('model.add', { body: { ...model, code, nameZh: code, nameEn: code } })).id
  }
  const [item] = await house.rows(`select id from knowledge.service_item where code = 'R-BRAKE'`)
  itemId = String(item?.['id'])
})

interface Card {
  readonly id: string
  readonly version: number
  readonly jobs: {
    lineId: string
    steps: { setting?: string }[]
    guide: { edition: number; maker: string; modelZh: string | null } | null
  }[]
  readonly demands: object[]
}
const settingOf = (card: Card) => card.jobs[0]?.steps.map((step) => step.setting ?? '')

/** A car of a model with its brakes to be done, given to the technician. */
async function given(modelId: string | null): Promise<Card> {
  const guest = await newGuest(house)
  const [car] = await house.rows('select version from vehicles.vehicle where id = $1', [guest.vehicleId])
  const target = { id: guest.vehicleId, version: Number(car?.['version']) }
  if (modelId) await house.as('manager').do('vehicle.edit', { ...target, body: { modelId } })
  const order = await checkIn(house, guest)
  await quote(house, order, [labour('R-BRAKE', { concern: 0 })], { promisedAt: at('17:00') })
  await decide(house, order.id, 'approved')
  const file = await orderFile<{ number: string; lines: { id: string }[] }>(house, order.id)
  const lineIds = file.lines.map((line) => line.id)
  const card = await dispatch(house, { id: order.id, number: file.number, lineIds }, hand.staffId)
  return hand.get<Card>('jobCard.get', { id: card.id })
}
const write = (body: object) =>
  house.as('inspector').do('workGuide.write', { body: { itemId, source: '维修手册 2026-02', ...body } })

describe('work guides by maker and model', () => {
  scenario(
    'I-06',
    'the narrowest edition that fits the car is the one on the tablet: the model before its maker, else the item',
    async () => {
      await write({ maker: '启程', steps: bolts('90 N·m') })
      await write({ modelId: models['QC-2'], steps: bolts('110 N·m') })
      const [first, second, other] = [
        await given(models['QC-1'] ?? null),
        await given(models['QC-2'] ?? null),
        await given(null),
      ]
      expect(settingOf(first)).toEqual(['', '90 N·m'])
      expect(first.jobs[0]?.guide).toMatchObject({
        maker: '启程',
        modelZh: null,
        edition: 1,
        source: '维修手册 2026-02',
      })
      expect(settingOf(second)).toEqual(['', '110 N·m'])
      expect(second.jobs[0]?.guide).toMatchObject({ maker: '启程', modelZh: 'QC-2', edition: 1 })
      expect(other.jobs[0]?.guide).toBeNull()
      expect(settingOf(other)).not.toContain('90 N·m')
      // No edition fits a car without model: none of their steps is demanded of it.
      expect(other.demands).toEqual([])
      // The critical step is the edition's: unsigned, the job stays open.
      await onCard(house, hand, 'start', second.id)
      const now = await hand.get<Card>('jobCard.get', { id: second.id })
      expect(now.demands).toMatchObject([{ position: 1, zh: '卡钳螺栓按扭矩拧紧', sign: true }])
      expect(await hand.refused('jobCard.finish', { id: second.id, version: now.version })).toMatchObject({
        code: 'workshop.stepsUnsigned',
      })
      await onCard(house, hand, 'tick', second.id, { lineId: now.jobs[0]?.lineId, position: 1, done: true })
      expect(await onCard(house, hand, 'finish', second.id)).toMatchObject({ state: 'done' })
    },
  )

  scenario(
    'I-06',
    'a new edition counts for work given out from now on; retired, the wider one counts again',
    async () => {
      const modelId = models['QC-2'] ?? ''
      const before = await given(modelId)
      house.clock.forward(1)
      await write({ modelId, steps: bolts('120 N·m'), source: '技术通报 17' })
      expect(settingOf(await hand.get<Card>('jobCard.get', { id: before.id }))).toEqual(['', '110 N·m'])
      expect(settingOf(await given(modelId))).toEqual(['', '120 N·m'])
      const editions = async () =>
        (
          await hand.get<{
            rows: { id: string; version: number; state: string; edition: number; modelId: string | null; by: string }[]
          }>('workGuide.ofItem', { id: itemId })
        ).rows
      expect(await editions()).toMatchObject([
        { state: 'active', edition: 2, modelId, by: 'inspector sz' },
        { state: 'active', edition: 1, modelId: null },
        { state: 'replaced', edition: 1, modelId },
      ])
      const [newest] = await editions()
      const target = { id: String(newest?.id), version: Number(newest?.version), body: { reason: '通报撤回' } }
      expect(await hand.refused('workGuide.retire', target)).toMatchObject({ status: 403 })
      house.clock.forward(1)
      await house.as('inspector').do('workGuide.retire', target)
      expect((await given(modelId)).jobs[0]?.guide).toMatchObject({ modelZh: null, edition: 1 })
      const nobody = { body: { itemId, source: '手册', steps: bolts('1 N·m') } }
      expect(await house.as('inspector').refused('workGuide.write', nobody)).toMatchObject({
        code: 'knowledge.guideForWhom',
      })
      const stranger = { body: { ...nobody.body, maker: '无此品牌' } }
      expect(await house.as('inspector').refused('workGuide.write', stranger)).toMatchObject({
        code: 'knowledge.guideMakerUnknown',
      })
    },
  )
})
