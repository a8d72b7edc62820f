import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { withCheckDigit } from '../../vehicles/contract/vin.ts'
import { at, bookingDay, newGuest, openShop, shift } from './shop.ts'
import { customerOf, customerWith } from './signed-in.ts'

const house = useHouse()
beforeAll(async () => {
  sz = house.stores.sz
  await openShop(house)
  await shift(house, '09:00', '18:00')
}, 60_000)

interface Refused {
  readonly code: string
}
interface Times {
  readonly minutes: number
  readonly skill: string
  readonly times: { startsAt: string }[]
}
interface Cars {
  readonly isKnown: boolean
  readonly cars: { id: string }[]
}
let sz = ''
const vin = withCheckDigit('LFV2A2156N3009001')
const car = () => ({ storeId: sz, vin, plate: '粤B9A001', powertrain: 'ice' })
const self = (name: string) => ({ storeId: sz, name, language: 'zh-CN', source: 'wechat' })

scenario('G-01', 'who was never here comes by the WeChat menu, enters himself and his car, and books', async () => {
  const customer = await customerWith(house, '13922220001')
  expect((await customer.get<Cars>('/api/my/cars')).body).toEqual({ isKnown: false, cars: [] })
  expect((await customer.post<Refused>('/api/vehicles/registerOwn', car())).body.code).toBe('vehicles.unknownCustomer')
  const entered = await customer.post('/api/customers/registerOwn', self('陈晓'))
  expect(entered).toMatchObject({ status: 200, body: { source: 'wechat', storeId: sz } })
  expect((await customer.post<Refused>('/api/customers/registerOwn', self('陈晓'))).body.code).toBe(
    'customers.signInAgain',
  )
  // A car on another's file is not taken over, and a VIN that cannot be is refused with what to do.
  const known = await newGuest(house)
  const [others] = await house.rows('select vin, plate from vehicles.vehicle where id = $1', [known.vehicleId])
  const theirs = { ...car(), ...others }
  expect((await customer.post<Refused>('/api/vehicles/registerOwn', theirs)).body.code).toBe('vehicles.ownCarKnown')
  const wrong = { ...car(), vin: 'LFV2A2156N3009999' }
  expect((await customer.post<Refused>('/api/vehicles/registerOwn', wrong)).body.code).toBe('vehicles.ownVinDoubtful')
  const mine = await customer.post<{ id: string }>('/api/vehicles/registerOwn', car())
  expect(mine.status).toBe(200)
  expect((await customer.get<Cars>('/api/my/cars')).body).toMatchObject({ isKnown: true, cars: [{ id: mine.body.id }] })
  const times = `/api/my/times?store=${sz}&visitType=general&from=${bookingDay}&days=3`
  const { minutes, skill, times: free } = (await customer.get<Times>(times)).body
  const booked = await customer.post<{ id: string }>('/api/appointments/bookOwn', {
    storeId: sz,
    vehicleId: mine.body.id,
    visitType: 'general',
    startsAt: free[0]?.startsAt,
    minutes,
    skill,
    channel: 'wechat',
    concern: '刹车有异响',
    odometerKm: 43_210,
  })
  expect(booked.status).toBe(200)
  expect(await house.as('serviceAdvisor').get('appointment.get', { id: booked.body.id })).toMatchObject({
    customerName: '陈晓',
    phoneMasked: '139****0001',
    channel: 'wechat',
    concern: '刹车有异响',
    odometerKm: 43_210,
  })
})

scenario('G-01', 'the share of bookings that customers make is measured channel by channel', async () => {
  const advisor = house.as('serviceAdvisor')
  const book = async (channel: string, hour: string, more: object = {}) => {
    const guest = await newGuest(house)
    const { customerId, vehicleId } = guest
    const when = { startsAt: at(hour), minutes: 30, skill: 'mechanical' }
    const body = {
      storeId: sz,
      customerId,
      vehicleId,
      visitType: 'maintenance',
      itemCodes: ['M-OIL'],
      channel,
      ...when,
    }
    return advisor.do('appointment.book', { body: { ...body, ...more } })
  }
  const measured = () =>
    house
      .as('manager')
      .get<{ booked: number; ownBasisPoints: number; rows: { channel: string; booked: number }[] }>(
        'appointment.channels',
      )
  const before = await measured()
  await book('desk', '14:00')
  const phone = await book('phone', '14:30', { phoneCourtesy: ['greetByPhone', 'askPolitely', 'greetByPhone'] })
  const own = await customerOf(house, await newGuest(house))
  const { cars } = (await own.get<Cars>('/api/my/cars')).body
  const times = `/api/my/times?store=${sz}&visitType=quick&from=${bookingDay}&days=3`
  const { minutes, skill, times: free } = (await own.get<Times>(times)).body
  const wish = {
    storeId: sz,
    vehicleId: cars[0]?.id,
    visitType: 'quick',
    startsAt: free.at(-1)?.startsAt,
    minutes,
    skill,
  }
  expect((await own.post('/api/appointments/bookOwn', { ...wish, channel: 'phone' })).status).toBe(422)
  expect((await own.post('/api/appointments/bookOwn', { ...wish, channel: 'miniProgram' })).status).toBe(200)
  await advisor.do('appointment.cancel', { id: phone.id, version: phone.version, body: { reason: '客户改主意' } })
  const after = await measured()
  expect(after.booked).toBe(before.booked + 3)
  expect(after.ownBasisPoints).toBe(Math.round((2 / 4) * 10_000))
  expect(after.rows).toMatchObject([
    { channel: 'desk', booked: 1, isOwn: false, shareBasisPoints: 2500 },
    { channel: 'phone', booked: 1, cancelled: 1 },
    { channel: 'web', booked: 0 },
    { channel: 'app', booked: 0 },
    { channel: 'wechat', booked: 1, isOwn: true },
    { channel: 'miniProgram', booked: 1, isOwn: true, shareBasisPoints: 2500 },
  ])
})

scenario('G-11', 'the polite steps on the telephone are ticked with the booking and stand on it', async () => {
  const { customerId, vehicleId } = await newGuest(house)
  const advisor = house.as('serviceAdvisor')
  const when = { startsAt: at('16:00'), minutes: 30, skill: 'mechanical' }
  const body = { storeId: sz, customerId, vehicleId, visitType: 'maintenance', itemCodes: ['M-OIL'], ...when }
  const steps = ['greetByPhone', 'askPolitely', 'repeatBack', 'thankByPhone']
  const unknown = { ...body, channel: 'phone', phoneCourtesy: ['shout'] }
  expect(await advisor.refused('appointment.book', { body: unknown })).toMatchObject({ status: 422 })
  const booked = await advisor.do('appointment.book', { body: { ...body, channel: 'phone', phoneCourtesy: steps } })
  expect(await advisor.get('appointment.get', { id: booked.id })).toMatchObject({ phoneCourtesy: steps })
})
