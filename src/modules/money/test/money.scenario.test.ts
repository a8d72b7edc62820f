import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { asAsker, brokenBalances, inWork, verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, oneRaw } from '../../../kernel/db/sql.ts'
import { newId } from '../../../kernel/ids.ts'
import { keepPaper } from '../../../kernel/papers.ts'
import { openPerson } from '../../../kernel/pii/persons.ts'
import { billLifecycle } from '../contract/bill.ts'
import { billOf, isSettled, issueBill, priceOf, pricesAt, settlementPaper } from '../server/public.ts'
import type { BillLineInput } from '../server/bill/rules.ts'

const house = useHouse()
let customer: Answer
let numbers = 0

beforeAll(async () => {
  customer = await house.as('serviceAdvisor').do('customer.register', {
    body: {
      storeId: house.stores.sz,
      kind: 'person',
      name: '王喆',
      phone: '13800138000',
      language: 'zh-CN',
      preferredChannel: 'sms',
      source: 'walkIn',
    },
  })
})

const line = (grossFen: number, more: Partial<BillLineInput> = {}): BillLineInput => ({
  orderLineId: newId(),
  kind: 'labour',
  code: 'M-40',
  nameZh: '定期保养',
  nameEn: 'Maintenance',
  quantityThousandths: 1000,
  unit: '项',
  unitFen: grossFen,
  agreedGrossFen: grossFen,
  grossFen,
  vatBasisPoints: 1300,
  payer: 'customer',
  partOrigin: null,
  ...more,
})

const nextNumber = () => `J-SZ01-20260310-${String(++numbers).padStart(4, '0')}`

/** What the settlement of an order does. */
async function issue(lines: readonly BillLineInput[], orderId = newId()): Promise<Row<'money.bill'>> {
  return inWork(house, {}, (work) =>
    issueBill(work, {
      id: newId(),
      storeId: house.stores.sz,
      number: nextNumber(),
      orderId,
      customerId: customer.id,
      lines,
    }),
  )
}

const person = (): Load<{ id: string; wrapped_key: string } | undefined> =>
  oneRaw(
    'select p.id, p.wrapped_key from kernel.person p join customers.customer c on c.group_id = p.group_id and c.person_id = p.id where c.group_id = $1 and c.id = $2',
    [house.groupId, customer.id],
  )

