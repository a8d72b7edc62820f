import { beforeAll, expect } from 'vitest'
import { z } from 'zod'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { at, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
const day = '2026-03-13'
let aligner: Answer

beforeAll(async () => {
  await openShop(house)
  const manager = house.as('manager')
  const storeId = house.stores.sz
  const colleague = await manager.do('staff.hire', {
    body: { storeId, staffNo: 'A-2', name: '定位', department: 'repair', position: '技师', skills: ['mechanical'] },
  })
  await manager.do('shift.plan', {
    body: { storeId, staffId: colleague.id, day, startsAt: at('09:00', day), endsAt: at('12:00', day) },
  })
  await shift(house, '09:00', '12:00', day)
  const item = {
    code: 'M-ALIGN',
    nameZh: '四轮定位',
    nameEn: 'Wheel alignment',
    kind: 'maintenance',
    skill: 'mechanical',
    standardMinutes: 60,
    steps: [{ zh: '定位', en: 'Align', key: false }],
    criteria: [{ code: 'ok', zh: '在范围内', en: 'Within range' }],
    powertrains: [],
    mandatoryInPackage: false,
    needsEquipment: ['alignment'],
  }
  const draft = await manager.do('serviceItem.add', { body: item })
  await manager.do('serviceItem.activate', { id: draft.id, version: draft.version })
}, 60_000)

const wish = async (startsAt: string, itemCodes: readonly string[] = ['M-ALIGN']) => ({
  storeId: house.stores.sz,
  ...(await newGuest(house).then(({ customerId, vehicleId }) => ({ customerId, vehicleId }))),
  visitType: 'maintenance',
  itemCodes,
  channel: 'desk',
  startsAt,
  minutes: 60,
  skill: 'mechanical',
})
const advisor = () => house.as('serviceAdvisor')
const refusedAt = async (time: string) => {
  const problem = await advisor().refused('appointment.book', { body: await wish(at(time, day)) })
  return { code: problem.code, others: startsOf(problem.details['alternatives']), details: problem.details }
}
const times = z.array(z.object({ startsAt: z.string() }))
const startsOf = (rows: unknown) =>
  times
    .parse(rows)
    .map((row) => row.startsAt)
    .toSorted()
const freeTimes = async (more: object = {}) => {
  const query = { store: house.stores.sz, skill: 'mechanical', minutes: 60, from: day, days: 1, items: 'M-ALIGN' }
  const { rows } = await advisor().get<{ rows: unknown }>('appointment.free', { query: { ...query, ...more } })
  return startsOf(rows)
}

scenario('I-15', 'a job is booked only while the device that it needs is there and free', async () => {
  const manager = house.as('manager')
  const none = await refusedAt('10:00')
  expect(none).toMatchObject({
    code: 'service.equipmentTaken',
    details: { uses: ['@knowledge.serviceItem.value.needsEquipment.alignment'], alternatives: [] },
  })
  const names = { nameZh: '四轮定位仪', nameEn: 'Wheel aligner' }
  aligner = await manager.do('equipment.add', {
    body: { storeId: house.stores.sz, code: 'WA-1', ...names, kind: 'machine', place: '定位工位', use: 'alignment' },
  })
  const first = await advisor().do('appointment.book', { body: await wish(at('10:00', day)) })
  // Two technicians are there, but one device.
  const taken = await refusedAt('10:30')
  expect(taken.code).toBe('service.equipmentTaken')
  expect(taken.others).toEqual([at('09:00', day), at('11:00', day)])
  expect(await freeTimes()).toEqual([at('09:00', day), at('11:00', day)])
  expect(await freeTimes({ items: 'M-OIL' })).toContain(at('10:00', day))
  await advisor().do('appointment.book', { body: await wish(at('10:00', day), ['M-OIL']) })
  // Another time for the same booking: it is not in its own way.
  const moved = await advisor().do('appointment.change', {
    id: first.id,
    version: first.version,
    body: { startsAt: at('11:00', day), minutes: 60, skill: 'mechanical' },
  })
  expect(moved).toMatchObject({ startsAt: at('11:00', day) })
  expect(await freeTimes()).toEqual([at('09:00', day), at('09:30', day), at('10:00', day)])
  expect(await freeTimes({ booking: first.id })).toContain(at('11:00', day))
  expect(await brokenBalances(house)).toEqual([])
})

scenario('I-15', 'a device that is reserved, expired or out of order cannot be booked; repaired it can', async () => {
  const technician = house.as('technician')
  const reserved = await technician.do('equipment.reserve', {
    id: aligner.id,
    version: aligner.version,
    body: { startsAt: at('09:00', day), endsAt: at('10:00', day), purpose: '培训' },
  })
  const hour = await refusedAt('09:00')
  expect(hour.others).not.toContain(at('09:00', day))
  const out = await technician.do('equipment.reportFault', {
    id: aligner.id,
    version: reserved.version,
    body: { reason: '传感器无信号' },
  })
  expect(await refusedAt('11:30')).toMatchObject({ details: { alternatives: [] } })
  const manager = house.as('manager')
  const back = await manager.do('equipment.putBack', {
    id: aligner.id,
    version: out.version,
    body: { repaired: '更换传感器' },
  })
  const expired = await manager.do('equipment.edit', {
    id: aligner.id,
    version: back.version,
    body: { calibrationDue: '2026-03-12' },
  })
  expect(await freeTimes()).toEqual([])
  await manager.do('equipment.edit', {
    id: aligner.id,
    version: expired.version,
    body: { calibrationDue: '2026-03-13' },
  })
  const [time = ''] = await freeTimes()
  expect(await advisor().do('appointment.book', { body: await wish(time) })).toMatchObject({ startsAt: time })
})
