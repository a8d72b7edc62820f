import { beforeAll, describe, expect, test } from 'vitest'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { useHouse } from '../../../../test/house.ts'
import { verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { deadlines } from '../server/parameters.ts'
import {
  at,
  brakeJob,
  checkIn,
  decide,
  type EstimatePage,
  estimateOf,
  labour,
  newGuest,
  openShop,
  orderFile,
  part,
  promised,
  quote,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
type File = { lines: { id: string; code: string; approval: string; grossFen: number; decidedAt: string }[] }

async function quoted(lines: readonly object[] = [...brakeJob, labour('R-WIPER')]) {
  const order = await checkIn(house, await newGuest(house))
  await quote(house, order, lines)
  return order
}

const yes = (page: EstimatePage) => page.lines.map((line) => ({ lineId: line.id, approval: 'approved' }))
const approvals = (file: File) => file.lines.map((line) => [line.code, line.approval])

describe('consent', () => {
  scenario('H-15', 'a price changed after approval voids that line only; the others stay agreed', async () => {
    const order = await quoted()
    await decide(house, order.id, 'approved')
    const agreed = await orderFile<File>(house, order.id)
    const pads = agreed.lines.find((line) => line.code === 'BP-100')
    const revise = (change: object) => ({
      id: order.id,
      version: agreed.version,
      body: { changes: [{ lineId: pads?.id, ...change }], promisedAt: promised },
    })
    expect(await advisor().refused('repairOrder.revise', revise({}))).toMatchObject({ code: 'service.nothingRevised' })
    expect(await advisor().refused('repairOrder.revise', revise({ unitFen: 30_000 }))).toMatchObject({
      code: 'service.deviationReason',
    })
    house.clock.forward(10)
    const cheaper = { unitFen: 30_000, deviationReason: '老客户' }
    await advisor().do('repairOrder.revise', revise(cheaper))
    const waiting = await orderFile<File>(house, order.id)
    expect(waiting).toMatchObject({ state: 'agreed', approvedFen: 20_667, estimates: [{}, { state: 'sent' }] })
    expect(approvals(waiting)).toEqual([
      ['R-BRAKE', 'approved'],
      ['BP-100', 'pending'],
      ['R-WIPER', 'approved'],
    ])
    await decide(house, order.id, 'approved')
    const after = await orderFile<File>(house, order.id)
    expect(after).toMatchObject({ state: 'agreed', approvedFen: 50_667 })
    expect(after.lines.map((line) => line.decidedAt.slice(11, 16))).toEqual(['01:00', '01:10', '01:00'])
  })

  scenario('H-15', 'a decision by telephone is taken down: who, at which number, when and in what words', async () => {
    const order = await quoted()
    const { page, id } = await estimateOf(house, order.id)
    const shown = await page()
    const said = { signer: '王建国', decisions: yes(shown), channel: 'phone' }
    const call = { id, version: shown.version }
    expect(await advisor().refused('estimate.decide', { ...call, body: said })).toMatchObject({
      code: 'service.callNeeded',
    })
    const kept = { said: '都做吧，晚上来取', at: '2026-03-10T00:58:00.000Z' }
    await advisor().do('estimate.decide', { ...call, body: { ...said, call: kept } })
    expect(await advisor().get('estimate.proof', { id })).toMatchObject({
      edition: 1,
      unchanged: true,
      openedAt: expect.any(String),
      channel: 'phone',
      signature: { signer: '王建国' },
      call: { by: 'serviceAdvisor sz', at: kept.at, said: kept.said, numberMasked: expect.stringMatching(/^138\*+/) },
    })
    const [row] = await house.rows('select call_said, call_number from service.estimate where id = $1', [id])
    expect(row).toEqual({ call_said: expect.stringMatching(/^s1\./), call_number: expect.stringMatching(/^s1\./) })
    expect(await verified(house)).toEqual([])
  })

  scenario(
    'H-15',
    'the proof names page, first look and device; a page that was changed behind it is found',
    async () => {
      const order = await quoted()
      const { customer, page, id } = await estimateOf(house, order.id)
      const { version, lines } = await page()
      const body = { decisions: lines.map((line) => ({ lineId: line.id, approval: 'approved' })), signer: '王建国' }
      await customer.do('estimate.decide', { id, version, body })
      expect(await advisor().get('estimate.proof', { id })).toMatchObject({
        unchanged: true,
        openedDevice: expect.stringMatching(/\w/),
        signature: { device: expect.stringMatching(/\w/), signer: '王建国' },
        call: null,
      })
      const entries = await house.rows(`select data from kernel.entry where record_id = $1 and verb = 'send'`, [id])
      expect(JSON.stringify(entries)).not.toContain('刹车有异响')
      await house.rows(`update service.estimate set page = replace(page, '刹车有异响', '一切正常') where id = $1`, [id])
      expect(await advisor().get('estimate.proof', { id })).toMatchObject({ unchanged: false })
      expect((await verified(house)).join()).toContain(id)
      await house.rows(`update service.estimate set page = replace(page, '一切正常', '刹车有异响') where id = $1`, [id])
      expect(await verified(house)).toEqual([])
    },
  )

  test('an estimate that was looked at and not answered reminds the advisor; a decision ends it', async () => {
    const order = await quoted()
    const { page } = await estimateOf(house, order.id)
    await page()
    house.clock.forward(61)
    await scanDeadlines(house.kernel, deadlines)
    const state = () =>
      house.rows(`select state from kernel.deadline where record_id = $1 and name = 'service.unanswered'`, [order.id])
    expect(await state()).toEqual([{ state: 'breached' }])
    expect(
      await house.rows(`select 1 from kernel.message where record_id = $1 and template = 'kernel.deadlineBreached'`, [
        order.id,
      ]),
    ).not.toEqual([])
    await decide(house, order.id, 'approved')
    expect(await state()).toEqual([{ state: 'late' }])
  })

  test('prices that have ended are not agreed to; quoted anew they are', async () => {
    const order = await quoted([labour('R-WIPER', { concern: 0 })])
    const { id } = await estimateOf(house, order.id)
    house.clock.forward(169 * 60)
    const shown = await advisor().get<EstimatePage>('estimate.get', { id })
    const body = { decisions: yes(shown), signer: '王建国', channel: 'desk' }
    expect(await advisor().refused('estimate.decide', { id, version: shown.version, body })).toMatchObject({
      code: 'service.estimateExpired',
    })
    const again = await orderFile(house, order.id)
    const moved = { reason: '报价已过期，重新约定', told: 'message' }
    await quote(house, again, [labour('R-WIPER', { concern: 0 })], { promisedAt: at('17:00', '2026-03-18'), moved })
    await decide(house, order.id, 'approved')
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'agreed' })
  })

  scenario(
    'H-16',
    'put-off work comes back with its value on the day that the customer named, and at the next visit',
    async () => {
      const guest = await newGuest(house)
      const order = await checkIn(house, guest)
      const promisedAt = at('17:00', '2026-03-20')
      await quote(house, order, [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })], { promisedAt })
      const { customer, page, id } = await estimateOf(house, order.id)
      const { version, lines } = await page()
      const decisions = lines.map((line) => ({ lineId: line.id, approval: 'deferred', followUpOn: '2026-06-10' }))
      await customer.do('estimate.decide', { id, version, body: { decisions, signer: '王建国' } })
      const { rows } = await advisor().get<{ rows: object[] }>('task.list', { query: { mine: 'true' } })
      expect(rows).toMatchObject([
        {
          record: 'repairOrder',
          recordId: order.id,
          titleZh: '跟进暂缓的项目：更换前刹车片、前刹车片，¥546.67',
          dueAt: expect.stringMatching(/^2026-06-10/),
        },
      ])
      await house.as('manager').do('price.set', {
        body: {
          storeId: house.stores.sz,
          kind: 'part',
          refCode: 'BP-100',
          amountFen: 40_000,
          vatBasisPoints: 1300,
          validFrom: '2026-03-11',
        },
      })
      const back = { id: guest.vehicleId, query: { store: house.stores.sz } }
      expect(await advisor().get('repairOrder.putOff', back)).toMatchObject({
        totalFen: 54_667,
        rows: [
          { code: 'BP-100', kind: 'part', grossFen: 38_000, nowUnitFen: 40_000, followUpOn: '2026-06-10' },
          {
            code: 'R-BRAKE',
            kind: 'labour',
            grossFen: 16_667,
            nowUnitFen: 16_667,
            rateFen: 20_000,
            standardMinutes: 50,
          },
        ],
      })
    },
  )
})
