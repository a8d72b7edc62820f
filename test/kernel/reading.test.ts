import { describe, expect, test } from 'vitest'
import { useHouse } from '../house.ts'

const house = useHouse()

const accountOf = async (login: string) => {
  const [row] = await house.rows(`select id, version from kernel.account where login = '${login.toLowerCase()}'`)
  return { id: String(row?.['id']), version: Number(row?.['version']) }
}

describe('a read that begins with who asked last', () => {
  test('is refused as soon as the session is revoked', async () => {
    const advisor = house.as('serviceAdvisor')
    await advisor.get('repairOrder.list')
    await advisor.get('repairOrder.list')
    const { id } = await accountOf('serviceAdvisor.sz')
    await house.rows(`update kernel.session set revoked_at = now() where account_id = '${id}' returning account_id`)
    expect(await advisor.getRefused('repairOrder.list')).toMatchObject({ status: 401 })
    expect(await advisor.raw('GET', '/api/search?q=1234')).toMatchObject({ status: 401 })
    await house.rows(`update kernel.session set revoked_at = null where account_id = '${id}' returning account_id`)
    expect(await advisor.get('repairOrder.list')).toMatchObject({ rows: [] })
  })

  test('knows at once what rights were given and taken', async () => {
    const { hz } = house.stores
    const parts = house.as('partsClerk')
    const own = { query: { store: hz } }
    await parts.get('pick.list')
    expect(await parts.getRefused('pick.list', own)).toMatchObject({ status: 403 })
    const before = await accountOf('partsClerk.sz')
    const grants = [
      { role: 'partsClerk', scope: 'store', id: house.stores.sz },
      { role: 'partsClerk', scope: 'store', id: hz },
    ]
    const given = await house.as('administrator').do('account.edit', { ...before, body: { grants } })
    expect(await parts.get('pick.list', own)).toMatchObject({ rows: [] })
    const fewer = { id: given.id, version: given.version, body: { grants: grants.slice(0, 1) } }
    await house.as('administrator').do('account.edit', fewer)
    expect(await parts.getRefused('pick.list', own)).toMatchObject({ status: 403 })
    expect(await parts.get('pick.list')).toMatchObject({ rows: [] })
  })

  test('is refused to an account that was disabled, and so are its verbs', async () => {
    const cashier = house.as('cashier')
    await cashier.get('bill.list')
    const account = await accountOf('cashier.sz')
    await house.as('administrator').do('account.disable', { ...account, body: { reason: '离职' } })
    expect(await cashier.getRefused('bill.list')).toMatchObject({ status: 401 })
    const body = { method: 'cash', amountFen: 100 }
    expect(await cashier.refused('bill.pay', { id: house.groupId, version: 1, body })).toMatchObject({ status: 401 })
  })

  test('says what is wrong with the question itself', async () => {
    const advisor = house.as('serviceAdvisor')
    await advisor.get('repairOrder.list')
    expect(await advisor.getRefused('repairOrder.get', { id: house.groupId })).toMatchObject({ status: 404 })
    expect(await advisor.get('repairOrder.list')).toMatchObject({ rows: [] })
  })
})
