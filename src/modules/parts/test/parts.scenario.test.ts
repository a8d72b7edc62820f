import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, inWork, verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newId } from '../../../kernel/ids.ts'
import {
  lockPick,
  markPromised,
  markWaiting,
  partsByNo,
  pickLinesOf,
  releaseFor,
  reserveFor,
} from '../server/public.ts'
import { counterOf, type Stock } from './counter.ts'

const house = useHouse()
const { part, receive, stockOf, reserve, loadsOf, technician } = counterOf(house)

describe('parts', () => {
  scenario('J-05', 'stock equals the sum of movements; an issue needs an order and a receiver', async () => {
    const clerk = house.as('partsClerk')
    const filter = await part(10_000)
    const pick = await reserve([[filter.id, 3000]])
    const [line] = pick.lines
    expect(await stockOf(filter)).toMatchObject({
      onHandThousandths: 10_000,
      reservedThousandths: 3000,
      freeThousandths: 7000,
      bin: 'A-01',
    })
    const lines = (quantityThousandths: number) => [{ lineId: line?.id, quantityThousandths }]
    const at = { id: pick.id, version: pick.version }
    expect(await clerk.refused('pick.issue', { ...at, body: { lines: lines(1000) } })).toMatchObject({
      status: 422,
      details: { fields: [{ path: 'receiverId' }] },
    })
    expect(
      await clerk.refused('pick.issue', { ...at, body: { receiverId: newId(), lines: lines(1000) } }),
    ).toMatchObject({ code: 'parts.unknownReceiver' })
    const receiverId = await technician()
    expect(await clerk.refused('pick.issue', { ...at, body: { receiverId, lines: lines(3001) } })).toMatchObject({
      code: 'parts.moreThanWanted',
    })
    const twice = [...lines(2000), ...lines(2000)]
    expect(await clerk.refused('pick.issue', { ...at, body: { receiverId, lines: twice } })).toMatchObject({
      code: 'parts.moreThanWanted',
    })
    const some = await clerk.do('pick.issue', { ...at, body: { receiverId, lines: lines(1000) } })
    expect(some).toMatchObject({ state: 'open', version: 2 })
    const all = await clerk.do('pick.issue', { id: pick.id, version: 2, body: { receiverId, lines: lines(2000) } })
    expect(all).toMatchObject({ state: 'issued', shortCount: 0 })
    expect(await stockOf(filter)).toMatchObject({ onHandThousandths: 7000, reservedThousandths: 0 })
    const { rows } = await clerk.get<{ rows: Answer[] }>('part.movements', { id: filter.id })
    expect(rows.map((row) => [row['kind'], row['quantityThousandths'], row['costFen'], row['receiver']])).toEqual([
      ['issue', -2000, -4000, 'technician sz'],
      ['issue', -1000, -2000, 'technician sz'],
      ['receive', 10_000, 20_000, null],
    ])
    expect(rows[0]).toMatchObject({
      orderId: pick.order.orderId,
      orderNumber: pick.order.orderNumber,
      by: 'partsClerk sz',
    })
    expect(await brokenBalances(house)).toEqual([])
  })

  test('receipts move the average; what comes back comes at the cost at which it left', async () => {
    const clerk = house.as('partsClerk')
    const pad = await part(1000, 100_000)
    const pick = await reserve([[pad.id, 2000]])
    expect(pick).toMatchObject({ shortCount: 1, lines: [{ shortThousandths: 1000, reservedThousandths: 1000 }] })
    const receiverId = await technician()
    const lines = [{ lineId: pick.lines[0]?.id, quantityThousandths: 1000 }]
    await clerk.do('pick.issue', { id: pick.id, version: 1, body: { receiverId, lines } })
    expect(await clerk.refused('pick.reserveAgain', { id: pick.id, version: 2 })).toMatchObject({
      code: 'parts.nothingToReserve',
    })
    await receive(pad.id, 3000, 200_000)
    const again = await clerk.do('pick.reserveAgain', { id: pick.id, version: 2 })
    expect(again).toMatchObject({ shortCount: 0, state: 'open' })
    const back = { lines, reason: '未使用' }
    expect(
      await clerk.refused('pick.takeBack', {
        id: pick.id,
        version: 3,
        body: { ...back, lines: [{ lineId: pick.lines[0]?.id, quantityThousandths: 1001 }] },
      }),
    ).toMatchObject({ code: 'parts.moreThanIssued' })
    await clerk.do('pick.takeBack', { id: pick.id, version: 3, body: back })
    // (3 × 20 + 1 × 10) / 4 = 17.50
    expect(await stockOf(pad)).toMatchObject({
      onHandThousandths: 4000,
      reservedThousandths: 1000,
      averageCost: 175_000,
    })
    const [row] = await house.rows('select cost_fen from parts.pick_line where pick_id = $1', [pick.id])
    expect(row).toEqual({ cost_fen: 0 })
    expect(await brokenBalances(house)).toEqual([])
  })

  test('what is held for one order is not issued to another; a reservation can be given up', async () => {
    const clerk = house.as('partsClerk')
    const belt = await part(2000)
    const first = await reserve([[belt.id, 2000]])
    const second = await reserve([[belt.id, 1000]])
    const receiverId = await technician()
    const issue = { receiverId, lines: [{ lineId: second.lines[0]?.id, quantityThousandths: 1000 }] }
    expect(await clerk.refused('pick.issue', { id: second.id, version: 1, body: issue })).toMatchObject({
      code: 'parts.moreThanStock',
      details: { availableThousandths: 0 },
    })
    const lines = [{ lineId: first.lines[0]?.id, quantityThousandths: 1000 }]
    await clerk.do('pick.unreserve', { id: first.id, version: 1, body: { lines, reason: '急用' } })
    await clerk.do('pick.issue', { id: second.id, version: 1, body: issue })
    const loads = {
      pick: lockPick(house.groupId, first.order.orderId),
      pickLines: pickLinesOf(house.groupId, first.order.orderId),
    }
    await inWork(house, loads, (work, loaded) => releaseFor(work, loaded, house.stores.sz))
    expect(await clerk.get('pick.get', { id: first.id })).toMatchObject({ state: 'released', shortCount: 0 })
    expect(await stockOf(belt)).toMatchObject({ onHandThousandths: 1000, reservedThousandths: 0 })
    expect(await brokenBalances(house)).toEqual([])
  })

  test('two orders at once never hold more than there is', async () => {
    const plug = await part(3000)
    const picks = await Promise.all([1, 2, 3, 4].map(() => reserve([[plug.id, 1000]])))
    expect(picks.filter((pick) => pick.shortCount === 0)).toHaveLength(3)
    expect(await stockOf(plug)).toMatchObject({ reservedThousandths: 3000, freeThousandths: 0 })
  })

  test('a second approval extends the pick list', async () => {
    const lamp = await part(1000)
    const oil = await part(9000)
    const pick = await reserve([[lamp.id, 1000]])
    const order = { ...pick.order, wants: [{ orderLineId: newId(), partId: oil.id, quantityThousandths: 4500 }] }
    await inWork(house, loadsOf(order), (work, loaded) => reserveFor(work, order, loaded))
    const file = await house.as('partsClerk').get<{ version: number; lines: Answer[] }>('pick.get', { id: pick.id })
    expect(file).toMatchObject({ version: 2, shortCount: 0 })
    expect(file.lines.map((line) => line['wantedThousandths'])).toEqual([1000, 4500])
  })

  test('counts set stock right, but not below what is held', async () => {
    const clerk = house.as('partsClerk')
    const bulb = await part(5000)
    await reserve([[bulb.id, 4000]])
    const correct = (differenceThousandths: number) => ({
      body: { storeId: house.stores.sz, reason: '盘点', lines: [{ partId: bulb.id, differenceThousandths }] },
    })
    expect(await clerk.refused('stockReceipt.correct', correct(-2000))).toMatchObject({ code: 'parts.stockReserved' })
    const booked = await clerk.do('stockReceipt.correct', correct(-1000))
    expect(booked).toMatchObject({ state: 'booked', kind: 'correction' })
    expect(String(booked['number'])).toMatch(/^K-SZ01-20260310-\d{4}$/)
    expect(await stockOf(bulb)).toMatchObject({ onHandThousandths: 4000, freeThousandths: 0 })
    expect(await house.as('technician').refused('stockReceipt.correct', correct(1000))).toMatchObject({ status: 403 })
    expect(
      await clerk.refused('stockReceipt.correct', {
        body: { ...correct(1).body, lines: [{ partId: newId(), differenceThousandths: 1 }] },
      }),
    ).toMatchObject({ code: 'parts.unknownPart' })
    expect(await brokenBalances(house)).toEqual([])
  })

  test('blocked parts are not issued, retired ones do not come in', async () => {
    const clerk = house.as('partsClerk')
    const wheel = await part(1000)
    const pick = await reserve([[wheel.id, 1000]])
    await clerk.do('part.block', { id: wheel.id, version: 1, body: { reason: '批次质量问题' } })
    const issue = { receiverId: await technician(), lines: [{ lineId: pick.lines[0]?.id, quantityThousandths: 1000 }] }
    expect(await clerk.refused('pick.issue', { id: pick.id, version: 1, body: issue })).toMatchObject({
      code: 'parts.partBlocked',
    })
    expect(await clerk.refused('part.retire', { id: wheel.id, version: 2 })).toMatchObject({ code: 'parts.partInUse' })
    await clerk.do('part.unblock', { id: wheel.id, version: 2, body: { reason: '复检合格' } })
    await clerk.do('pick.issue', { id: pick.id, version: 1, body: issue })
    await clerk.do('part.retire', { id: wheel.id, version: 3 })
    const line = { partId: wheel.id, quantityThousandths: 1000, unitCost: 1 }
    expect(
      await clerk.refused('stockReceipt.receive', {
        body: { storeId: house.stores.sz, supplier: '供应商', lines: [line] },
      }),
    ).toMatchObject({ code: 'parts.partRetired' })
    const loads = { found: partsByNo(house.groupId, [String(wheel['partNo'])]) }
    expect(await inWork(house, loads, (_work, { found }) => found.map((row) => row.state))).toEqual(['retired'])
  })

  test('the stock list shows what is free, what is short and the price of the day', async () => {
    const clerk = house.as('partsClerk')
    const coil = await part(2000)
    await clerk.do('part.place', {
      id: coil.id,
      version: 1,
      body: { storeId: house.stores.sz, bin: 'C-09', minimumThousandths: 2000 },
    })
    expect(
      await clerk.refused('part.place', { id: coil.id, version: 2, body: { storeId: house.stores.hz, bin: 'X' } }),
    ).toMatchObject({ code: 'parts.otherStore' })
    const price = { kind: 'part', refCode: coil['partNo'], vatBasisPoints: 1300, validFrom: '2026-01-01' }
    await house.as('administrator').do('price.set', { body: { ...price, storeId: null, amountFen: 9900 } })
    await house.as('manager').do('price.set', { body: { ...price, storeId: house.stores.sz, amountFen: 8800 } })
    const query = { q: String(coil['partNo']), store: house.stores.sz }
    const { rows } = await clerk.get<{ rows: Stock[] }>('part.stock', { query })
    expect(rows).toMatchObject([{ bin: 'C-09', freeThousandths: 2000, minimumThousandths: 2000, listPriceFen: 8800 }])
    expect((await clerk.get<{ rows: Stock[] }>('part.stock', { query: { ...query, short: true } })).rows).toEqual([])
    await reserve([[coil.id, 1000]])
    expect((await clerk.get<{ rows: Stock[] }>('part.stock', { query: { ...query, short: true } })).rows).toHaveLength(
      1,
    )
    const first = await clerk.get<{ rows: Answer[]; next: string }>('part.stock', { query: { limit: 2 } })
    const second = await clerk.get<{ rows: Answer[] }>('part.stock', { query: { limit: 2, after: first.next } })
    expect(new Set([...first.rows, ...second.rows].map((row) => row['partNo'])).size).toBe(4)
  })

  test('the queue puts who waits first, then the nearest promise', async () => {
    const clip = await part(9000)
    const before = '2026-03-10T05:00:00.000Z'
    const calm = await reserve([[clip.id, 1000]])
    const later = await reserve([[clip.id, 1000]], { promisedAt: '2026-03-10T09:00:00.000Z' })
    const idle = await reserve([[clip.id, 1000]], { promisedAt: '2026-03-10T10:00:00.000Z' })
    const pickOf = (orderId: string) => ({ pick: lockPick(house.groupId, orderId) })
    const technicianId = await technician()
    await inWork(house, pickOf(idle.order.orderId), (work, { pick }) => markWaiting(work, pick, true, technicianId))
    await inWork(house, pickOf(calm.order.orderId), (work, { pick }) => markPromised(work, pick, before))
    const clerk = house.as('partsClerk')
    const { rows, next } = await clerk.get<{ rows: Answer[]; next: string }>('pick.list', { query: { limit: 2 } })
    expect(rows.map((row) => row.id)).toEqual([idle.id, calm.id])
    expect(rows[0]).toMatchObject({ waiting: true, technician: 'technician sz' })
    const rest = await clerk.get<{ rows: Answer[] }>('pick.list', { query: { after: next } })
    expect(rest.rows[0]?.id).toBe(later.id)
    await inWork(house, pickOf(idle.order.orderId), (work, { pick }) => markWaiting(work, pick, false, null))
    expect(await clerk.get('pick.get', { id: idle.id })).toMatchObject({
      waiting: false,
      technicianId: null,
      version: 3,
    })
  })

  test('a stale pick list and another store are refused', async () => {
    const nut = await part(2000)
    const pick = await reserve([[nut.id, 2000]])
    const issue = (receiverId: string) => ({
      id: pick.id,
      version: 1,
      body: { receiverId, lines: [{ lineId: pick.lines[0]?.id, quantityThousandths: 2000 }] },
    })
    const receiverId = await technician()
    const clerk = house.as('partsClerk')
    const both = await Promise.allSettled([
      clerk.do('pick.issue', issue(receiverId)),
      clerk.do('pick.issue', issue(receiverId)),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await house.as('partsClerk', 'hz').refused('pick.issue', issue(receiverId))).toMatchObject({ status: 403 })
    expect(await house.as('partsClerk', 'hz').getRefused('pick.get', { id: pick.id })).toMatchObject({ status: 403 })
    expect(await brokenBalances(house)).toEqual([])
  })

  test('the ledger verifies', async () => {
    expect(await verified(house)).toEqual([])
  })
})
