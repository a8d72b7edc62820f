import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { withCheckDigit } from '../contract/vin.ts'

interface Hit {
  readonly record: string
  readonly id: string
  readonly own: boolean
  readonly title: string
  readonly subtitle: string
  readonly related: { id: string; title: string }[]
  readonly link: string
}

const house = useHouse()
const vin = withCheckDigit('LSVAM4180C2184841')
const ids = { wang: '', golf: '', far: '', company: '' }

async function search(by: Caller, q: string, store?: string): Promise<Hit[]> {
  const query = new URLSearchParams({ q, ...(store ? { store } : {}) }).toString()
  const answer = await by.raw('GET', `/api/search?${query}`)
  expect(answer.status).toBe(200)
  return answer.json<{ hits: Hit[] }>().hits
}

beforeAll(async () => {
  const advisor = house.as('serviceAdvisor')
  const person = (storeId: string, name: string, phone: string) => ({
    storeId,
    kind: 'person',
    name,
    phone,
    language: 'zh-CN',
    preferredChannel: 'sms',
    source: 'walkIn',
  })
  ids.wang = (await advisor.do('customer.register', { body: person(house.stores.sz, '王建国', '13800138000') })).id
  ids.company = (
    await advisor.do('customer.register', {
      body: { ...person(house.stores.sz, '启澜科技有限公司', '0755-26543210'), kind: 'company' },
    })
  ).id
  const far = house.as('serviceAdvisor', 'hz')
  ids.far = (await far.do('customer.register', { body: person(house.stores.hz, '王建国', '13900138000') })).id
  const body = { storeId: house.stores.sz, ownerId: ids.wang, vin, plate: '粤B·12345', powertrain: 'ice' }
  ids.golf = (await advisor.do('vehicle.register', { body })).id
})

describe('one box', () => {
  const idsOf = (hits: Hit[]) => hits.map((hit) => hit.id)

  test.each(['13800138000', '8000', '王建国', '建国', 'wjg', 'wj', 'wangjianguo', 'wangjian', '138 0013 8000'])(
    '%s finds the customer with his car',
    async (q) => {
      const [hit] = (await search(house.as('serviceAdvisor'), q)).filter(({ record }) => record === 'customer')
      expect(hit).toMatchObject({
        id: ids.wang,
        title: '王建国',
        subtitle: '138****8000 · 粤B·12345',
        related: [{ record: 'vehicle', id: ids.golf }],
        link: `/customers/${ids.wang}`,
      })
    },
  )

  test.each([
    '345',
    '2345',
    '12345',
    'B12345',
    '粤B12345',
    '粤B·12345',
    '4841',
    '84841',
    '2184841',
    vin,
    vin.slice(-8).toLowerCase(),
  ])('%s finds the car with its owner', async (q) => {
    const [hit] = (await search(house.as('serviceAdvisor'), q)).filter(({ record }) => record === 'vehicle')
    expect(hit).toMatchObject({
      id: ids.golf,
      title: '粤B·12345',
      subtitle: `${vin.slice(-8)} · 王建国`,
      link: `/vehicles/${ids.golf}`,
    })
  })

  test('a company is found by its name and its landline', async () => {
    const advisor = house.as('serviceAdvisor')
    for (const q of ['启澜科技', '启澜科技有限公司', '科技', 'qlkj', 'qilan', '0755-26543210', '3210']) {
      expect(idsOf(await search(advisor, q))).toContain(ids.company)
    }
    expect(await search(advisor, '启澜有色')).toEqual([])
  })

  test('people find what they may see: own stores, own store first, masked names', async () => {
    expect(idsOf(await search(house.as('serviceAdvisor', 'hz'), '8000'))).toEqual([ids.far])
    expect(idsOf(await search(house.as('serviceAdvisor', 'hz'), '8000', house.stores.sz))).toEqual([ids.far])
    const group = await house.rows(`select grants from kernel.account where login = 'manager.hz'`)
    await house.rows(
      `update kernel.account set grants = '[{"role":"groupManager","scope":"group","id":null}]' where login = 'manager.hz'`,
    )
    expect(group).toHaveLength(1)
    const manager = house.as('manager', 'hz')
    const near = await search(manager, '王建国', house.stores.hz)
    expect(near.map(({ id, own }) => [id, own])).toEqual([
      [ids.far, true],
      [ids.wang, false],
    ])
    expect(idsOf(await search(manager, '王建国', house.stores.sz))).toEqual([ids.wang, ids.far])
    const technician = await search(house.as('technician'), '12345')
    expect(technician).toMatchObject([{ id: ids.golf, subtitle: `${vin.slice(-8)} · 王**` }])
    expect(await search(house.as('technician'), '8000')).toEqual([])
  })

  test('nobody else may ask, and nonsense finds nothing', async () => {
    expect((await house.nobody.raw('GET', '/api/search?q=8000')).status).toBe(401)
    expect((await house.as('administrator').raw('GET', '/api/search?q=8000')).status).toBe(403)
    expect(await house.rows(`select verb from kernel.entry where verb = 'refused.search'`)).toHaveLength(1)
    expect((await house.as('manager').raw('GET', '/api/search')).status).toBe(422)
    expect(await search(house.as('manager'), '王')).toEqual([])
    expect(await search(house.as('manager'), '%_;')).toEqual([])
  })
})
