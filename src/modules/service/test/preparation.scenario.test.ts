import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, verified } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { messageText } from '../../../kernel/message-text.ts'
import { rebuildDay } from '../../capacity/server/public.ts'
import { bookingRounds } from '../server/appointment/rounds.ts'
import { at, bookingDay, type Guest, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
const laterDay = '2026-03-12'

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '17:00')
  await shift(house, '09:00', '17:00', laterDay)
}, 60_000)

const book = (guest: Guest, startsAt: string, more: Record<string, unknown> = {}) =>
  house.as('serviceAdvisor').do('appointment.book', {
    body: {
      storeId: house.stores.sz,
      customerId: guest.customerId,
      vehicleId: guest.vehicleId,
      visitType: 'maintenance',
      itemCodes: ['M-OIL'],
      channel: 'phone',
      startsAt,
      minutes: 60,
      skill: 'mechanical',
      ...more,
    },
  })

interface PreparedRow extends Answer {
  readonly parts: { partNo: string; quantityThousandths: number; shortThousandths: number }[]
  readonly technicianName: string | null
  readonly technicianBy: string | null
  readonly bayCode: string | null
  readonly papers: string[]
  readonly preparedAt: string | null
}

const preparation = async () =>
  (
    await house.as('partsClerk').get<{ day: string; rows: PreparedRow[] }>('appointment.preparation', {
      query: { store: house.stores.sz },
    })
  ).rows

const tasks = () =>
  house.as('partsClerk').get<{ rows: { recordId: string; titleZh: string; titleEn: string }[] }>('task.list', {
    query: { mine: 'true' },
  })

const partId = async (no: string) =>
  String((await house.rows('select id from parts.part where part_no = $1', [no]))[0]?.['id'])

describe('the day before', () => {
  scenario(
    'G-07',
    'a missing part of tomorrow’s booking is flagged today, and the flag goes when it has come',
    async () => {
      const [one, two] = [await newGuest(house), await newGuest(house)]
      const clerk = house.as('partsClerk')
      const filter = await clerk.do('part.add', {
        body: {
          partNo: 'OF-900',
          nameZh: '专用机油滤清器',
          nameEn: 'Special filter',
          unit: '件',
          origin: 'original',
          category: 'wear',
        },
      })
      const lines = [{ partId: filter.id, quantityThousandths: 1000 }]
      await clerk.do('partKit.add', { body: { itemCode: 'M-OIL', modelId: null, lines } })
      expect(await clerk.refused('partKit.add', { body: { itemCode: 'M-OIL', modelId: null, lines } })).toMatchObject({
        code: 'parts.kitExists',
      })
      await clerk.do('stockReceipt.receive', {
        body: { storeId: house.stores.sz, supplier: '原厂', lines: [{ ...lines[0], unitCost: 300_000, bin: 'A-09' }] },
      })
      const early = await book(one, at('09:00'))
      const late = await book(two, at('11:00'))
      const rows = await preparation()
      expect(
        rows.map(({ id, parts, technicianName, technicianBy, papers }) => ({
          id,
          parts,
          technicianName,
          technicianBy,
          papers,
        })),
      ).toMatchObject([
        {
          id: early.id,
          parts: [{ partNo: 'OF-900', shortThousandths: 0 }],
          technicianBy: 'proposal',
          papers: ['agreement', 'estimate', 'inspection'],
        },
        { id: late.id, parts: [{ partNo: 'OF-900', quantityThousandths: 1000, shortThousandths: 1000 }] },
      ])
      expect((await bookingRounds(house.kernel)) > 0).toBe(true)
      const flagged = await house
        .as('serviceAdvisor')
        .get<{ shortCount: number; version: number }>('appointment.get', { id: late.id })
      expect(flagged.shortCount).toBe(1)
      expect((await tasks()).rows).toMatchObject([{ recordId: late.id, titleZh: expect.stringContaining('OF-900') }])
      const { rows: listed } = await clerk.get<{ rows: Answer[] }>('appointment.list', { query: { short: 'true' } })
      expect(listed.map((row) => row.id)).toEqual([late.id])
      // Again says nothing new; what has come takes the flag and the task away.
      expect(await bookingRounds(house.kernel)).toBe(0)
      await clerk.do('stockReceipt.receive', {
        body: { storeId: house.stores.sz, supplier: '原厂', lines: [{ ...lines[0], unitCost: 300_000, bin: 'A-09' }] },
      })
      await bookingRounds(house.kernel)
      expect((await tasks()).rows).toEqual([])
      expect(await house.as('serviceAdvisor').get('appointment.get', { id: late.id })).toMatchObject({ shortCount: 0 })
    },
  )

  scenario('G-07', 'the desk chooses technician, bay and other parts; the list shows it ready', async () => {
    const guest = await newGuest(house)
    const booked = await book(guest, at('13:00'))
    const manager = house.as('manager')
    const bay = await manager.do('bay.add', {
      body: {
        storeId: house.stores.sz,
        code: 'L9',
        nameZh: '九号',
        nameEn: 'Nine',
        kind: 'lift',
        skills: ['mechanical'],
      },
    })
    await rebuildDay(house.kernel, house.groupId, house.stores.sz, bookingDay)
    const [elsewhere] = await house.rows(`select id from people.staff where staff_no = 'hz-technician'`)
    const advisor = house.as('serviceAdvisor')
    const wrong = { id: booked.id, version: booked.version, body: { technicianId: elsewhere?.['id'] } }
    expect(await advisor.refused('appointment.prepare', wrong)).toMatchObject({ code: 'service.technicianNotFree' })
    const parts = [{ partId: await partId('BP-100'), quantityThousandths: 2000 }]
    await advisor.do('appointment.prepare', {
      id: booked.id,
      version: booked.version,
      body: { bayId: bay.id, parts, ready: true },
    })
    const row = (await preparation()).find((one) => one.id === booked.id)
    expect(row).toMatchObject({
      bayCode: 'L9',
      parts: [{ partNo: 'BP-100', shortThousandths: 0 }],
      preparedAt: expect.any(String),
    })
    expect(await advisor.get('appointment.get', { id: booked.id })).toMatchObject({ preparation: { bayCode: 'L9' } })
    expect(await verified(house)).toEqual([])
  })

  test('the customer is reminded the day before, once, and not when he has booked today', async () => {
    const guest = await newGuest(house)
    const booked = await book(guest, at('09:00', laterDay))
    await bookingRounds(house.kernel)
    const reminders = () =>
      house.rows(`select template, params from kernel.message where record_id = $1 and template like '%Reminder'`, [
        booked.id,
      ])
    expect(await reminders()).toEqual([])
    house.clock.forward(24 * 60)
    await bookingRounds(house.kernel)
    await bookingRounds(house.kernel)
    const [message, ...more] = await reminders()
    expect(more).toEqual([])
    const source = { template: String(message?.['template']), params: message?.['params'], timeZone: 'Asia/Shanghai' }
    expect(messageText({ ...source, language: 'zh-CN' }, { name: '王建国' }).text).toContain('2026年3月12日 09:00')
    house.clock.forward(-24 * 60)
  })
})

