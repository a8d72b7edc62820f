import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { customerOf } from './signed-in.ts'
import { bookingDay, checkIn, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '18:00')
}, 60_000)

interface Booking {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly startsAt: string
  readonly technicianName: string | null
}
interface Cars {
  cars: { id: string; visits: { id: string; number: string }[]; bookings: Booking[] }[]
}
interface Times {
  minutes: number
  skill: string
  times: { startsAt: string }[]
}

const free = `/api/my/times?store={store}&visitType=quick&from=${bookingDay}&days=3`

scenario('V-10', 'a signed-in customer sees his own cars and visits and nobody else’s', async () => {
  const mine = await newGuest(house)
  const other = await newGuest(house, { name: '李梅' })
  const order = await checkIn(house, mine)
  const others = await checkIn(house, other)
  const customer = await customerOf(house, mine)
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
  const customer = await customerOf(house, mine)
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
  const figures = await house.as('manager').get<{ rows: object[] }>('repairOrder.today')
  expect(figures.rows).toMatchObject([{ booked30Days: 1, selfBooked30Days: 1 }])
  expect((await customer.post('/api/appointments/book', { ...wish, customerId: mine.customerId })).status).not.toBe(200)
})

/** A booking of his own at the first time offered, and what it takes to move it. */
async function ownBooking() {
  const guest = await newGuest(house)
  const customer = await customerOf(house, guest)
  const { body: offered } = await customer.get<Times>(free.replace('{store}', house.stores.sz))
  const { minutes, skill } = offered
  const wish = { storeId: house.stores.sz, vehicleId: guest.vehicleId, visitType: 'quick', minutes, skill }
  const booked = await customer.post<Booking>('/api/appointments/bookOwn', {
    ...wish,
    startsAt: offered.times[0]?.startsAt,
  })
  expect(booked.status).toBe(200)
  const verb = (name: string, body: object, version = booked.body.version) =>
    customer.post<Booking & { code?: string; details?: { alternatives?: unknown[] } }>(
      `/api/appointments/${booked.body.id}/${name}`,
      body,
      undefined,
      version,
    )
  return { guest, customer, booking: booked.body, minutes, skill, verb }
}

const times = async (customer: Awaited<ReturnType<typeof customerOf>>) =>
  (await customer.get<Times>(free.replace('{store}', house.stores.sz))).body.times.map(({ startsAt }) => startsAt)

scenario('G-02', 'a customer moves and cancels his own booking, and the time is free at once', async () => {
  const { customer, booking, minutes, skill, verb } = await ownBooking()
  expect(await times(customer)).not.toContain(booking.startsAt)
  const other = (await times(customer)).find((startsAt) => startsAt > booking.startsAt) ?? ''
  const query = `store=${house.stores.hz}&visitType=wash&from=${bookingDay}&days=3&booking=${booking.id}`
  expect((await customer.get<Times>(`/api/my/times?${query}`)).body).toMatchObject({ minutes, skill })
  expect(await verb('changeOwn', { startsAt: other, minutes: 15, skill })).toMatchObject({ status: 422 })
  const moved = await verb('changeOwn', { startsAt: other, minutes, skill })
  expect(moved).toMatchObject({ status: 200, body: { startsAt: other, version: booking.version + 1 } })
  expect(await times(customer)).toContain(booking.startsAt)
  expect(await times(customer)).not.toContain(other)
  // Seen before it moved: he is shown how it stands.
  expect(await verb('cancelOwn', {})).toMatchObject({ status: 409, body: { code: 'kernel.stale' } })
  expect(await verb('cancelOwn', { reason: '不来了' }, moved.body.version)).toMatchObject({
    status: 200,
    body: { state: 'cancelled' },
  })
  expect(await times(customer)).toContain(other)
  expect((await customer.get<Cars>('/api/my/cars')).body.cars[0]?.bookings).toEqual([])
  const told = await house.rows('select template from kernel.message where record_id = $1 order by id', [booking.id])
  expect(told.map((message) => message['template'])).toEqual([
    'service.appointmentBooked',
    'service.appointmentMoved',
    'service.appointmentCancelled',
  ])
})

