import { beforeAll, describe, expect } from 'vitest'
import { type House, useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop } from '../../service/test/shop.ts'
import { agreedOrder, dispatch, hire, onCard } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const secret = 'a'.repeat(64)
const token = (at: House) => `${at.groupId}.${secret}`

interface People {
  readonly people: { accountId: string; name: string; lockedUntil: string | null }[]
}
interface SignedOn {
  readonly token: string
  readonly me: { name: string; roles: string[]; permissions: Record<string, string[]>; terminal: object | null }
}

async function withPin(name: string, pin: string) {
  const hand = await hire(house, name)
  const [row] = await house.rows('select id, version from kernel.account where staff_id = $1', [hand.staffId])
  const account = { id: String(row?.['id']), version: Number(row?.['version']) }
  await house.as('administrator').do('account.setPin', { ...account, body: { pin } })
  return { hand, accountId: account.id }
}

describe('a shared tablet', () => {
  scenario(
    'V-09',
    'a person signs on by name and PIN on an enrolled tablet, for a technician’s work only',
    async () => {
      const { hand, accountId } = await withPin('平板', '4711')
      const card = await dispatch(house, await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })]), hand.staffId)
      const post = (url: string, payload: object, headers = {}) => house.nobody.raw('POST', url, payload, headers)
      expect((await post('/api/terminal/people', { token: token(house) })).status).toBe(401)
      const body = { storeId: house.stores.sz, name: '一号工位', role: 'technician', secret }
      expect(await hand.refused('terminal.enrol', { body })).toMatchObject({ status: 403 })
      const terminal = await house.as('manager').do('terminal.enrol', { body })
      expect(JSON.stringify(terminal)).not.toContain(secret)
      const { people } = (await post('/api/terminal/people', { token: token(house) })).json<People>()
      expect(people).toMatchObject([{ accountId, name: '平板', lockedUntil: null }])
      const pin = (digits: string) => post('/api/terminal/sign-on', { token: token(house), accountId, pin: digits })
      for (let i = 0; i < 5; i++) expect((await pin('0000')).json<{ code: string }>().code).toBe('kernel.wrongPin')
      expect((await pin('4711')).json<{ code: string }>().code).toBe('kernel.locked')
      house.clock.forward(2)
      const on = (await pin('4711')).json<SignedOn>()
      expect(on.me).toMatchObject({ name: '平板', roles: ['technician'], terminal: { name: '一号工位' } })
      const headers = { authorization: `Bearer ${on.token}` }
      const start = await post(
        `/api/job-cards/${card.id}/start`,
        {},
        {
          ...headers,
          'idempotency-key': 'terminal-start-1',
          'if-match': String(card.version),
        },
      )
      expect(start.status).toBe(200)
      house.clock.forward(10)
      expect((await post('/api/terminal/keep', {}, headers)).status).toBe(200)
      house.clock.forward(10)
      const me = () => house.nobody.raw('GET', '/api/session/me', undefined, headers)
      expect((await me()).status).toBe(200)
      house.clock.forward(16)
      expect((await me()).status).toBe(401)
      await onCard(house, hand, 'pause', card.id, { reason: 'tool' })
      await house.as('manager').do('terminal.withdraw', { id: terminal.id, version: 1, body: { reason: '丢失' } })
      expect((await pin('4711')).json<{ code: string }>().code).toBe('kernel.terminalUnknown')
    },
  )

  scenario('V-09', 'whoever may do more elsewhere may do a technician’s work only at the tablet', async () => {
    const { hand, accountId } = await withPin('主管', '2580')
    const [row] = await house.rows('select version, grants from kernel.account where id = $1', [accountId])
    const grants = [
      { role: 'technician', scope: 'store', id: house.stores.sz },
      { role: 'manager', scope: 'store', id: house.stores.sz },
    ]
    const edit = { id: accountId, version: Number(row?.['version']), body: { grants } }
    await house.as('administrator').do('account.edit', edit)
    const bay = '0'.repeat(63) + '1'
    await house.as('manager').do('terminal.enrol', {
      body: { storeId: house.stores.sz, name: '二号工位', role: 'technician', secret: bay },
    })
    const shown = { token: `${house.groupId}.${bay}`, accountId, pin: '2580' }
    const on = (await house.nobody.raw('POST', '/api/terminal/sign-on', shown)).json<SignedOn>()
    expect(on.me.roles).toEqual(['technician'])
    expect(on.me.permissions['jobCard.dispatch']).toBeUndefined()
    const headers = { authorization: `Bearer ${on.token}`, 'idempotency-key': 'terminal-hire-1' }
    const hiring = {
      storeId: house.stores.sz,
      staffNo: 'X-1',
      name: '新人',
      department: 'repair',
      position: '技师',
      skills: [],
    }
    expect((await house.nobody.raw('POST', '/api/staff/hire', hiring, headers)).status).toBe(403)
    expect(await hand.get('jobCard.list', { query: { mine: true } })).toMatchObject({ rows: [] })
  })
})
