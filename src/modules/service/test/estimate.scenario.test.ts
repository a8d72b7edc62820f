import { beforeAll, describe, expect, test } from 'vitest'
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
  onOrder,
  issueParts,
  labour,
  newGuest,
  openShop,
  orderFile,
  part,
  quote,
  repair,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const today = (time: string) => at(time, '2026-03-10')
const advisor = () => house.as('serviceAdvisor')

describe('the estimate', () => {
  scenario('H-15', 'the customer decides by his link and signs; work on a declined line is refused', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, [...brakeJob, labour('R-WIPER')])
    const { customer, page, id } = await estimateOf(house, order.id)
    const first = await page()
    expect(first).toMatchObject({
      state: 'sent',
      openedAt: '2026-03-10T01:00:00.000Z',
      version: 2,
      customerName: '王建国',
    })
    house.clock.forward(5)
    expect(await page()).toMatchObject({ openedAt: first.openedAt, version: 2 })
    const decisions = first.lines.map((line) => ({
      lineId: line.id,
      approval: line.code === 'R-WIPER' ? 'declined' : 'approved',
    }))
    const decided = await customer.do('estimate.decide', { id, version: 2, body: { decisions, signer: '王建国' } })
    expect(decided).toMatchObject({ state: 'decided', approvedFen: 54_667, channel: 'link', decidedBy: 'customer' })
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'agreed', approvedFen: 54_667 })
    const [signature] = await house.rows(
      'select purpose, channel, signer, document_sha256 from kernel.signature where record_id = $1',
      [id],
    )
    expect(signature).toMatchObject({ purpose: 'approve', channel: 'link', signer: expect.stringMatching(/^s1\./) })
    expect(signature?.['document_sha256']).toEqual(Buffer.from(String(decided['sha256']), 'hex'))
    const work = (code: string) =>
      onOrder(house, order.id, (open, row, lines) => {
        dispatchLines(open, row, [lines.find((line) => line.code === code)?.id ?? ''], newId())
      })
    await expect(work('R-WIPER')).rejects.toMatchObject({ constraint: 'line_approved_before_work' })
    await work('R-BRAKE')
    expect(
      (await orderFile<{ lines: { code: string; jobCardId: string | null }[] }>(house, order.id)).lines,
    ).toMatchObject([
      { code: 'R-BRAKE', jobCardId: expect.any(String) },
      { code: 'BP-100' },
      { code: 'R-WIPER', jobCardId: null },
    ])
  })

  scenario('R-03', 'declining a line changes nothing about the rest; a new price voids that line only', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, [...brakeJob, labour('R-WIPER')])
    const { page, customer, id } = await estimateOf(house, order.id)
    const before = await page()
    const approval: Record<string, string> = { 'R-BRAKE': 'approved', 'R-WIPER': 'declined' }
    const decisions = before.lines
      .filter((line) => approval[line.code])
      .map((line) => ({ lineId: line.id, approval: approval[line.code] }))
    const half = await customer.do('estimate.decide', {
      id,
      version: before.version,
      body: { decisions, signer: '王建国' },
    })
    expect(half).toMatchObject({ state: 'sent', approvedFen: 16_667 })
    const after = await page()
    expect(after.lines.map((line) => [line.code, line.unitFen, line.grossFen, line.approval])).toEqual([
      ['R-BRAKE', 16_667, 16_667, 'approved'],
      ['BP-100', 38_000, 38_000, 'pending'],
      ['R-WIPER', 4000, 4000, 'declined'],
    ])
    const waiting = await orderFile(house, order.id)
    expect(waiting).toMatchObject({ state: 'estimated', approvedFen: 16_667 })
    await quote(house, waiting, [
      labour('R-BRAKE', { concern: 0 }),
      part('BP-100', { unitFen: 30_000, deviationReason: '老客户' }),
    ])
    const second = await estimateOf(house, order.id)
    const shown = await second.page()
    expect(shown).toMatchObject({ edition: 2, totalFen: 46_667 })
    expect(shown.lines.map((line) => [line.code, line.approval])).toEqual([
      ['R-BRAKE', 'approved'],
      ['BP-100', 'pending'],
    ])
    expect(
      await customer.refused('estimate.decide', {
        id,
        version: half.version + 1,
        body: { decisions, signer: '王建国' },
      }),
    ).toMatchObject({
      status: 409,
      code: 'kernel.wrongState',
    })
    expect(await orderFile(house, order.id)).toMatchObject({
      lines: [{ code: 'R-BRAKE' }, { code: 'BP-100' }, { code: 'R-WIPER', approval: 'declined' }],
    })
  })

  scenario('H-16', 'a supplement stays locked until the customer decides', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob)
    await decide(house, order.id, 'approved')
    const agreed = await orderFile(house, order.id)
    await advisor().do('repairOrder.supplement', {
      id: order.id,
      version: agreed.version,
      body: {
        lines: [labour('R-WIPER'), part('OF-100')],
        promisedAt: today('18:00'),
        moved: { reason: '拆检发现还要更换', told: 'message' },
      },
    })
    const file = await orderFile<{ lines: { id: string; code: string }[] }>(house, order.id)
    expect(file).toMatchObject({
      state: 'agreed',
      promisedAt: today('18:00'),
      estimates: [{ state: 'superseded' }, { state: 'sent', totalFen: 65_467 }],
    })
    const wiper = file.lines.find((line) => line.code === 'R-WIPER')?.id ?? ''
    const begin = onOrder(house, order.id, (work, row) => dispatchLines(work, row, [wiper], newId()))
    await expect(begin).rejects.toMatchObject({ constraint: 'line_approved_before_work' })
    house.clock.forward(10)
    await decide(house, order.id, 'approved', { 'OF-100': 'deferred' })
    const after = await orderFile<{ lines: { code: string; approval: string; decidedAt: string }[] }>(house, order.id)
    expect(after.lines.map((line) => [line.code, line.approval])).toEqual([
      ['R-BRAKE', 'approved'],
      ['BP-100', 'approved'],
      ['R-WIPER', 'approved'],
      ['OF-100', 'deferred'],
    ])
    const [brake, , later] = after.lines
    expect(Date.parse(later?.decidedAt ?? '') - Date.parse(brake?.decidedAt ?? '')).toBe(10 * 60_000)
    await repair(house, order.id)
    await issueParts(house, order.id)
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'ready', approvedFen: 58_667 })
  })

  test('of two decisions at once one counts', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob)
    const { customer, page, id } = await estimateOf(house, order.id)
    const { version, lines } = await page()
    const say = (approval: string) =>
      customer.do('estimate.decide', {
        id,
        version,
        body: { decisions: lines.map((line) => ({ lineId: line.id, approval })), signer: '王建国' },
      })
    const both = await Promise.allSettled([say('approved'), say('approved'), say('declined')])
    expect(both.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(
      both.filter((answer) => answer.status === 'rejected' && /kernel\.(stale|wrongState)/.test(String(answer.reason))),
    ).toHaveLength(2)
    const picks = await house.rows('select id from parts.pick where order_id = $1', [order.id])
    expect(picks.length).toBeLessThanOrEqual(1)
    expect(await house.rows('select id from kernel.signature where record_id = $1', [id])).toHaveLength(1)
  })

  test('the advisor records what the customer said on the telephone; nothing wanted makes the car ready', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob, { send: false })
    const [row] = await house.rows('select id, version, page from service.estimate where order_id = $1', [order.id])
    expect(
      await house.rows(`select 1 from kernel.message where record_id = $1 and template = 'service.estimateReady'`, [
        order.id,
      ]),
    ).toEqual([])
    const shown = JSON.parse(String(row?.['page'])) as { lines: { id: string }[] }
    const decided = await advisor().do('estimate.decide', {
      id: String(row?.['id']),
      version: Number(row?.['version']),
      body: {
        decisions: shown.lines.map((line) => ({ lineId: line.id, approval: 'deferred' })),
        signer: '王建国',
        channel: 'phone',
        call: { said: '这次先不做，下次保养再说' },
      },
    })
    expect(decided).toMatchObject({ state: 'decided', channel: 'phone', approvedFen: 0, openedAt: null })
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'ready', approvedFen: 0 })
  })

  test('a decision about other lines, or the same line twice, is refused', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, brakeJob)
    const { customer, page, id } = await estimateOf(house, order.id)
    const { version, lines } = await page()
    const yes = { lineId: lines[0]?.id, approval: 'approved' }
    const refused = (decisions: object[]) =>
      customer.refused('estimate.decide', { id, version, body: { decisions, signer: '王建国' } })
    expect(await refused([{ lineId: newId(), approval: 'approved' }])).toMatchObject({ code: 'service.notInEstimate' })
    expect(await refused([yes, { ...yes, approval: 'declined' }])).toMatchObject({ code: 'service.decidedTwice' })
  })
})
