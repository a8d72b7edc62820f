import { expect } from 'vitest'
import { personalParts } from '../../../kernel/pii/personal.ts'
import { useHouse } from '../../../../test/house.ts'
import { verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { checkIn, newGuest, openShop } from '../../service/test/shop.ts'
import { partOf } from '../server/erasure/held.ts'
import zh from '../messages/zh-CN.json' with { type: 'json' }

const house = useHouse()

const guest = {
  kind: 'person',
  name: '周敏',
  phone: '13500135000',
  language: 'zh-CN',
  preferredChannel: 'phone',
  source: 'walkIn',
} as const

async function register() {
  return await house
    .as('serviceAdvisor')
    .do('customer.register', { body: { ...guest, storeId: house.stores.sz, evenIfKnown: true } })
}

const asked = (customerId: string) => ({
  customerId,
  storeId: house.stores.sz,
  channel: 'phone' as const,
  proof: 'calledBack' as const,
})

scenario('F-11', 'a person who asks for it is erased by who may decide, once identity is confirmed', async () => {
  const customer = await register()
  const [advisor, manager] = [house.as('serviceAdvisor'), house.as('manager')]
  const request = await advisor.do('erasure.take', { body: asked(customer.id) })
  expect(await advisor.refused('erasure.take', { body: asked(customer.id) })).toMatchObject({
    code: 'customers.erasureOpen',
  })
  const at = { id: request.id, version: 1 }
  const found = async (q: string) => (await manager.get<{ rows: object[] }>('erasure.list', { query: { q } })).rows
  expect([(await found('13500135000')).length, (await found('13999999999')).length]).toEqual([1, 0])
  expect((await advisor.refused('erasure.erase', { ...at, body: { confirmed: true } })).status).toBe(403)
  expect((await house.as('manager', 'hz').refused('erasure.erase', { ...at, body: { confirmed: true } })).status).toBe(
    403,
  )
  expect(await manager.refused('erasure.erase', { ...at, body: { confirmed: false } })).toMatchObject({
    code: 'customers.confirmErasure',
  })
  expect(await manager.refused('erasure.keep', { ...at, body: {} })).toMatchObject({ code: 'customers.nothingHeld' })
  expect(await manager.get('erasure.get', { id: request.id })).toMatchObject({
    customerName: '周敏',
    parts: [{ part: 'customer', count: 1, keptUntil: null }],
  })
  await manager.do('erasure.erase', { ...at, body: { confirmed: true } })
  expect(await manager.get('erasure.get', { id: request.id })).toMatchObject({
    state: 'done',
    customerName: '',
    erasedRows: [{ part: 'customer', count: 1 }],
  })
  expect(await advisor.get('customer.get', { id: customer.id })).toMatchObject({ state: 'erased', name: '' })
  expect(await advisor.refused('erasure.take', { body: asked(customer.id) })).toMatchObject({
    code: 'customers.erasedAlready',
  })
  expect(
    await house.rows(`select verb from kernel.entry where verb = 'erased.person' or record_id = $1`, [request.id]),
  ).toEqual(expect.arrayContaining([{ verb: 'erased.person' }]))
  expect(await house.rows('select state from kernel.deadline where record_id = $1', [request.id])).toEqual([
    { state: 'met' },
  ])
  expect(await verified(house)).toEqual([])
})

scenario('F-11', 'what law wants kept is refused with its day, waits for it, and is erased then', async () => {
  await openShop(house)
  const visitor = await newGuest(house)
  const visit = await checkIn(house, visitor)
  const [order] = await house.rows('select customer_id from service.repair_order where id = $1', [visit.id])
  const manager = house.as('manager')
  const request = await manager.do('erasure.take', { body: asked(String(order?.['customer_id'])) })
  expect(
    await manager.refused('erasure.erase', { id: request.id, version: 1, body: { confirmed: true } }),
  ).toMatchObject({ code: 'kernel.retention', details: { until: '2032-03-10' } })
  const seen = await manager.get<{ parts: { part: string; keptUntil: string | null; laws: string[] }[] }>(
    'erasure.get',
    { id: request.id },
  )
  const repairs = seen.parts.find(({ part }) => part === 'repairOrder')
  expect(repairs).toMatchObject({ keptUntil: '2032-03-10' })
  expect(repairs?.laws).toEqual([expect.stringContaining('规定')])
  const kept = await manager.do('erasure.keep', { id: request.id, version: 1, body: {} })
  expect(kept).toMatchObject({ state: 'kept', keptUntil: '2032-03-10' })
  expect(
    await house.rows(`select name, state, due_at from kernel.deadline where record_id = $1 order by name`, [
      request.id,
    ]),
  ).toMatchObject([
    { name: 'customers.erasureAfterLaw', state: 'running' },
    { name: 'customers.erasureAnswer', state: 'met' },
  ])
  house.clock.set('2032-03-11T01:00:00.000Z')
  await manager.do('erasure.erase', { id: request.id, version: 2, body: { confirmed: true } })
  house.clock.set('2026-03-10T01:00:00.000Z')
  expect(await manager.get('erasure.get', { id: request.id })).toMatchObject({ state: 'done', customerName: '' })
  expect(await verified(house)).toEqual([])
})

scenario('F-11', 'every part of a person’s data has its word on the page', async () => {
  const customer = await register()
  const request = await house.as('serviceAdvisor').do('erasure.take', { body: asked(customer.id) })
  await house.as('serviceAdvisor').do('erasure.withdraw', { id: request.id, version: 1, body: {} })
  expect(Object.keys(zh.erasure.value.part).toSorted()).toEqual(personalParts().map(partOf).toSorted())
})
