import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../src/modules.ts'
import { checkIn, newGuest, openShop, shift, at } from '../../src/modules/service/test/shop.ts'
import { useHouse } from '../house.ts'

const house = useHouse()
const lists = modules
  .flatMap((module) => module.records)
  .flatMap(({ face, reads }) => reads.map((read) => ({ key: `${face.name}.${read.name}`, ...read.spec })))
  .filter(({ query, path }) => query instanceof z.ZodObject && 'total' in query.shape && !path.includes(':id'))
  // What lists the rows of one record must be told which.
  .filter(({ query }) => query?.safeParse({}).success)

interface Page {
  readonly rows: unknown[]
  readonly next?: string
  readonly total?: number
  readonly totalCapped?: boolean
}

beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '12:00')
  const guests = [await newGuest(house), await newGuest(house), await newGuest(house)]
  for (const guest of guests) await checkIn(house, guest)
  for (const [index, { customerId, vehicleId }] of guests.entries()) {
    const body = { storeId: house.stores.sz, customerId, vehicleId, visitType: 'maintenance', itemCodes: [] }
    const when = { channel: 'desk', startsAt: at(`${index + 9}:00`.padStart(5, '0')), minutes: 30, skill: 'mechanical' }
    await house.as('serviceAdvisor').do('appointment.book', { body: { ...body, ...when } })
  }
}, 60_000)

describe('lists', () => {
  // A tile of the home shows this number, and its list must be as long.
  test.each(lists)('$key counts all its rows and not its page', async ({ key, permission }) => {
    const role = permission.startsWith('account.') ? 'administrator' : 'manager'
    const all = await house.as(role).get<Page>(key, { query: { total: true, limit: 200 } })
    const page = await house.as(role).get<Page>(key, { query: { total: true, limit: 1 } })
    expect(all.next).toBeUndefined()
    expect(all).toMatchObject({ total: all.rows.length, totalCapped: false })
    expect(page.total).toBe(all.rows.length)
    if (page.next) {
      const second = await house.as(role).get<Page>(key, { query: { total: true, limit: 1, after: page.next } })
      expect(second.total).toBe(all.rows.length)
      expect(second.rows).not.toEqual(page.rows)
    }
    const uncounted = await house.as(role).get<Page>(key, {})
    expect(uncounted.total).toBeUndefined()
  })

  test('bookings and orders are among them and have rows', async () => {
    const manager = house.as('manager')
    for (const key of ['appointment.list', 'repairOrder.list'])
      expect(await manager.get<Page>(key, { query: { total: true, limit: 1 } })).toMatchObject({ total: 3 })
  })
})
