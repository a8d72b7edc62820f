import { describe, expect, test } from 'vitest'
import { type House, useHouse } from '../house.ts'
import { scenario } from '../scenario.ts'

const house = useHouse()

const account = (login: string, grants: readonly object[]) => ({
  body: { login, password: 'correct horse battery', displayName: '新人', language: 'zh-CN', grants, staffId: null },
})
const inStore = (role: string, id: string) => ({ role, scope: 'store', id })

/** Administrator of the second store alone. */
const local = (of: House) => of.as('administrator', 'hz')

describe('whoever administers one store', () => {
  scenario('V-01', 'gives rights in his own store and none beyond it', async () => {
    const { sz, hz } = house.stores
    for (const grants of [[{ role: 'administrator', scope: 'group', id: null }], [inStore('manager', sz)]]) {
      expect(await local(house).refused('account.add', account('newcomer', grants))).toMatchObject({ status: 403 })
    }
    const added = await local(house).do('account.add', account('newcomer', [inStore('manager', hz)]))
    const wider = { id: added.id, version: added.version, body: { grants: [inStore('manager', sz)] } }
    expect(await local(house).refused('account.edit', wider)).toMatchObject({ status: 403 })
    expect(await house.as('administrator').do('account.edit', wider)).toMatchObject({ version: 2 })
  })

  scenario('V-01', 'sees and changes no account of another store', async () => {
    const [row] = await house.rows(`select id, version from kernel.account where login = 'cashier.sz'`)
    const call = { id: String(row?.['id']), version: Number(row?.['version']) }
    expect(await local(house).getRefused('account.get', { id: call.id })).toMatchObject({ status: 404 })
    const password = { ...call, body: { password: 'another horse battery' } }
    expect(await local(house).refused('account.resetPassword', password)).toMatchObject({ status: 403 })
    expect(await local(house).refused('account.setPin', { ...call, body: { pin: '1234' } })).toMatchObject({
      status: 403,
    })
    expect(await local(house).refused('account.disable', { ...call, body: { reason: '试' } })).toMatchObject({
      status: 403,
    })
    const { rows } = await local(house).get<{ rows: { login: string }[] }>('account.list')
    expect(rows.map((one) => one.login)).toContain('manager.hz')
    expect(rows.map((one) => one.login)).not.toContain('cashier.sz')
    expect(await house.as('administrator').do('account.resetPassword', password)).toMatchObject({ version: 2 })
  })

  scenario('V-01', 'changes no role, opens no store and sets no limit for the others', async () => {
    const { hz, sz } = house.stores
    const [role] = await house.rows(`select id, version from kernel.role where code = 'technician'`)
    const edit = { id: String(role?.['id']), version: Number(role?.['version']), body: { nameEn: 'Mechanic' } }
    expect(await local(house).refused('role.edit', edit)).toMatchObject({ status: 403 })
    expect(await house.as('administrator').do('role.edit', edit)).toMatchObject({ nameEn: 'Mechanic' })
    const limit = (scopeKind: string, scopeId: string | null) => ({
      body: { key: 'kernel.escalationHours', scopeKind, scopeId, fromDate: '2026-03-01', value: 3, reason: '试验' },
    })
    expect(await local(house).refused('parameter.set', limit('group', null))).toMatchObject({ status: 403 })
    expect(await local(house).refused('parameter.set', limit('store', sz))).toMatchObject({ status: 403 })
    const whole = await house.as('administrator').do('parameter.set', limit('group', null))
    const away = { id: whole.id, version: whole.version, body: { reason: '不要' } }
    expect(await local(house).refused('parameter.withdraw', away)).toMatchObject({ status: 403 })
    expect(await local(house).do('parameter.set', limit('store', hz))).toMatchObject({ state: 'valid' })
  })

  test('a code that is taken is refused in words', async () => {
    const checklist = {
      code: 'WALK-1',
      nameZh: '环车检查',
      nameEn: 'Walk-around',
      items: [{ code: 'tyre', zh: '轮胎', en: 'Tyres', kind: 'tick' }],
    }
    const manager = house.as('manager')
    await manager.do('checklist.publish', { body: checklist })
    expect(await manager.refused('checklist.publish', { body: checklist })).toMatchObject({ code: 'kernel.duplicate' })
  })

  test('consent is kept of people on file only', async () => {
    const body = { personId: house.groupId, purpose: 'service', channel: 'sms', wording: '同意' }
    expect(await house.as('manager').refused('consent.give', { body })).toMatchObject({ status: 404 })
  })
})
