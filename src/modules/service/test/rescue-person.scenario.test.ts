import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newGuest, openShop } from './shop.ts'

const house = useHouse()
const place = '北环大道辅路加油站旁'

beforeAll(async () => {
  await openShop(house)
  const [row] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  await house.as('dispatcher').do('rescueUnit.add', {
    body: {
      storeId: house.stores.sz,
      code: 'JY-1',
      nameZh: '救援一号',
      nameEn: 'Unit 1',
      plate: '粤B99999',
      kind: 'van',
      technicianId: String(row?.['id']),
    },
  })
}, 60_000)

async function called() {
  const { customerId, vehicleId } = await newGuest(house)
  const body = { storeId: house.stores.sz, customerId, vehicleId, kind: 'noStart', dangers: [], place }
  return { ...(await house.as('careAgent').do('rescue.report', { body })), customerId }
}

interface File {
  readonly groups: Readonly<Record<string, readonly Record<string, unknown>[]>>
}

scenario(
  'G-17',
  'who drives to the caller dials his number; the look is written down, and over with the case',
  async () => {
    const driver = house.as('technician')
    const rescue = await called()
    const file = await driver.get<{ phoneMasked: string }>('rescue.get', { id: rescue.id })
    const { phone } = await driver.get<{ phone: string }>('rescue.phone', { id: rescue.id })
    expect(phone).toMatch(/^\+?\d{8,}$/)
    expect(file.phoneMasked.slice(-4)).toBe(phone.slice(-4))
    const looks = await house.rows(
      `select a.login, e.data from kernel.entry e join kernel.account a on a.id::text = e.actor_id where e.verb = 'revealed.rescue'`,
    )
    expect(looks).toEqual([{ login: 'technician.sz', data: expect.stringContaining('call') }])
    expect(JSON.stringify(looks)).not.toContain(phone)
    // Who only may see calls, and does not drive to this one, has no use for the number.
    expect((await house.as('technician', 'hz').getRefused('rescue.phone', { id: rescue.id })).status).toBe(403)
    await house.as('careAgent').do('rescue.cancel', {
      id: rescue.id,
      version: rescue.version,
      body: { reason: '自己启动了' },
    })
    expect((await driver.getRefused('rescue.phone', { id: rescue.id })).status).toBe(403)
  },
)

scenario('F-01', 'a call for help stands in the customer’s file with the place that he named', async () => {
  const rescue = await called()
  const { groups } = await house.as('serviceAdvisor').get<File>('customer.file', { id: rescue.customerId })
  expect(groups['repair']).toMatchObject([{ id: rescue.id, channel: 'rescue', kind: 'noStart', place }])
})
