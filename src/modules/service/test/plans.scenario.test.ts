import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newId } from '../../../kernel/ids.ts'
import { dispatchLines } from '../server/public.ts'
import {
  at,
  brakeJob,
  checkIn,
  decide,
  estimateOf,
  labour,
  newGuest,
  onePlan,
  onOrder,
  openShop,
  orderFile,
  paperTexts,
  part,
  promised,
  quote,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
const later = at('19:00', '2026-03-10')

/** 原厂 against 同质, with the wiper in both. */
const twoPlans = {
  lines: [
    labour('R-BRAKE', { concern: 0, plan: 0 }),
    part('BP-100', { concern: 0, plan: 0 }),
    labour('R-BRAKE', { concern: 0, plan: 1, minutes: 40, deviationReason: '不拆传感器' }),
    part('BP-200', { concern: 0, plan: 1 }),
    labour('R-WIPER'),
  ],
  promisedAt: promised,
  plans: [
    { name: '原厂刹车片', pros: '与新车一致，质保最长', cons: '价格高，要等到傍晚', promisedAt: later },
    { name: '同质刹车片', pros: '便宜，当天可取', cons: '粉尘略多', promisedAt: promised },
  ],
}

async function offered() {
  const order = await checkIn(house, await newGuest(house))
  await advisor().do('repairOrder.quote', { id: order.id, version: order.version, body: twoPlans })
  return { order, ...(await estimateOf(house, order.id)) }
}

/** The shop asks for no diagnosis before the estimate of this kind of visit. */
async function withoutDiagnosis(code: string): Promise<void> {
  const { rows } = await house.as('manager').get<{ rows: (Answer & { code: string })[] }>('visitType.list')
  const kind = rows.find((row) => row.code === code)
  await house.as('manager').do('visitType.edit', {
    id: String(kind?.id),
    version: Number(kind?.version),
    body: { needsDiagnosis: false },
  })
}

describe('plans', () => {
  scenario('H-13', 'one plan alone asks for a reason; each of two shows all five elements', async () => {
    await withoutDiagnosis('general')
    const order = await checkIn(house, await newGuest(house), { visitType: 'general' })
    const call = { id: order.id, version: order.version }
    const bare = { lines: brakeJob, promisedAt: promised }
    expect(await advisor().refused('repairOrder.quote', { ...call, body: bare })).toMatchObject({
      status: 409,
      code: 'service.secondPlan',
    })
    const one = await advisor().do('repairOrder.quote', { ...call, body: { ...bare, ...onePlan } })
    expect(await orderFile(house, order.id)).toMatchObject({ plans: null, onePlanBecause: '只有换新一种办法' })
    await advisor().do('repairOrder.quote', { id: order.id, version: one.version, body: twoPlans })
    const { page } = await estimateOf(house, order.id)
    const shown = await page()
    expect(shown.plans).toMatchObject([
      {
        name: '原厂刹车片',
        pros: '与新车一致，质保最长',
        cons: '价格高，要等到傍晚',
        partCount: 1,
        labourMinutes: 62,
        totalFen: 16_667 + 38_000 + 4000,
        promisedAt: later,
      },
      { name: '同质刹车片', partCount: 1, labourMinutes: 52, totalFen: 13_333 + 22_000 + 4000, promisedAt: promised },
    ])
    expect(shown.totalFen).toBe(58_667)
  })

  scenario('H-13', 'maintenance needs no second plan and no reason', async () => {
    const order = await checkIn(house, await newGuest(house), { visitType: 'maintenance' })
    const body = { lines: [labour('M-OIL'), part('OF-100')], promisedAt: promised }
    await advisor().do('repairOrder.quote', { id: order.id, version: order.version, body })
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'estimated', plans: null, onePlanBecause: null })
  })

  scenario('H-13', 'the customer picks one plan: only its lines can be started, its time is promised', async () => {
    const { order, customer, page, id } = await offered()
    const { version, lines, plans } = await page()
    const ofPlan = (planId: string | null | undefined) => lines.filter((line) => line.planId === planId)
    const yes = (some: typeof lines) => some.map((line) => ({ lineId: line.id, approval: 'approved' }))
    const decide = (body: Record<string, unknown>) => customer.refused('estimate.decide', { id, version, body })
    const [first, second] = plans
    expect(await decide({ decisions: yes(ofPlan(second?.id)), signer: '王建国' })).toMatchObject({
      code: 'service.choosePlan',
    })
    expect(await decide({ decisions: yes(lines), planId: second?.id, signer: '王建国' })).toMatchObject({
      code: 'service.lineOfOtherPlan',
    })
    const decisions = yes([...ofPlan(second?.id), ...ofPlan(null)])
    await customer.do('estimate.decide', { id, version, body: { decisions, planId: second?.id, signer: '王建国' } })
    const file = await orderFile<{ lines: { id: string; code: string }[] }>(house, order.id)
    expect(file).toMatchObject({ state: 'agreed', planId: second?.id, promisedAt: promised, approvedFen: 39_333 })
    expect(file.lines.map((line) => line.code)).toEqual(['R-BRAKE', 'BP-200', 'R-WIPER'])
    const other = ofPlan(first?.id).find((line) => line.kind === 'labour')?.id ?? ''
    const start = (lineId: string) =>
      onOrder(house, order.id, (work, row) => dispatchLines(work, row, [lineId], newId()))
    await expect(start(other)).rejects.toMatchObject({ constraint: 'line_approved_before_work' })
    await start(file.lines[0]?.id ?? '')
    expect((await page()).lines.filter((line) => line.gone).map((line) => line.code)).toEqual(['R-BRAKE', 'BP-100'])
    expect(await house.rows('select id from parts.pick_line', [])).toHaveLength(1)
  })

  scenario(
    'E-06',
    'an estimate with a listed term shows its explanation, on the phone and on the printed consent',
    async () => {
      const order = await checkIn(house, await newGuest(house))
      await quote(house, order, brakeJob)
      const { page } = await estimateOf(house, order.id)
      const shown = await page()
      const [term] = shown.terms
      expect(shown.terms.map((one) => one.code)).toEqual(['brakePads'])
      expect(shown.lines.map((line) => line.terms)).toEqual([['brakePads'], ['brakePads']])
      await decide(house, order.id, 'approved')
      const file = await orderFile<{ papers: { id: string; kind: string }[] }>(house, order.id)
      const paper = file.papers.find((one) => one.kind === 'estimate')?.id ?? ''
      expect(await paperTexts(house, paper)).toContain(term?.textZh)
      const manager = house.as('manager')
      await manager.do('term.write', {
        body: {
          code: 'brakePads',
          zh: '制动片',
          en: 'Brake pads',
          alsoZh: ['刹车片'],
          textZh: '本店的说法在这里',
          textEn: 'Our words',
        },
      })
      await quote(house, await orderFile(house, (await checkIn(house, await newGuest(house))).id), brakeJob)
      const [newest] = await house.rows('select page from service.estimate order by id desc limit 1', [])
      expect(String(newest?.['page'])).toContain('本店的说法在这里')
    },
  )

  scenario('H-17', 'the budget is what the chosen plan costs the shop', async () => {
    const { order, customer, page, id } = await offered()
    const { version, lines, plans } = await page()
    const second = plans[1]?.id
    const decisions = lines
      .filter((line) => line.planId === second || line.planId === null)
      .map((line) => ({ lineId: line.id, approval: 'approved' }))
    await customer.do('estimate.decide', { id, version, body: { decisions, planId: second, signer: '王建国' } })
    // 52 minutes at 90 yuan an hour; one set of pads that cost 30 yuan.
    expect(await orderFile(house, order.id)).toMatchObject({
      budgetLabourFen: 7800,
      budgetPartsFen: 3000,
      budgetExternalFen: 0,
      budgetedAt: '2026-03-10T01:00:00.000Z',
    })
  })

  test('of alternatives one is agreed, the other ends without a word against it', async () => {
    const order = await checkIn(house, await newGuest(house))
    const pads = [part('BP-100', { concern: 0, choice: 1 }), part('BP-200', { concern: 0, choice: 1 })]
    await quote(house, order, [labour('R-BRAKE', { concern: 0 }), ...pads])
    const { customer, page, id } = await estimateOf(house, order.id)
    const { version, lines, totalFen, terms } = await page()
    expect(totalFen).toBe(16_667 + 38_000)
    expect(terms.map((term) => term.code)).toContain('equivalentPart')
    const all = lines.map((line) => ({ lineId: line.id, approval: 'approved' }))
    const say = (decisions: object[]) => ({ id, version, body: { decisions, signer: '王建国' } })
    expect(await customer.refused('estimate.decide', say(all))).toMatchObject({ code: 'service.oneAlternative' })
    const taken = all.filter((_, at) => lines[at]?.code !== 'BP-100')
    expect(await customer.do('estimate.decide', say(taken))).toMatchObject({ state: 'decided', approvedFen: 38_667 })
    const file = await orderFile<{ lines: { code: string }[] }>(house, order.id)
    expect(file.lines.map((line) => line.code)).toEqual(['R-BRAKE', 'BP-200'])
  })
})