scenario('G-02', 'a time that is gone is refused with others, and another’s booking is not his to change', async () => {
  const { customer, minutes, skill, verb } = await ownBooking()
  const stranger = await ownBooking()
  const taken = await verb('changeOwn', { startsAt: stranger.booking.startsAt, minutes, skill })
  expect(taken).toMatchObject({ status: 409, body: { code: 'service.timeTaken' } })
  expect(taken.body.details?.alternatives?.length).toBeGreaterThanOrEqual(2)
  const theirs = `/api/appointments/${stranger.booking.id}/cancelOwn`
  expect(await customer.post(theirs, {}, undefined, 1)).toMatchObject({ status: 404 })
  const query = `store=${house.stores.sz}&visitType=quick&from=${bookingDay}&days=3&booking=${stranger.booking.id}`
  expect(await customer.get(`/api/my/times?${query}`)).toMatchObject({ status: 404 })
})

scenario(
  'G-02',
  'his own minutes do not stand in his way: they count as free among the times he can move to',
  async () => {
    const { customer, booking, minutes, skill, verb } = await ownBooking()
    const stranger = await ownBooking()
    const offered = async (more: string) =>
      (await customer.get<Times>(`${free.replace('{store}', house.stores.sz)}${more}`)).body.times.map(
        (one) => one.startsAt,
      )
    expect(await offered('')).not.toContain(booking.startsAt)
    expect(await offered(`&booking=${booking.id}`)).toContain(booking.startsAt)
    const desk = { store: house.stores.sz, skill, minutes, from: bookingDay, days: 3, booking: booking.id }
    const { rows } = await house
      .as('serviceAdvisor')
      .get<{ rows: { startsAt: string }[] }>('appointment.free', { query: desk })
    expect(rows.map(({ startsAt }) => startsAt)).toContain(booking.startsAt)
    const taken = await verb('changeOwn', { startsAt: stranger.booking.startsAt, minutes, skill })
    expect(taken).toMatchObject({ status: 409, body: { code: 'service.timeTaken' } })
    expect(taken.body.details?.alternatives).toContainEqual(expect.objectContaining({ startsAt: booking.startsAt }))
    // Half an hour later he meets his own minutes only.
    const later = new Date(Date.parse(booking.startsAt) + 30 * 60_000).toISOString()
    const free30 = await offered(`&booking=${booking.id}`)
    expect(free30.includes(later)).toBe((await verb('changeOwn', { startsAt: later, minutes, skill })).status === 200)
  },
)

scenario('G-02', 'only technicians who are qualified and on shift are offered and can be chosen', async () => {
  const { guest, customer, booking, minutes, skill, verb } = await ownBooking()
  const [able] = await house.rows(`select id, name from people.staff where staff_no = 'sz-technician'`)
  const [inspector] = await house.rows(`select id from people.staff where staff_no = 'sz-inspector'`)
  const offered = (startsAt: string, more = '') =>
    customer.get<{ technicians: { id: string; name: string }[] }>(
      `/api/my/technicians?store=${house.stores.sz}&visitType=quick&startsAt=${startsAt}&minutes=${minutes}&skill=${skill}${more}`,
    )
  expect((await offered(booking.startsAt)).body).toEqual({ technicians: [{ id: able?.['id'], name: able?.['name'] }] })
  expect((await offered(`${bookingDay}T11:00:00.000Z`)).body).toEqual({ technicians: [] })
  const { startsAt } = booking
  expect(await verb('changeOwn', { startsAt, minutes, skill, technicianId: inspector?.['id'] })).toMatchObject({
    status: 409,
    body: { code: 'service.technicianNotFree' },
  })
  const chosen = await verb('changeOwn', { startsAt, minutes, skill, technicianId: able?.['id'] })
  expect(chosen).toMatchObject({ status: 200, body: { technicianId: able?.['id'] } })
  expect((await customer.get<Cars>('/api/my/cars')).body.cars[0]?.bookings).toMatchObject([
    { technicianName: able?.['name'] },
  ])
  // He is promised then: nobody else can have him, but the booking that has him still can.
  expect((await offered(startsAt)).body).toEqual({ technicians: [] })
  expect((await offered(startsAt, `&booking=${booking.id}`)).body.technicians).toHaveLength(1)
  const query = free.replace('{store}', house.stores.sz)
  const another = (await customer.get<Times>(query)).body.times.find((time) => time.startsAt > startsAt)?.startsAt ?? ''
  const wish = { storeId: house.stores.sz, vehicleId: guest.vehicleId, visitType: 'quick', minutes, skill }
  expect(
    await customer.post('/api/appointments/bookOwn', { ...wish, startsAt: another, technicianId: able?.['id'] }),
  ).toMatchObject({ status: 200, body: { technicianId: able?.['id'] } })
})

