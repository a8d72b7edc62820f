import { beforeAll, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { type TestRole, useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { customerOf } from './signed-in.ts'
import { at, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
const day = '2026-03-13'
let aligner: Answer

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

beforeAll(async () => {
  await openShop(house)
  const manager = house.as('manager')
  const storeId = house.stores.sz
  const colleague = await manager.do('staff.hire', {
    body: { storeId, staffNo: 'A-2', name: '定位', department: 'repair', position: '技师', skills: ['mechanical'] },
  })
  await manager.do('shift.plan', {
    body: { storeId, staffId: colleague.id, day, startsAt: at('09:00', day), endsAt: at('16:00', day) },
  })
  await shift(house, '09:00', '16:00', day)
  const draft = await manager.do('serviceItem.add', { body: item })
  await manager.do('serviceItem.activate', { id: draft.id, version: draft.version })
  const names = { nameZh: '四轮定位仪', nameEn: 'Wheel aligner' }
  aligner = await manager.do('equipment.add', {
    body: { storeId, code: 'WA-1', ...names, kind: 'machine', place: '定位工位', use: 'alignment' },
  })
}, 60_000)

interface Affected {
  readonly id: string
  readonly version: number
  readonly lackingMinutes: number
  readonly lackingUses: string[]
  readonly alternatives: { startsAt: string }[]
}
const affected = async () =>
  (
    await house.as('serviceAdvisor').get<{ rows: Affected[] }>('appointment.affected', {
      query: { store: house.stores.sz },
    })
  ).rows

scenario('I-15', 'a device that fails lists the bookings that count on it, and one call moves or asks', async () => {
  const advisor = house.as('serviceAdvisor')
  const guest = await newGuest(house)
  const body = {
    storeId: house.stores.sz,
    ...guest,
    visitType: 'maintenance',
    channel: 'desk',
    minutes: 60,
    skill: 'mechanical',
  }
  const needing = { ...body, itemCodes: ['M-ALIGN'], startsAt: at('09:00', day) }
  const booking = await advisor.do('appointment.book', { body: needing })
  await advisor.do('appointment.book', { body: { ...body, itemCodes: ['M-OIL'], startsAt: at('10:00', day) } })
  expect(await affected()).toEqual([])
  const fault = { id: aligner.id, version: aligner.version, body: { reason: '传感器无信号' } }
  const out = await house.as('technician').do('equipment.reportFault', fault)
  // The bay is open, the technician is there: only who needs the device is listed, and no other time has one.
  expect(await affected()).toMatchObject([
    { id: booking.id, lackingMinutes: 0, lackingUses: ['alignment'], alternatives: [] },
  ])
  const asked = await advisor.do('appointment.askToMove', {
    id: booking.id,
    version: booking.version,
    body: { reason: '定位仪故障' },
  })
  const back = { id: aligner.id, version: out.version, body: { repaired: '更换传感器' } }
  const repaired = await house.as('technician').do('equipment.putBack', back)
  expect(await affected()).toEqual([])
  // Reserved over the booked hour it is missing then only: other times are offered, and one of them settles it.
  const startsAt = at('09:00', day)
  await house.as('technician').do('equipment.reserve', {
    id: aligner.id,
    version: repaired.version,
    body: { startsAt, endsAt: at('10:00', day), purpose: '检定' },
  })
  const [row] = await affected()
  expect(row).toMatchObject({ id: booking.id, lackingUses: ['alignment'], askedAt: expect.any(String) })
  const others = row?.alternatives.map((one) => one.startsAt) ?? []
  expect(others.length).toBeGreaterThan(0)
  expect(others).not.toContain(startsAt)
  const to = { startsAt: others[0] ?? '', minutes: 60, skill: 'mechanical' }
  await advisor.do('appointment.change', { id: booking.id, version: asked.version, body: to })
  expect(await affected()).toEqual([])
})

scenario('I-15', 'the customer is offered only times at which a device in order is left', async () => {
  const guest = await newGuest(house, { name: '李梅' })
  const customer = await customerOf(house, guest)
  const url = `/api/my/times?store=${house.stores.sz}&visitType=maintenance&from=${day}&days=1`
  const offered = async (more: string) => {
    const { body } = await customer.get<{ minutes: number; skill: string; times: { startsAt: string }[] }>(url + more)
    return { ...body, times: body.times.map(({ startsAt }) => startsAt) }
  }
  const oil = await offered('&items=M-OIL')
  const { times, minutes, skill } = await offered('&items=M-ALIGN')
  // 09:00 is reserved for somebody else, which is nothing to an oil change.
  expect(times).not.toContain(at('09:00', day))
  expect(oil.times).toContain(at('09:00', day))
  expect(times.length).toBeGreaterThan(0)
  const wish = { storeId: house.stores.sz, vehicleId: guest.vehicleId, visitType: 'maintenance', minutes, skill }
  const own = (startsAt: string) =>
    customer.post<Answer>('/api/appointments/bookOwn', { ...wish, itemCodes: ['M-ALIGN'], startsAt })
  expect(await own(at('09:00', day))).toMatchObject({ status: 409, body: { code: 'service.timeTaken' } })
  const booked = await own(times[0] ?? '')
  expect(booked).toMatchObject({ status: 200, body: { startsAt: times[0] } })
  // His own booking is not in its own way when he moves it.
  expect((await offered(`&booking=${booked.body.id}`)).times).toContain(times[0])
  expect((await offered('&items=M-ALIGN')).times).not.toContain(times[0])
})

interface Inbox {
  readonly rows: { record: string; text: string; readAt: string | null }[]
}
const newsOf = async (role: TestRole) => {
  await deliver(house)
  const { rows } = (await house.as(role).raw('GET', '/api/inbox')).json<Inbox>()
  return rows.filter(({ text }) => text.startsWith('WA-2'))
}

scenario(
  'I-15',
  'a device that fails is told to the dispatcher and to who booked what counts on it, once',
  async () => {
    const technician = house.as('technician')
    const storeId = house.stores.sz
    const names = { nameZh: '二号定位仪', nameEn: 'Second aligner' }
    const second = await house.as('manager').do('equipment.add', {
      body: { storeId, code: 'WA-2', ...names, kind: 'machine', place: '定位工位', use: 'alignment' },
    })
    const report = (version: number, reason: string) =>
      technician.do('equipment.reportFault', { id: second.id, version, body: { reason } })
    // Bookings of the scenarios before stand on the first device, which is enough for them.
    const out = await report(second.version, '激光头坏')
    expect(await newsOf('dispatcher')).toMatchObject([
      { record: 'equipment', text: expect.stringContaining('激光头坏') },
    ])
    expect(await newsOf('serviceAdvisor')).toEqual([])

    const back = { id: second.id, version: out.version, body: { repaired: '更换激光头' } }
    const repaired = await technician.do('equipment.putBack', back)
    const startsAt = at('14:00', day)
    const book = async () =>
      house.as('serviceAdvisor').do('appointment.book', {
        body: {
          storeId,
          ...(await newGuest(house, { name: '赵敏' })),
          visitType: 'maintenance',
          channel: 'desk',
          minutes: 60,
          skill: 'mechanical',
          itemCodes: ['M-ALIGN'],
          startsAt,
        },
      })
    await book()
    await book()
    const again = await report(repaired.version, '电源故障')
    const [news, ...older] = await newsOf('dispatcher')
    expect(news).toMatchObject({ record: 'affectedBookings', text: expect.stringMatching(/电源故障.*2 个预约/) })
    expect(older).toHaveLength(1)
    expect(await newsOf('serviceAdvisor')).toMatchObject([{ record: 'affectedBookings', readAt: null }])
    expect(await newsOf('partsClerk')).toEqual([])
    // Out of order already, it cannot fail again: nobody hears of it twice.
    expect(
      await technician.refused('equipment.reportFault', {
        id: second.id,
        version: again.version,
        body: { reason: '又坏' },
      }),
    ).toMatchObject({ code: 'kernel.wrongState' })
    expect(await newsOf('serviceAdvisor')).toHaveLength(1)
  },
)