describe('bills', () => {
  scenario('L-06', 'partial payments add up; the car may leave only when paid or on approved credit', async () => {
    const cashier = house.as('cashier')
    const issued = await issue([line(60_000), line(40_000)])
    expect(issued).toMatchObject({ state: 'open', total_fen: 100_000 })
    expect(isSettled(issued)).toBe(false)
    const pay = (version: number, amountFen: number, method = 'cash') => ({
      id: issued.id,
      version,
      body: { method, amountFen },
    })
    const part = await cashier.do('bill.pay', pay(1, 30_000))
    expect(part).toMatchObject({ state: 'partlyPaid', paidFen: 30_000, dueFen: 70_000 })
    expect(await cashier.refused('bill.pay', pay(2, 70_001, 'wechat'))).toMatchObject({
      code: 'money.moreThanDue',
      details: { dueFen: 70_000 },
    })
    const paid = await cashier.do('bill.pay', pay(2, 70_000, 'wechat'))
    expect(paid).toMatchObject({ state: 'paid', dueFen: 0 })
    const file = await cashier.get<{ payments: Answer[] }>('bill.get', { id: issued.id })
    expect(file.payments.map((one) => [one['method'], one['amountFen'], one['cashierName']])).toEqual([
      ['cash', 30_000, 'cashier sz'],
      ['wechat', 70_000, 'cashier sz'],
    ])

    const credit = await issue([line(50_000)])
    const putOn = { id: credit.id, version: 1, body: { reason: '月结客户' } }
    expect(await cashier.refused('bill.putOnAccount', putOn)).toMatchObject({ status: 403 })
    const onAccount = await house.as('manager').do('bill.putOnAccount', putOn)
    expect(onAccount).toMatchObject({ state: 'paid', onAccountFen: 50_000, paidFen: 0, dueFen: 0 })
    const later = { id: credit.id, version: 2, body: { method: 'transfer', amountFen: 50_001 } }
    expect(await cashier.refused('bill.payAccount', later)).toMatchObject({ code: 'money.moreThanAccount' })
    await cashier.do('bill.payAccount', { ...later, body: { method: 'transfer', amountFen: 50_000 } })
    const settled = await inWork(house, { bill: billOf(house.groupId, credit.order_id) }, (_work, { bill }) => bill)
    expect(settled).toMatchObject({ state: 'paid', paid_fen: 50_000, on_account_fen: 0 })
    expect(await brokenBalances(house)).toEqual([])
  })

  scenario('L-05', 'the bill shows estimate and final side by side, labour and material apart', async () => {
    const lines = [
      line(30_000, { labourMinutes: 90, hourlyRateFen: 20_000 }),
      line(8800, { kind: 'part', code: 'OF-100', nameZh: '机油滤清器', partOrigin: 'original', unit: '件' }),
      line(10_000, { payer: 'warranty', code: 'R-07', nameZh: '更换连杆' }),
    ]
    const issued = await issue(lines)
    const file = await house
      .as('serviceAdvisor')
      .get<{ lines: Answer[]; agreed: { lineId: string; grossFen: number }[] }>('bill.get', { id: issued.id })
    expect(file).toMatchObject({ customerName: '王喆', totalFen: 48_800, othersFen: 10_000, dueFen: 38_800 })
    expect(file.lines.map((one) => [one['agreedGrossFen'], one['grossFen'], one['netFen'], one['taxFen']])).toEqual([
      [30_000, 30_000, 26_549, 3451],
      [8800, 8800, 7788, 1012],
      [10_000, 10_000, 8850, 1150],
    ])
    expect(file.agreed).toEqual(file.lines.map((one) => ({ lineId: one.id, grossFen: one['agreedGrossFen'] })))
    const content = settlementPaper({
      language: 'zh-CN',
      number: issued.number,
      madeAt: '2026-03-10T08:05:00.000Z',
      store: {
        nameZh: '深圳一店',
        nameEn: 'SZ store',
        addressZh: '深圳市试验路 1 号',
        addressEn: '1 Test Road',
        phone: '0755-12345678',
        licenceNo: '440305202600123',
        timeZone: 'Asia/Shanghai',
      },
      customer: { name: '王喆', phoneMasked: '138****8000' },
      car: { plate: '粤B12345', vin: 'LSVAM4187C2184847', modelZh: '启程 S7', modelEn: null, odometerKm: 40_172 },
      visit: {
        orderNumber: 'R-SZ01-20260310-0001',
        arrivedAt: '2026-03-10T01:00:00.000Z',
        visitType: '保养',
        concern: '右前轮异响',
        advisorName: '陈玥',
        oldParts: 'taken',
      },
      lines,
    })
    const kept = await inWork(
      house,
      { person: person(), bill: billOf(house.groupId, issued.order_id) },
      (work, loaded) => {
        if (!loaded.person || !loaded.bill) throw new Error('Nothing to print')
        const moved = work.move(
          { name: 'bill', table: 'money.bill', lifecycle: billLifecycle },
          loaded.bill,
          'putOnAccount',
          { on_account_fen: 38_800 },
        )
        return keepPaper(work, {
          kind: 'settlement',
          number: moved.number,
          record: 'bill',
          recordId: moved.id,
          storeId: moved.store_id,
          person: openPerson(loaded.person, house.kernel.keys),
          content,
        })
      },
    )
    const answer = await house.as('cashier').raw('GET', `/api/papers/${kept.id}`)
    const paper = answer.json<{ content: typeof content; sha256: string; retainUntil: string }>()
    expect(paper).toMatchObject({ sha256: kept.sha256, retainUntil: '2032-03-10' })
    const tables = paper.content.blocks.filter((block) => block.kind === 'table')
    expect(tables.map((table) => table.title)).toEqual(['一、维修项目及工时费', '二、配件及材料费'])
    expect(tables.map((table) => table.columns.slice(-2).map((column) => column.label))).toEqual([
      ['约定（元）', '结算（元）'],
      ['约定（元）', '结算（元）'],
    ])
    expect(tables.flatMap((table) => table.groups.flatMap((group) => group.rows))).toEqual([
      ['1', '定期保养', '自费', '1.5', '200.00', '300.00', '300.00'],
      ['2', '更换连杆', '保修', '—', '100.00', '100.00', '100.00'],
      ['1', 'OF-100', '机油滤清器', '原厂', '自费', '1 件', '88.00', '88.00', '88.00'],
    ])
    const totals = paper.content.blocks.find((block) => block.kind === 'totals')
    expect(totals).toMatchObject({ inWords: { text: '叁佰捌拾捌元整' } })
  })

  test('two cashiers at once: one takes the money, the other sees the fresh bill; one key pays once', async () => {
    const cashier = house.as('cashier')
    const issued = await issue([line(10_000)])
    const pay = { id: issued.id, version: 1, body: { method: 'cash', amountFen: 10_000 } }
    const both = await Promise.allSettled([cashier.do('bill.pay', pay), cashier.do('bill.pay', pay)])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const second = await issue([line(10_000)])
    const third = await issue([line(5000)])
    const unpaid = await cashier.get<{ rows: Answer[] }>('bill.list', { query: { unpaid: true, limit: 200 } })
    const ids = unpaid.rows.map((row) => row.id)
    expect(ids).not.toContain(issued.id)
    expect(ids.indexOf(second.id)).toBeGreaterThanOrEqual(0)
    expect(ids.indexOf(third.id)).toBeGreaterThan(ids.indexOf(second.id))
    const once = { id: second.id, version: 1, body: { method: 'card', amountFen: 4000 }, key: 'one-key-pays-once' }
    const answers = await Promise.all([1, 2, 3].map(() => cashier.do('bill.pay', once)))
    expect(answers.map((answer) => answer['paidFen'])).toEqual([4000, 4000, 4000])
    expect(await house.rows('select amount_fen from money.payment where bill_id = $1', [second.id])).toEqual([
      { amount_fen: 4000 },
    ])
    expect(await brokenBalances(house)).toEqual([])
  })

  test('a wrong payment is turned round by a contrary one', async () => {
    const issued = await issue([line(10_000)])
    await house.as('cashier').do('bill.pay', { id: issued.id, version: 1, body: { method: 'cash', amountFen: 10_000 } })
    const [payment] = await house.rows('select id from money.payment where bill_id = $1', [issued.id])
    const refund = (amountFen: number) => ({
      id: issued.id,
      version: 2,
      body: { paymentId: payment?.['id'], amountFen, reason: '收错方式' },
    })
    expect(await house.as('cashier').refused('bill.refund', refund(1))).toMatchObject({ status: 403 })
    const manager = house.as('manager')
    expect(await manager.refused('bill.refund', refund(10_001))).toMatchObject({ code: 'money.moreThanPaid' })
    expect(await manager.do('bill.refund', refund(10_000))).toMatchObject({ state: 'open', paidFen: 0, dueFen: 10_000 })
    const file = await manager.get<{ payments: Answer[] }>('bill.get', { id: issued.id })
    expect(file.payments.map((one) => [one['amountFen'], one['refundOf'], one['reason']])).toEqual([
      [10_000, null, null],
      [-10_000, payment?.['id'], '收错方式'],
    ])
    const cancelled = await manager.do('bill.cancel', { id: issued.id, version: 3, body: { reason: '重新结算' } })
    expect(cancelled.state).toBe('cancelled')
    expect(await brokenBalances(house)).toEqual([])
  })

  test('an order has one live bill; nothing due is settled at once', async () => {
    const orderId = newId()
    const free = await issue([line(10_000, { payer: 'warranty' })], orderId)
    expect(free).toMatchObject({ state: 'paid', others_fen: 10_000 })
    await expect(issue([line(1)], orderId)).rejects.toMatchObject({ constraint: 'bill_live' })
    const { rows } = await house.as('cashier').get<{ rows: Answer[] }>('bill.list', { query: { orderId } })
    expect(rows).toMatchObject([{ id: free.id, dueFen: 0, customerName: '王喆' }])
    expect((await house.as('cashier', 'hz').get<{ rows: Answer[] }>('bill.list', { query: { orderId } })).rows).toEqual(
      [],
    )
    expect(await house.as('cashier', 'hz').getRefused('bill.get', { id: free.id })).toMatchObject({ status: 403 })
  })
})