scenario('L-07', 'a customer opens the papers of his visits later, and nobody else’s', async () => {
  const [mine, other] = [await newGuest(house), await newGuest(house, { name: '李梅' })]
  const [order, others] = [await checkIn(house, mine), await checkIn(house, other)]
  const customer = await customerOf(house, mine)
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
  const customer = await customerOf(house, buyer)
  const { body } = await customer.get<Cars>('/api/my/cars')
  expect(body.cars.map((car) => car.id).sort()).toEqual([seller.vehicleId, buyer.vehicleId].sort())
  expect(body.cars.find((car) => car.id === seller.vehicleId)?.visits).toEqual([])
  expect((await customer.get(`/api/my/visits/${order.id}`)).status).toBe(404)
  const former = await customerOf(house, seller)
  expect((await former.get<Cars>('/api/my/cars')).body.cars).toEqual([])
})

// The last one: the clock goes on to the day of the booking.
scenario('G-02', 'once its time has come a booking is the store’s to change', async () => {
  const { guest, booking } = await ownBooking()
  house.clock.set(booking.startsAt)
  const customer = await customerOf(house, guest)
  expect(
    await customer.post(`/api/appointments/${booking.id}/cancelOwn`, {}, undefined, booking.version),
  ).toMatchObject({
    status: 409,
    body: { code: 'service.bookingBegun', details: { phone: expect.any(String) } },
  })
})

scenario('G-02', 'the customer books a single item of the catalogue, for as long as it takes', async () => {
  const guest = await newGuest(house)
  const customer = await customerOf(house, guest)
  const { body } = await customer.get<{ rows: { code: string; visitType: string; minutes: number }[] }>(
    `/api/my/items?vehicle=${guest.vehicleId}`,
  )
  expect(body.rows).toContainEqual(expect.objectContaining({ code: 'R-WIPER', visitType: 'general', minutes: 12 }))
  const query = `store=${house.stores.sz}&visitType=general&from=${bookingDay}&days=3&items=R-WIPER`
  const offered = await customer.get<Times>(`/api/my/times?${query}`)
  expect(offered.body).toMatchObject({ minutes: 15, skill: 'mechanical' })
  const wish = {
    storeId: house.stores.sz,
    vehicleId: guest.vehicleId,
    visitType: 'general',
    startsAt: offered.body.times.at(-1)?.startsAt,
    minutes: 15,
    skill: 'mechanical',
  }
  const post = (more: object) =>
    customer.post<{ itemCodes: string[] }>('/api/appointments/bookOwn', { ...wish, ...more })
  expect((await post({})).status).toBe(422)
  expect((await post({ itemCodes: ['R-NONE'] })).body).toMatchObject({ code: 'service.unknownItem' })
  expect((await post({ itemCodes: ['R-WIPER'] })).body).toMatchObject({ itemCodes: ['R-WIPER'], state: 'booked' })
})
