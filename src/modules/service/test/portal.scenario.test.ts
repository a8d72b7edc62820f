import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { bookingDay, checkIn, type Guest, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '12:00')
}, 60_000)

interface Cars {
  cars: { id: string; visits: { id: string; number: string }[]; bookings: { number: string; startsAt: string }[] }[]
}
interface Times {
  minutes: number
  skill: string
  times: { startsAt: string }[]
}

/** Signs a customer in by the code that was sent to his phone. */
async function customerOf(guest: Guest) {
  const post = (url: string, payload: object) => house.app.inject({ method: 'POST', url, payload })
  const [row] = await house.rows(`select plate from vehicles.vehicle where id = $1`, [guest.vehicleId])
  const phone = `1380000${String(1000 + Number(String(row?.['plate']).slice(-5)) - 10_000)}`
  expect((await post('/api/portal/code', { phone })).statusCode).toBe(200)
  const [message] = await house.rows(
    `select params ->> 'code' as code from kernel.message where template = 'kernel.portalCode' order by created_at desc, id desc limit 1`,
  )
  const entered = await post('/api/portal/sign-in', { phone, code: String(message?.['code']) })
  expect(entered.statusCode).toBe(200)
  const cookies = { open4s: entered.cookies.find(({ name }) => name === 'open4s')?.value ?? '' }
  return {
    async get<T>(url: string): Promise<{ status: number; body: T }> {
      const answer = await house.app.inject({ method: 'GET', url, cookies })
      return { status: answer.statusCode, body: answer.json<T>() }
    },
    async post<T>(url: string, payload: object, key = `key-${Math.random()}`): Promise<{ status: number; body: T }> {
      const answer = await house.app.inject({
        method: 'POST',
        url,
        payload,
        cookies,
        headers: { 'idempotency-key': key },
      })
      return { status: answer.statusCode, body: answer.json<T>() }
    },
  }
}

const free = `/api/my/times?store={store}&visitType=quick&from=${bookingDay}&days=3`

scenario('V-10', 'a signed-in customer sees his own cars and visits and nobody else’s', async () => {
  const mine = await newGuest(house)
  const other = await newGuest(house, { name: '李梅' })
  const order = await checkIn(house, mine)
  const others = await checkIn(house, other)
  const customer = await customerOf(mine)
  const { body } = await customer.get<Cars>('/api/my/cars')
  expect(body.cars.map((car) => car.id)).toEqual([mine.vehicleId])
  expect(body.cars[0]?.visits).toMatchObject([{ id: order.id, number: order['number'] }])
  expect((await customer.get(`/api/my/visits/${order.id}`)).body).toMatchObject({ state: 'received' })
  expect((await customer.get(`/api/my/visits/${others.id}`)).status).toBe(404)
  for (const url of [
    `/api/visits/${order.id}/progress`,
    `/api/repair-orders/${order.id}`,
    '/api/appointments',
    '/api/vehicles',
  ])
    expect((await customer.get(url)).status).toBe(403)
})

scenario('G-01', 'a customer books his own car from the times that are offered, and only those', async () => {
  const [mine, other] = [await newGuest(house), await newGuest(house, { name: '李梅' })]
  const customer = await customerOf(mine)
  const { body: offered } = await customer.get<Times>(free.replace('{store}', house.stores.sz))
  expect(offered.minutes).toBe(45)
  expect(offered.times.length).toBeGreaterThanOrEqual(2)
  const startsAt = offered.times[0]?.startsAt ?? ''
  const { minutes, skill } = offered
  const wish = { storeId: house.stores.sz, vehicleId: mine.vehicleId, visitType: 'quick', startsAt, minutes, skill }
  expect(
    (await customer.post('/api/appointments/bookOwn', { ...wish, vehicleId: other.vehicleId })).body,
  ).toMatchObject({
    code: 'service.unknownVehicle',
  })
  expect((await customer.post('/api/appointments/bookOwn', { ...wish, minutes: 15 })).status).toBe(422)
  const booked = await customer.post<{ number: string }>('/api/appointments/bookOwn', wish, 'one-intent')
  expect(booked).toMatchObject({ status: 200, body: { state: 'booked', channel: 'web', customerId: mine.customerId } })
  const twice = await customer.post<{ number: string }>('/api/appointments/bookOwn', wish, 'one-intent')
  expect(twice.body.number).toBe(booked.body.number)
  const { body } = await customer.get<Cars>('/api/my/cars')
  expect(body.cars[0]?.bookings).toMatchObject([{ number: booked.body.number, startsAt }])
  expect((await customer.post('/api/appointments/book', { ...wish, customerId: mine.customerId })).status).not.toBe(200)
})

scenario('L-07', 'a customer opens the papers of his visits later, and nobody else’s', async () => {
  const [mine, other] = [await newGuest(house), await newGuest(house, { name: '李梅' })]
  const [order, others] = [await checkIn(house, mine), await checkIn(house, other)]
  const customer = await customerOf(mine)
  const paperOf = async (id: string) => {
    const [row] = await house.rows('select id from kernel.paper where record_id = $1 order by id', [id])
    return String(row?.['id'])
  }
  const visit = await customer.get<{ papers: { id: string; kind: string }[] }>(`/api/my/visits/${order.id}`)
  expect(visit.body.papers).toMatchObject([{ id: await paperOf(order.id), kind: 'serviceAgreement' }])
  expect((await customer.get(`/api/papers/${await paperOf(order.id)}`)).status).toBe(200)
  expect((await customer.get(`/api/papers/${await paperOf(others.id)}`)).status).toBe(403)
})

test('the next owner does not see what was done before the car was his', async () => {
  const [seller, buyer] = [await newGuest(house), await newGuest(house, { name: '李梅' })]
  const order = await checkIn(house, seller)
  const vehicle = await house.as('serviceAdvisor').get<{ version: number }>('vehicle.get', { id: seller.vehicleId })
  await house.as('serviceAdvisor').do('vehicle.changeOwner', {
    id: seller.vehicleId,
    version: vehicle.version,
    body: { customerId: buyer.customerId, since: '2026-03-10' },
  })
  const customer = await customerOf(buyer)
  const { body } = await customer.get<Cars>('/api/my/cars')
  expect(body.cars.map((car) => car.id).sort()).toEqual([seller.vehicleId, buyer.vehicleId].sort())
  expect(body.cars.find((car) => car.id === seller.vehicleId)?.visits).toEqual([])
  expect((await customer.get(`/api/my/visits/${order.id}`)).status).toBe(404)
  const former = await customerOf(seller)
  expect((await former.get<Cars>('/api/my/cars')).body.cars).toEqual([])
})