describe('prices', () => {
  const set = (more: object) => ({
    body: {
      storeId: house.stores.sz,
      kind: 'labourRate',
      refCode: 'paint',
      amountFen: 20_000,
      vatBasisPoints: 1300,
      validFrom: '2026-03-01',
      ...more,
    },
  })
  const valid = (at: string, store = house.stores.sz) =>
    asAsker(house, async (asker) => {
      const now = at.length === 10 ? `${at}T04:00:00.000Z` : at
      const prices = await pricesAt(asker, store, now, [{ kind: 'labourRate', refCode: 'paint' }])
      return priceOf(prices, 'labourRate', 'paint')
    })

  scenario('L-10', 'the public list rules: the price of the day, the store’s own before the group’s', async () => {
    const manager = house.as('manager')
    expect(await manager.refused('price.set', set({ storeId: null }))).toMatchObject({ code: 'money.groupPrice' })
    await house.as('administrator').do('price.set', set({ storeId: null, amountFen: 18_000, validFrom: '2026-01-01' }))
    const own = await manager.do('price.set', set({}))
    expect(await manager.refused('price.set', set({ amountFen: 1 }))).toMatchObject({ code: 'money.priceTaken' })
    await manager.do('price.set', set({ amountFen: 22_000, validFrom: '2026-04-01' }))
    expect(await house.as('cashier').refused('price.set', set({ validFrom: '2026-05-01' }))).toMatchObject({
      status: 403,
    })
    expect((await valid('2026-02-28'))?.amount_fen).toBe(18_000)
    expect((await valid('2026-03-31'))?.amount_fen).toBe(20_000)
    expect((await valid('2026-04-01'))?.amount_fen).toBe(22_000)
    expect((await valid('2026-04-01', house.stores.hz))?.amount_fen).toBe(18_000)
    expect(await valid('2025-12-31')).toBeUndefined()
    // An instant counts by the store's day: it is already 1 April in Shenzhen.
    expect((await valid('2026-03-31T16:30:00.000Z'))?.amount_fen).toBe(22_000)
    await manager.do('price.withdraw', { id: own.id, version: 1, body: { reason: '输错' } })
    expect((await valid('2026-03-31'))?.amount_fen).toBe(18_000)
    await manager.do('price.set', set({ amountFen: 21_000 }))
    const query = { q: 'PAINT', on: '2026-03-31', kind: 'labourRate' }
    const { rows } = await house.as('technician').get<{ rows: Answer[] }>('price.list', { query })
    expect(rows.map((row) => row['amountFen']).sort()).toEqual([18_000, 21_000])
  })

  test('the ledger verifies', async () => {
    expect(await verified(house)).toEqual([])
  })
})
