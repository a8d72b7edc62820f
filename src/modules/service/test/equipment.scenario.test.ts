import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { at, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
const day = '2026-03-13'

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '12:00', day)
}, 60_000)

scenario('I-18', 'the bookings that a broken lift leaves without a bay are listed', async () => {
  const manager = house.as('manager')
  const storeId = house.stores.sz
  const names = { nameZh: '一号举升机', nameEn: 'Lift 1' }
  const bay = await manager.do('bay.add', {
    body: { storeId, code: 'L1', ...names, kind: 'lift', skills: ['mechanical'] },
  })
  const lift = await manager.do('equipment.add', {
    body: { storeId, code: 'LIFT-1', ...names, kind: 'lift', place: 'L1', bayId: bay.id },
  })
  await deliver(house)
  const { customerId, vehicleId } = await newGuest(house)
  const advisor = house.as('serviceAdvisor')
  const body = { storeId, customerId, vehicleId, visitType: 'maintenance', itemCodes: [], channel: 'desk' }
  const when = { startsAt: at('09:00', day), minutes: 60, skill: 'mechanical' }
  const booking = await advisor.do('appointment.book', { body: { ...body, ...when } })
  const affected = async () =>
    (await advisor.get<{ rows: object[] }>('appointment.affected', { query: { store: storeId } })).rows
  expect(await affected()).toEqual([])
  const fault = { id: lift.id, version: lift.version, body: { reason: '钢丝绳断股' } }
  const out = await house.as('technician').do('equipment.reportFault', fault)
  await deliver(house)
  expect(await affected()).toMatchObject([{ id: booking.id, lackingMinutes: 30 }])
  await manager.do('equipment.putBack', { id: lift.id, version: out.version, body: { repaired: '更换钢丝绳' } })
  await deliver(house)
  expect(await affected()).toEqual([])
})
