import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { handOverBody, readyCar, settle } from './closing.ts'
import { checkIn, newGuest, openShop, orderFile, payBill } from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)
const advisor = () => house.as('serviceAdvisor')

describe('courtesy', () => {
  scenario('G-11', 'a visit cannot close without thanks and the invitation to come again', async () => {
    const ready = await readyCar(house, undefined, { courtesy: ['salute', 'greet'] })
    const settled = await settle(house, ready)
    await payBill(house, ready.id)
    const target = { id: ready.id, version: settled.version }
    const without = await handOverBody(house, ready, { courtesy: [] })
    expect(await advisor().refused('repairOrder.handOver', { ...target, body: without })).toMatchObject({
      code: 'service.courtesyOpen',
      details: { steps: ['@service.value.courtesy.thank', '@service.value.courtesy.invite'] },
    })
    const half = await handOverBody(house, ready, { courtesy: ['thank'] })
    expect(await advisor().refused('repairOrder.handOver', { ...target, body: half })).toMatchObject({
      details: { steps: ['@service.value.courtesy.invite'] },
    })
    const closed = await advisor().do('repairOrder.handOver', { ...target, body: await handOverBody(house, ready) })
    expect(closed).toMatchObject({ state: 'closed', courtesyDone: ['salute', 'greet', 'thank', 'invite'] })
  })

  scenario(
    'G-11',
    'the steps are the kind of visit’s; those of leaving cannot be left out for a customer',
    async () => {
      const manager = house.as('manager')
      const types = await manager.get<{ rows: { id: string; version: number; rules: { code: string } }[] }>(
        'visitType.list',
      )
      const quick = types.rows.find((row) => row.rules.code === 'quick')
      const target = { id: quick?.id ?? '', version: quick?.version ?? 0 }
      const refused = await manager.refused('visitType.edit', { ...target, body: { courtesy: ['greet'] } })
      expect(refused).toMatchObject({ code: 'service.lawLoosened', details: { fields: ['courtesy'] } })
      await manager.do('visitType.edit', { ...target, body: { courtesy: ['greet', 'thank', 'invite'] } })
      const order = await checkIn(house, await newGuest(house), { visitType: 'quick' })
      expect(order).toMatchObject({ courtesyDue: ['greet', 'thank', 'invite'], courtesyDone: [] })
      await advisor().do('repairOrder.complete', {
        id: order.id,
        version: order.version,
        body: { courtesy: ['greet'] },
      })
      const own = await checkIn(house, await newGuest(house), { visitType: 'internal' })
      expect(own).toMatchObject({ courtesyDue: [] })
      expect(await orderFile(house, order.id)).toMatchObject({ courtesyDone: ['greet'] })
    },
  )
})
