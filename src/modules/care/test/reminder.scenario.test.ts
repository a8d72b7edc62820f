import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { messageText } from '../../../kernel/message-text.ts'
import { newGuest, openShop, shift } from '../../service/test/shop.ts'
import { reminderRounds } from '../server/reminder/rounds.ts'

const house = useHouse()
const today = '2026-03-10'
let model: Answer

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '17:00')
  model = await house.as('manager').do('model.add', {
    body: {
      code: 'M1',
      brandZh: '云启',
      brandEn: 'Yunqi',
      nameZh: '一号',
      nameEn: 'One',
      powertrain: 'ice',
      trims: [],
      serviceIntervalKm: 10_000,
      serviceIntervalMonths: 12,
    },
  })
}, 60_000)

/** A car of that model, sold a year ago but for some days, with two readings 50 km a day apart. */
async function car(soldOn: string, readings: readonly (readonly [on: string, km: number])[]) {
  const guest = await newGuest(house)
  const advisor = house.as('serviceAdvisor')
  const file = async () => advisor.get<Answer>('vehicle.get', { id: guest.vehicleId })
  await advisor.do('vehicle.edit', {
    id: guest.vehicleId,
    version: (await file()).version,
    body: { modelId: model.id, soldOn },
  })
  await house.rows('delete from vehicles.odometer where vehicle_id = $1', [guest.vehicleId])
  for (const [on, km] of readings)
    await advisor.do('vehicle.readOdometer', {
      id: guest.vehicleId,
      version: (await file()).version,
      body: { on, km, lowerBecause: '补录' },
    })
  return guest
}

const agree = async (customerId: string) => {
  const [row] = await house.rows('select person_id from customers.customer where id = $1', [customerId])
  await house.as('serviceAdvisor').do('consent.give', {
    body: { personId: row?.['person_id'], purpose: 'marketing', channel: 'any', wording: '同意接收保养提醒' },
  })
}

interface Row extends Answer {
  readonly plate: string
  readonly dueOn: string
  readonly dueBy: string
  readonly consented: boolean
  readonly calculation: Record<string, unknown>
}

const due = async (plate: string) =>
  (await house.as('careAgent').get<{ rows: Row[] }>('reminder.list', { query: { q: plate } })).rows
const messagesTo = (id: string) => house.rows('select * from kernel.message where record_id = $1 order by id', [id])

describe('maintenance that is due', () => {
  scenario('N-04', 'a due car gets a reminder with a link to book; booking stops further reminders', async () => {
    const guest = await car('2025-06-01', [
      ['2025-12-10', 4500],
      ['2026-03-10', 9000],
    ])
    await agree(guest.customerId)
    house.clock.set(`${today}T01:30:00.000Z`)
    expect(await reminderRounds(house.kernel)).toBe(0)
    house.clock.set(`${today}T02:30:00.000Z`)
    await reminderRounds(house.kernel)
    const [row] = await due(guest.plate)
    expect(row).toMatchObject({
      state: 'sent',
      dueBy: 'km',
      dueOn: '2026-03-30',
      calculation: { fromKm: 4500, readingKm: 9000, kmPerDay: 50, kmToday: 9000, targetKm: 10_000 },
    })
    const [message] = await messagesTo(row?.id ?? '')
    expect(message).toMatchObject({ purpose: 'marketing', params: { link: `/p/book/${guest.vehicleId}` } })
    const source = { template: String(message?.['template']), params: message?.['params'], timeZone: 'Asia/Shanghai' }
    expect(messageText({ ...source, language: 'zh-CN' }, { name: '王建国' }).text).toContain('2026年3月30日')
    // Once a day; a fortnight later once more.
    expect(await reminderRounds(house.kernel)).toBe(0)
    house.clock.forward(15 * 24 * 60)
    await reminderRounds(house.kernel)
    expect(await messagesTo(row?.id ?? '')).toHaveLength(2)
    await shift(house, '09:00', '17:00', '2026-03-26')
    await house.as('serviceAdvisor').do('appointment.book', {
      body: {
        storeId: house.stores.sz,
        customerId: guest.customerId,
        vehicleId: guest.vehicleId,
        visitType: 'maintenance',
        itemCodes: [],
        channel: 'phone',
        startsAt: '2026-03-26T02:00:00.000Z',
        minutes: 60,
        skill: 'mechanical',
      },
    })
    const [still] = await due(guest.plate)
    expect(
      await house.as('careAgent').refused('reminder.send', { id: still?.id ?? '', version: still?.version ?? 0 }),
    ).toMatchObject({ code: 'care.alreadyBooked' })
    await reminderRounds(house.kernel)
    expect((await due(guest.plate))[0]).toMatchObject({ state: 'booked' })
    house.clock.set(`${today}T02:30:00.000Z`)
  })

  test('without consent nothing leaves: the car stands on the agent’s list until it is given or he says no', async () => {
    const guest = await car('2025-04-01', [['2026-03-01', 3000]])
    house.clock.set('2026-03-11T02:30:00.000Z')
    await reminderRounds(house.kernel)
    const [row] = await due(guest.plate)
    expect(row).toMatchObject({ state: 'due', dueBy: 'time', dueOn: '2026-04-01', consented: false })
    const agent = house.as('careAgent')
    const target = { id: row?.id ?? '', version: row?.version ?? 0 }
    expect(await agent.refused('reminder.send', target)).toMatchObject({ code: 'care.noConsent' })
    expect(await messagesTo(target.id)).toEqual([])
    await agree(guest.customerId)
    const sent = await agent.do('reminder.send', target)
    expect(sent).toMatchObject({ state: 'sent', sentCount: 1 })
    const stopped = await agent.do('reminder.stop', {
      ...target,
      version: sent.version,
      body: { reason: '已在别处保养' },
    })
    expect(stopped.state).toBe('stopped')
    house.clock.forward(24 * 60)
    await reminderRounds(house.kernel)
    expect(await due(guest.plate)).toHaveLength(1)
  })
})
