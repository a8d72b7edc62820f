import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { checkIn, newGuest, openShop } from '../../service/test/shop.ts'
import { customerOf } from '../../service/test/signed-in.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

interface Asked {
  readonly id: string
  readonly version: number
}

scenario('G-15', 'a question from the customer’s own page is answered there, by whoever takes it', async () => {
  const customer = await customerOf(house, await newGuest(house))
  const body = { storeId: house.stores.sz, topic: 'price', question: '四轮定位多少钱' }
  const asked = await customer.post<Asked>('/api/enquiries/askOwn', body)
  expect(asked.status).toBe(200)
  const agent = house.as('careAgent')
  const { rows } = await agent.get<{ rows: object[] }>('enquiry.list', { query: { state: 'open', mine: 'true' } })
  expect(rows).toMatchObject([{ channel: 'online', question: '四轮定位多少钱', ownerId: null, firstResponseAt: null }])
  const { id, version } = asked.body
  const taken = await agent.do('enquiry.take', { id, version })
  house.clock.forward(5)
  const answered = await agent.do('enquiry.answer', { id, version: taken.version, body: { answer: '238 元' } })
  expect(answered['firstResponseAt']).toBe(new Date(house.clock.now()).toISOString())
  const own = await customer.get<{ rows: object[] }>('/api/my/enquiries')
  expect(own.body.rows).toMatchObject([{ question: '四轮定位多少钱', answer: '238 元' }])
  const other = await customerOf(house, await newGuest(house))
  expect((await other.get<{ rows: object[] }>('/api/my/enquiries')).body.rows).toEqual([])
})

scenario('I-13', 'a signed-in customer asks on his own visit and on no other', async () => {
  const guest = await newGuest(house)
  const order = await checkIn(house, guest)
  const customer = await customerOf(house, guest)
  const ask = (orderId: string) =>
    customer.post<{ code: string }>('/api/guest-requests/askOwn', { orderId, kind: 'drink', words: '咖啡' })
  expect((await ask(order.id)).status).toBe(200)
  const other = await checkIn(house, await newGuest(house))
  expect((await ask(other.id)).status).toBe(404)
  const { rows } = await house
    .as('serviceAdvisor')
    .get<{ rows: object[] }>('guestRequest.list', { query: { open: 'true' } })
  expect(rows).toMatchObject([{ orderId: order.id, words: '咖啡', channel: 'portal' }])
})
