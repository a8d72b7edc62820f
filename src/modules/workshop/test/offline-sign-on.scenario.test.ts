import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { openShop } from '../../service/test/shop.ts'
import { hire } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const secret = 'b'.repeat(64)

interface Answer {
  readonly code?: string
  readonly me?: { readonly name: string; readonly terminal: { readonly id: string } }
  readonly offline?: { readonly until: string; readonly mark: string; readonly tries: number } | null
  readonly people?: readonly { readonly accountId: string; readonly mark: string }[]
}

async function tabletOf(name: string) {
  const hand = await hire(house, name)
  const account = async () => {
    const [row] = await house.rows('select id, version from kernel.account where staff_id = $1', [hand.staffId])
    return { id: String(row?.['id']), version: Number(row?.['version']) }
  }
  const setPin = async (pin: string) =>
    house.as('administrator').do('account.setPin', { ...(await account()), body: { pin } })
  await setPin('4711')
  const { id: accountId } = await account()
  const token = `${house.groupId}.${secret}`
  const post = async (path: string, more: object) =>
    (await house.nobody.raw('POST', `/api/terminal/${path}`, { token, ...more })).json<Answer>()
  const signOn = (pin: string, more: object = {}) => post('sign-on', { accountId, pin, ...more })
  const markNow = async () => (await post('people', {})).people?.find((one) => one.accountId === accountId)?.mark
  return { account, setPin, signOn, markNow }
}

scenario('V-09', 'who signed on without network is looked at by the server, and refused once blocked', async () => {
  const { account, setPin, signOn, markNow } = await tabletOf('周海')
  await house.as('manager').do('terminal.enrol', {
    body: { storeId: house.stores.sz, name: '三号工位', role: 'technician', secret },
  })
  const first = await signOn('4711')
  expect(first.offline).toMatchObject({ until: '2026-03-10T13:00:00.000Z', tries: 5 })
  expect(await markNow()).toBe(first.offline?.mark)
  // A changed PIN shows as another mark: tablets forget what they kept.
  await setPin('258046')
  expect(await markNow()).not.toBe(first.offline?.mark)

  const since = '2026-03-10T00:40:00.000Z'
  const back = await signOn('258046', { since })
  expect(back.me).toMatchObject({ name: '周海', terminal: { name: '三号工位' } })
  const noted = await house.rows(`select record_id, data from kernel.entry where verb = 'signOnOffline'`)
  expect(noted).toEqual([{ record_id: back.me?.terminal.id, data: expect.stringContaining(since) }])

  await house.as('administrator').do('account.disable', { ...(await account()), body: { reason: '离职' } })
  expect(await markNow()).toBeUndefined()
  expect((await signOn('0000', { since })).code).toBe('kernel.wrongPin')
  expect((await signOn('258046', { since })).code).toBe('kernel.signOnBlocked')
  await house.as('administrator').do('account.enable', { ...(await account()), body: {} })
  expect((await signOn('258046', { since })).me).toMatchObject({ name: '周海' })

  const parameter = { key: 'kernel.offlineSignOnHours', scopeKind: 'group', scopeId: null, fromDate: '2026-03-10' }
  await house.as('administrator').do('parameter.set', { body: { ...parameter, value: 0, reason: '不需要' } })
  expect((await signOn('258046')).offline).toBeNull()
})