describe('what comes between', () => {
  scenario(
    'I-15',
    'an absence reduces bookable time at once and lists the bookings affected; one is moved, one customer is asked',
    async () => {
      const [one, two] = [await newGuest(house), await newGuest(house, { name: '李梅' })]
      const day = '2026-03-13'
      await shift(house, '09:00', '12:00', day)
      await shift(house, '09:00', '17:00', '2026-03-14')
      const first = await book(one, at('09:00', day))
      const second = await book(two, at('10:00', day))
      const advisor = house.as('serviceAdvisor')
      const affected = () =>
        advisor.get<{ rows: (Answer & { lackingMinutes: number; alternatives: { startsAt: string }[] })[] }>(
          'appointment.affected',
          { query: { store: house.stores.sz } },
        )
      expect((await affected()).rows).toEqual([])
      const [technician] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
      await house.as('manager').do('shift.absent', {
        body: {
          storeId: house.stores.sz,
          staffId: technician?.['id'],
          day,
          startsAt: at('09:00', day),
          endsAt: at('12:00', day),
          reason: '病假',
        },
      })
      await rebuildDay(house.kernel, house.groupId, house.stores.sz, day)
      expect(
        await advisor.refused('appointment.book', {
          body: {
            storeId: house.stores.sz,
            customerId: one.customerId,
            vehicleId: one.vehicleId,
            visitType: 'maintenance',
            itemCodes: [],
            channel: 'desk',
            startsAt: at('11:00', day),
            minutes: 60,
            skill: 'mechanical',
          },
        }),
      ).toMatchObject({ code: 'service.slotFull' })
      const { rows } = await affected()
      expect(rows).toMatchObject([
        { id: first.id, lackingMinutes: 30 },
        { id: second.id, lackingMinutes: 30 },
      ])
      const [other] = rows[0]?.alternatives ?? []
      await advisor.do('appointment.change', {
        id: first.id,
        version: first.version,
        body: { startsAt: other?.startsAt, minutes: 60, skill: 'mechanical', reason: '技师病假' },
      })
      await advisor.do('appointment.askToMove', {
        id: second.id,
        version: second.version,
        body: { reason: '技师病假' },
      })
      const [message] = await house.rows(
        `select params from kernel.message where record_id = $1 and template = 'service.appointmentAffected'`,
        [second.id],
      )
      expect(message).toMatchObject({ params: { link: `/p/change/${second.id}`, reason: '技师病假' } })
      expect((await affected()).rows.map((row) => row.id)).toEqual([second.id])
    },
  )

  scenario('G-05', 'who does not come by the limit frees the time, and his file counts it', async () => {
    const guest = await newGuest(house)
    const booked = await book(guest, at('15:00'))
    house.clock.set(at('16:30'))
    await bookingRounds(house.kernel)
    const advisor = house.as('serviceAdvisor')
    expect(await advisor.get('appointment.get', { id: booked.id })).toMatchObject({ state: 'booked', noShows: 0 })
    house.clock.set(at('17:01'))
    await bookingRounds(house.kernel)
    expect(await advisor.get('appointment.get', { id: booked.id })).toMatchObject({ state: 'noShow', noShows: 1 })
    expect(await advisor.get('appointment.history', { query: { customer: guest.customerId } })).toMatchObject({
      bookings: 1,
      noShows: 1,
    })
    expect(await brokenBalances(house)).toEqual([])
  })
})
