import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { inWork } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { seedGuides } from '../../knowledge/server/public.ts'
import { Bench, conclusion } from '../../service/test/diagnose.ts'
import { at, brakeJob, checkIn, decide, newGuest, openShop, quote } from '../../service/test/shop.ts'
import { hire } from './crew.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await inWork(house, {}, seedGuides)
  house.clock.set(at('09:00', '2026-03-10'))
}, 60_000)

interface Proposed {
  readonly orderId: string
  readonly severity: string | null
  readonly plannedStart: string
  readonly reasons: { code: string; details: { times?: number } }[]
}

const proposed = async () =>
  (await house.as('dispatcher').get<{ rows: Proposed[] }>('jobCard.proposals', { query: { store: house.stores.sz } }))
    .rows
const arrive = async (visitType: string) => checkIn(house, await newGuest(house), { visitType })
const agree = async (order: Awaited<ReturnType<typeof arrive>>) => {
  const { version } = await house.as('dispatcher').get<{ version: number }>('repairOrder.get', { id: order.id })
  await quote(house, { ...order, version }, brakeJob, { promisedAt: at('10:00', '2026-03-10') })
  await decide(house, order.id, 'approved')
}

describe('what the diagnosis says of going on driving', () => {
  scenario('H-02', 'an unsafe car goes before others of the same promise, with the reason', async () => {
    await hire(house, '急修', { skills: ['mechanical'] })
    const manager = house.as('manager')
    const staff = await house.rows(
      `select distinct staff_id as id from people.shift where store_id = $1 and state = 'planned' and kind = 'work'`,
      [house.stores.sz],
    )
    const [hand] = await house.rows(`select id from people.staff where name = '急修'`)
    for (const { id } of staff.filter((one) => one['id'] !== hand?.['id']))
      await manager.do('shift.absent', {
        body: {
          storeId: house.stores.sz,
          staffId: id,
          day: '2026-03-10',
          startsAt: at('08:00', '2026-03-10'),
          endsAt: at('18:00', '2026-03-10'),
          reason: '培训',
        },
      })
    const plain = await arrive('maintenance')
    await agree(plain)
    const unsafe = await arrive('general')
    const bench = await Bench.open(house, unsafe.id)
    await bench.prepare(['reception', 'detailed'], { nature: 'safety', severity: 'unsafe' })
    await bench.do('conclude', conclusion)
    await agree(unsafe)
    const rows = await proposed()
    expect(rows.map((row) => [row.orderId, row.severity])).toEqual([
      [unsafe.id, 'unsafe'],
      [plain.id, null],
    ])
    expect(rows[0]?.reasons[0]).toEqual({ code: 'unsafe', details: { times: 4 } })
    expect(rows[1]?.reasons.map((reason) => reason.code)).not.toContain('unsafe')
    expect([rows[0]?.plannedStart, rows[1]?.plannedStart]).toEqual([
      at('09:00', '2026-03-10'),
      at('09:50', '2026-03-10'),
    ])
  })

  scenario(
    'I-12',
    'a car that waits for its diagnosis stands still for that, on the board and in the figures',
    async () => {
      const dispatcher = house.as('dispatcher')
      const query = { store: house.stores.sz }
      const causeOf = async (orderId: string) => {
        const { cars } = await dispatcher.get<{ cars: { orderId: string; standstill: string | null }[] }>(
          'jobCard.board',
          { query },
        )
        return cars.find((car) => car.orderId === orderId)?.standstill
      }
      const counted = async () => {
        const { rows } = await house
          .as('manager')
          .get<{ rows: { cause: string; count: number; since: string }[] }>('jobCard.standstill', { query })
        return rows.find((row) => row.cause === 'diagnosis')
      }
      expect(await counted()).toBeUndefined()
      const [maintenance, order] = [await arrive('maintenance'), await arrive('general')]
      expect(await causeOf(maintenance.id)).toBe('estimate')
      expect(await causeOf(order.id)).toBe('diagnosis')
      expect(await counted()).toMatchObject({ count: 1, since: at('09:00', '2026-03-10') })
      const bench = await Bench.open(house, order.id)
      await bench.prepare(['reception', 'detailed', 'professional'], { faultClass: 'complex' })
      await bench.do('conclude', { ...conclusion, faultClass: 'complex' })
      expect(await causeOf(order.id)).toBe('diagnosis')
      const second = await hire(house, '复核')
      await bench.do('review', { agrees: true, opinion: '复核一致' }, second)
      expect(await causeOf(order.id)).toBe('estimate')
      expect(await counted()).toBeUndefined()
    },
  )
})
