import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { openPaper, type PaperRow } from '../../../kernel/papers.ts'
import { handOverBody, readyCar, settle } from './closing.ts'
import {
  at,
  brakeJob,
  checkIn,
  decide,
  issueParts,
  labour,
  newGuest,
  openShop,
  orderFile,
  part,
  payBill,
  quote,
  repair,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
const today = (time: string) => at(time, '2026-03-10')

describe('settlement', () => {
  scenario(
    'L-05',
    'an unapproved part is refused with the difference shown, then agreed, issued and settled',
    async () => {
      const ready = await readyCar(house)
      const more = await advisor().do('repairOrder.supplement', {
        id: ready.id,
        version: ready.version,
        body: {
          lines: [part('OF-100')],
          promisedAt: today('18:00'),
          moved: { reason: '拆检发现还要更换', told: 'message' },
        },
      })
      const refused = await advisor().refused('repairOrder.settle', { id: ready.id, version: more.version })
      expect(refused).toMatchObject({
        status: 409,
        code: 'service.differs',
        details: { count: 1, lines: [{ kind: 'undecided', code: 'OF-100', agreedFen: 0, actualFen: 6800 }] },
      })
      await decide(house, ready.id, 'approved')
      const agreed = await orderFile(house, ready.id)
      expect(agreed).toMatchObject({ state: 'ready', approvedFen: 61_467 })
      expect(await advisor().refused('repairOrder.settle', { id: ready.id, version: agreed.version })).toMatchObject({
        details: { lines: [{ kind: 'quantity', agreedThousandths: 1000, actualThousandths: 0 }] },
      })
      await issueParts(house, ready.id)
      const settled = await settle(house, agreed)
      expect(settled).toMatchObject({ state: 'settled', billId: expect.any(String) })
      const bill = await house.as('cashier').get('bill.get', { id: String(settled['billId']) })
      expect(bill).toMatchObject({
        state: 'open',
        totalFen: 61_467,
        dueFen: 61_467,
        number: String(settled['number']).replace('R', 'J'),
      })
    },
  )

  test('a line that is not done is withdrawn with the customer’s word, and what is held for it set free', async () => {
    const order = await checkIn(house, await newGuest(house))
    await quote(house, order, [...brakeJob, part('OF-100')])
    await decide(house, order.id, 'approved')
    await repair(house, order.id)
    await issueParts(house, order.id, 1000)
    const ready = await orderFile<{ lines: { id: string; code: string }[] }>(house, order.id)
    const refused = await advisor().refused('repairOrder.settle', { id: ready.id, version: ready.version })
    const [open] = refused.details['lines'] as { lineId: string; code: string }[]
    const withdrawn = await advisor().do('repairOrder.withdraw', {
      id: ready.id,
      version: ready.version,
      body: { lineIds: [open?.lineId], reason: '客户电话取消' },
    })
    expect(withdrawn).toMatchObject({ state: 'ready' })
    const settled = await settle(house, withdrawn)
    const stock = await house.rows('select sum(reserved_thousandths) as held from parts.stock where store_id = $1', [
      house.stores.sz,
    ])
    expect([settled.state, Number(stock[0]?.['held'])]).toEqual(['settled', 0])
  })

  test('settling twice with one key bills once; at once with two keys as well', async () => {
    const one = await readyCar(house)
    const same = await Promise.all([
      settle(house, one, 'settle-key-1'),
      settle(house, one, 'settle-key-1'),
      settle(house, one, 'settle-key-1'),
    ])
    expect(new Set(same.map((answer) => answer['billId'])).size).toBe(1)
    const two = await readyCar(house)
    const both = await Promise.allSettled([settle(house, two), settle(house, two)])
    expect(both.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(await house.rows('select id from money.bill where order_id = any($1)', [[one.id, two.id]])).toHaveLength(2)
  })

  test('only customers’ shares are due: a warranty job is settled and leaves without payment', async () => {
    const ready = await readyCar(house, [labour('R-BRAKE', { payer: 'warranty', concern: 0 })], {
      visitType: 'recall',
    })
    const settled = await settle(house, ready)
    const bill = await advisor().get('bill.get', { id: String(settled['billId']) })
    expect(bill).toMatchObject({ state: 'paid', dueFen: 0, othersFen: 16_667 })
    const closed = await advisor().do('repairOrder.handOver', {
      id: settled.id,
      version: settled.version,
      body: await handOverBody(house, settled),
    })
    expect(closed.state).toBe('closed')
  })
})

describe('handover', () => {
  scenario('L-06', 'the car leaves only when paid', async () => {
    const settled = await settle(house, await readyCar(house))
    const call = { id: settled.id, version: settled.version, body: await handOverBody(house, settled) }
    expect(await advisor().refused('repairOrder.handOver', call)).toMatchObject({
      status: 409,
      code: 'service.notPaid',
      details: { dueFen: 54_667 },
    })
    const [bill] = await house.rows('select id from money.bill where order_id = $1', [settled.id])
    await house
      .as('cashier')
      .do('bill.pay', { id: String(bill?.['id']), version: 1, body: { method: 'cash', amountFen: 50_000 } })
    expect(await advisor().refused('repairOrder.handOver', call)).toMatchObject({ details: { dueFen: 4667 } })
    await payBill(house, settled.id)
    expect(await advisor().do('repairOrder.handOver', call)).toMatchObject({
      state: 'closed',
      closedAt: expect.any(String),
    })
  })

  scenario('L-07', 'no car is handed over before its settlement sheet is written', async () => {
    const ready = await readyCar(house)
    const papers = async () => (await orderFile<{ papers: { kind: string }[] }>(house, ready.id)).papers
    const kinds = async () => (await papers()).map((paper) => paper.kind)
    expect(await kinds()).not.toContain('settlement')
    const call = { id: ready.id, version: ready.version, body: await handOverBody(house, ready) }
    expect(await advisor().refused('repairOrder.handOver', call)).toMatchObject({ code: 'kernel.wrongState' })
    const settled = await settle(house, ready)
    await payBill(house, settled.id)
    await advisor().do('repairOrder.handOver', { ...call, version: settled.version })
    expect(await kinds()).toEqual(expect.arrayContaining(['serviceAgreement', 'estimate', 'settlement', 'gatePass']))
  })

  scenario('L-08', 'belongings, keys, answers and explanation are matched before he signs', async () => {
    const settled = await settle(
      house,
      await readyCar(house, brakeJob, { belongings: ['充电线', '儿童座椅'], oldParts: 'taken' }),
    )
    await payBill(house, settled.id)
    const refused = async (more: Record<string, unknown>) =>
      advisor().refused('repairOrder.handOver', {
        id: settled.id,
        version: settled.version,
        body: await handOverBody(house, settled, more),
      })
    expect(await refused({ belongingsReturned: false })).toMatchObject({
      code: 'service.belongingsNotReturned',
      details: { belongings: ['充电线', '儿童座椅'] },
    })
    expect(await refused({ answers: [] })).toMatchObject({
      code: 'service.concernsUnanswered',
      details: { concerns: ['刹车有异响'] },
    })
    expect(await refused({ keysReturned: false })).toMatchObject({ code: 'service.keysNotReturned' })
    expect(await refused({ oldPartsDone: false })).toMatchObject({ code: 'service.oldPartsNotDone' })
    expect(await refused({ explained: false })).toMatchObject({ code: 'service.notExplained' })
    await advisor().do('repairOrder.handOver', {
      id: settled.id,
      version: settled.version,
      body: await handOverBody(house, settled),
    })
    const file = await orderFile(house, settled.id)
    expect(file).toMatchObject({ state: 'closed', concerns: [{ answer: '已更换刹车片，路试无异响' }] })
    const signatures = await house.rows('select purpose from kernel.signature where record_id = $1', [settled.id])
    expect(signatures).toEqual([{ purpose: 'handOver' }])
    const [event] = await house.rows(
      `select payload from kernel.outbox where topic = 'service.orderClosed' and payload->>'orderId' = $1`,
      [settled.id],
    )
    expect(event?.['payload']).toMatchObject({
      orderNumber: settled['number'],
      followUp: true,
      storeId: house.stores.sz,
    })
  })

  scenario('L-09', 'the archived file holds every paper, readable as it was shown and kept for six years', async () => {
    const settled = await settle(house, await readyCar(house))
    await payBill(house, settled.id)
    await advisor().do('repairOrder.handOver', {
      id: settled.id,
      version: settled.version,
      body: await handOverBody(house, settled),
    })
    const file = await orderFile<{ papers: { kind: string; number: string }[] }>(house, settled.id)
    const rest = String(settled['number']).slice(1)
    expect(file.papers.map(({ kind, number }) => [kind, number])).toEqual([
      ['serviceAgreement', `W${rest}`],
      ['estimate', `E${rest}-1`],
      ['settlement', `J${rest}`],
      ['gatePass', `C${rest}`],
    ])
    const rows = await house.rows(
      `select p.*, n.wrapped_key from kernel.paper p join kernel.person n on n.group_id = p.group_id and n.id = p.person_id
        where p.record_id = $1 order by p.id`,
      [settled.id],
    )
    const papers = rows.map((row) => openPaper(row as unknown as PaperRow, house.kernel.keys))
    expect(papers.map((paper) => paper.title)).toEqual([
      '车辆维修委托书',
      '维修报价确认单',
      '机动车维修费用结算清单',
      '车辆出门证',
    ])
    const texts = papers.map((paper) => JSON.stringify(paper))
    for (const text of texts) expect(text).not.toMatch(/"(?:service|money)\.[a-z]+\./i)
    expect(texts[0]).toContain('刹车有异响')
    expect(texts[1]).toContain('伍佰肆拾陆元陆角柒分')
    expect(rows.map((row) => row['retain_until'])).toEqual(Array(4).fill('2032-03-10'))
  })
})
