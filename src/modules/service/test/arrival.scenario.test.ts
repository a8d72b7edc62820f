import { beforeAll, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { deadlines } from '../server/parameters.ts'
import { brakeJob, checkIn, decide, estimateOf, newGuest, openShop, quote } from './shop.ts'

const house = useHouse()
const advisor = () => house.as('serviceAdvisor')

beforeAll(async () => {
  await openShop(house)
}, 60_000)

interface Waiting extends Answer {
  readonly record: string
  readonly plate: string
  readonly waitedMinutes: number
}

scenario(
  'G-08',
  'guests without booking are greeted by the clock and received in the order in which they came',
  async () => {
    const guest = await newGuest(house)
    const { sz } = house.stores
    const first = await advisor().do('walkIn.arrive', { body: { storeId: sz, plate: guest.plate, wish: '刹车异响' } })
    house.clock.forward(2)
    const second = await advisor().do('walkIn.arrive', { body: { storeId: sz } })
    const queue = async () =>
      (await advisor().get<{ rows: Answer[] }>('walkIn.list', { query: { waiting: true } })).rows.map((row) => row.id)
    expect(await queue()).toEqual([first.id, second.id])
    const lounge = await advisor().get<{ rows: Waiting[] }>('guestWait.lounge')
    expect(lounge.rows).toMatchObject([
      { record: 'walkIn', plate: guest.plate, waitedMinutes: 2 },
      { record: 'walkIn', plate: '', waitedMinutes: 0 },
    ])
    const greeted = await advisor().do('walkIn.greet', { id: first.id, version: first.version })
    house.clock.forward(4)
    await scanDeadlines(house.kernel, deadlines)
    const clockOf = async (id: string) =>
      (await house.rows('select state from kernel.deadline where record_id = $1', [id]))[0]?.['state']
    expect([await clockOf(first.id), await clockOf(second.id)]).toEqual(['met', 'breached'])
    const told = await house.rows(
      'select distinct template from kernel.message where record_id = $1 and account_id is not null',
      [second.id],
    )
    expect(told).toEqual([{ template: 'kernel.deadlineBreached' }])
    const score = await house.as('manager').get('observation.score', { query: { store: sz } })
    expect(score).toMatchObject({ ungreeted: 1 })
    const order = await checkIn(house, guest, { walkInId: first.id })
    expect(order).toMatchObject({ arrivedAt: first['arrivedAt'], greetedAt: greeted['greetedAt'] })
    const { customerId, vehicleId } = await newGuest(house)
    const again = {
      storeId: sz,
      customerId,
      vehicleId,
      visitType: 'wash',
      odometerKm: 12_000,
      concerns: [],
      confirmed: true,
    }
    const body = { ...again, belongings: [], oldParts: 'none', waiting: false, walkInId: first.id }
    expect(await advisor().refused('repairOrder.checkIn', { body })).toMatchObject({ code: 'service.walkInGone' })
    await advisor().do('walkIn.leave', { id: second.id, version: second.version, body: { reason: '只是问路' } })
    const found = async (query: Record<string, string>) =>
      (await advisor().get<{ rows: Answer[] }>('walkIn.list', { query })).rows.map((row) => row.id)
    expect(await found({ state: 'left' })).toEqual([second.id])
    expect(await found({ from: '2026-03-10', to: '2026-03-10', q: guest.plate })).toEqual([first.id])
    expect(await found({ from: '2026-03-11' })).toEqual([])
    expect(await queue()).toEqual([])
  },
)

interface Open extends Answer {
  readonly waitedMinutes: number
  readonly openedAt: string | null
  readonly mayRemind: boolean
}

scenario('H-15', 'an estimate without answer stands before the advisor; he reminds once and then rings', async () => {
  const order = await checkIn(house, await newGuest(house))
  await quote(house, order, brakeJob)
  const open = async () =>
    (await advisor().get<{ rows: Open[] }>('estimate.unanswered', { query: { mine: true } })).rows
  house.clock.forward(20)
  expect(await open()).toMatchObject([{ orderId: order.id, waitedMinutes: 20, openedAt: null, mayRemind: true }])
  await (await estimateOf(house, order.id)).page()
  house.clock.forward(45)
  const [seen] = await open()
  expect(seen).toMatchObject({ waitedMinutes: 45, phoneMasked: expect.stringContaining('****') })
  if (!seen) throw new Error('No open estimate')
  const reminded = await advisor().do('estimate.remind', { id: seen.id, version: seen.version })
  const messages = await house.rows(
    `select template from kernel.message where record_id = $1 and template = 'service.estimateReminder'`,
    [order.id],
  )
  expect(messages).toHaveLength(1)
  const call = { id: seen.id, version: reminded.version }
  expect(await advisor().refused('estimate.remind', call)).toMatchObject({ code: 'service.remindedJustNow' })
  expect(await open()).toMatchObject([{ reminders: 1, mayRemind: false }])
  house.clock.forward(31)
  await advisor().do('estimate.remind', call)
  await decide(house, order.id, 'approved')
  expect(await open()).toEqual([])
})
