import { beforeAll, describe, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, inWork, verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { seedGuides } from '../../knowledge/server/public.ts'
import { Bench, conclusion } from '../../service/test/diagnose.ts'
import { handOverBody } from '../../service/test/closing.ts'
import {
  brakeJob,
  checkIn,
  decide,
  issueParts,
  newGuest,
  onOrder,
  openShop,
  orderFile,
  payBill,
  promised,
  quote,
} from '../../service/test/shop.ts'
import { passInspection } from '../../service/server/public.ts'
import { type Hand, hire } from './crew.ts'

const house = useHouse()
let technician: Hand

beforeAll(async () => {
  await openShop(house)
  await inWork(house, {}, seedGuides)
  technician = await hire(house, '周海')
}, 60_000)

const arrive = async (visitType: string) => checkIn(house, await newGuest(house), { visitType })

/** All approved labour on one card. */
async function dispatched(orderId: string): Promise<Answer> {
  const { lines } = await orderFile<{ lines: { id: string; kind: string }[] }>(house, orderId)
  return house.as('dispatcher').do('jobCard.dispatch', {
    body: {
      storeId: house.stores.sz,
      orderId,
      technicianId: technician.staffId,
      bayId: null,
      lineIds: lines.filter((line) => line.kind === 'labour').map((line) => line.id),
      overrideReason: '指定',
    },
  })
}

async function work(card: Answer): Promise<void> {
  const started = await technician.do('jobCard.start', { id: card.id, version: card.version })
  house.clock.forward(30)
  await technician.do('jobCard.finish', { id: card.id, version: started.version })
}

async function leave(orderId: string): Promise<void> {
  await issueParts(house, orderId)
  await onOrder(house, orderId, (work, order) => passInspection(work, order))
  const advisor = house.as('serviceAdvisor')
  const ready = await orderFile<{ concerns: { id: string }[] }>(house, orderId)
  const settled = await advisor.do('repairOrder.settle', { id: orderId, version: ready.version })
  await payBill(house, orderId)
  await advisor.do('repairOrder.handOver', {
    id: orderId,
    version: settled.version,
    body: await handOverBody(house, ready),
  })
}

describe('inspect first, repair later', () => {
  scenario('H-01', 'no work starts before the diagnosis is reported; maintenance needs none', async () => {
    const order = await arrive('general')
    await quote(house, order, brakeJob)
    await decide(house, order.id, 'approved')
    const card = await dispatched(order.id)
    const start = { id: card.id, version: card.version }
    expect(await technician.refused('jobCard.start', start)).toMatchObject({ code: 'service.diagnosisMissing' })
    const { rows } = await house.as('technician').get<{ rows: object[] }>('diagnosis.waiting', {
      query: { store: house.stores.sz },
    })
    expect(rows).toMatchObject([{ orderId: order.id, concerns: ['刹车有异响'] }])
    const bench = await Bench.open(house, order.id)
    await bench.prepare(['reception', 'detailed'])
    expect(await technician.refused('jobCard.start', start)).toMatchObject({ code: 'service.diagnosisMissing' })
    await bench.do('conclude', conclusion)
    await work(card)
    const service = await arrive('maintenance')
    expect(service).toMatchObject({ diagnosis: null })
    await quote(house, service, brakeJob)
    await decide(house, service.id, 'approved')
    await work(await dispatched(service.id))
    expect(await brokenBalances(house)).toEqual([])
  })

  scenario('H-06', 'a complex fault goes to the estimate with a second signer or a consultation only', async () => {
    const order = await arrive('general')
    const bench = await Bench.open(house, order.id)
    await bench.prepare(['reception', 'detailed', 'professional'], { faultClass: 'complex' })
    await bench.do('conclude', { ...conclusion, faultClass: 'complex' })
    const body = { lines: brakeJob, promisedAt: promised }
    const fresh = await orderFile(house, order.id)
    expect(fresh).toMatchObject({ diagnosis: 'second' })
    const advisor = house.as('serviceAdvisor')
    const ask = { id: order.id, version: fresh.version, body }
    expect(await advisor.refused('repairOrder.quote', ask)).toMatchObject({ code: 'service.secondSignerMissing' })
    expect(await bench.refused('review', { agrees: true, opinion: '同意' })).toMatchObject({
      code: 'service.sameSigner',
    })
    await bench.do('review', { agrees: true, opinion: '复核一致' }, technician)
    await quote(house, await orderFile(house, order.id), brakeJob)

    const other = await arrive('general')
    const second = await Bench.open(house, other.id)
    await second.prepare(['reception', 'detailed', 'professional'])
    await second.do('conclude', { ...conclusion, faultClass: 'complex' })
    const minutes = { minutes: '对比数据流，确认线束搭铁不良', conclusion: '更换线束' }
    expect(await second.refused('consult', { participants: ['technician sz'], ...minutes })).toMatchObject({
      code: 'service.consultAlone',
    })
    await second.do('consult', { participants: ['technician sz', '厂家技术支持 李工'], ...minutes })
    expect((await second.page()).signers).toMatchObject([
      { role: 'technician', name: 'technician sz' },
      { role: 'consultation', participants: ['technician sz', '厂家技术支持 李工'], minutes: minutes.minutes },
    ])
    expect(await quote(house, await orderFile(house, other.id), brakeJob)).toMatchObject({ state: 'estimated' })
  })

  scenario('H-08', 'a closed complex order becomes a case after somebody else has reviewed it', async () => {
    const order = await arrive('general')
    const bench = await Bench.open(house, order.id)
    await bench.prepare(['reception', 'detailed', 'professional'])
    await bench.do('note', { codes: ['U0100'] })
    await bench.do('conclude', { ...conclusion, faultClass: 'complex' })
    await bench.do('review', { agrees: true, opinion: '复核一致' }, technician)
    expect(await bench.refused('offerCase')).toMatchObject({ code: 'service.caseBeforeClosing' })
    await quote(house, await orderFile(house, order.id), brakeJob)
    await decide(house, order.id, 'approved')
    await work(await dispatched(order.id))
    await leave(order.id)
    const inspector = house.as('inspector')
    const { caseId } = await bench.do('offerCase', {}, inspector)
    expect(await bench.refused('offerCase')).toMatchObject({ code: 'service.caseOffered' })
    const dispatcher = house.as('dispatcher')
    const find = async (q: string) =>
      (await dispatcher.get<{ rows: object[] }>('faultCase.list', { query: { q } })).rows
    expect(await find('U0100')).toEqual([])
    const draft = { id: String(caseId), version: 1 }
    expect(await inspector.refused('faultCase.publish', draft)).toMatchObject({ code: 'knowledge.ownCase' })
    await dispatcher.do('faultCase.publish', draft)
    const wanted = [{ id: caseId, orderId: order.id, cause: 'wear', fix: conclusion.solution, faultCodes: ['U0100'] }]
    expect(await find('u010')).toMatchObject(wanted)
    expect(await find('下摆臂 咯噔')).toMatchObject(wanted)
    expect(await find('下摆臂 漏油')).toEqual([])
    expect(await verified(house)).toEqual([])
  })

  scenario('H-07', 'the mix of reported faults stands beside the reference', async () => {
    const mix = () =>
      house
        .as('manager')
        .get<{ total: number; rows: { faultClass: string; count: number; percent: number }[] }>('diagnosis.mix', {
          query: { store: house.stores.sz, from: '2026-03-01', to: '2026-03-10' },
        })
    const before = await mix()
    const bench = await Bench.open(house, (await arrive('general')).id)
    await bench.prepare(['reception', 'detailed'])
    await bench.do('conclude', { ...conclusion, faultClass: 'professionalTools' })
    const after = await mix()
    expect(after.total).toBe(before.total + 1)
    expect(after.rows).toMatchObject([
      { faultClass: 'routine', referencePercent: 35 },
      { faultClass: 'complex', referencePercent: 20 },
      { faultClass: 'professionalTools', count: 1, referencePercent: 10 },
    ])
    expect(after.rows[2]?.percent).toBe(Math.round(1000 / after.total) / 10)
  })
})
