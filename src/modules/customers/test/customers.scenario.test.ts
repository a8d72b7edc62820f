import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { erase } from '../../../kernel/pii/erasure.ts'
import { eraseAgain, erasedFile, erasedName } from '../../../kernel/pii/erased-file.ts'
import { modules } from '../../../modules.ts'
import { inGroup } from '../../../kernel/action.ts'
import type { Channel } from '../../../kernel/contract/message.ts'
import { addressOf } from '../server/public.ts'

const house = useHouse()

const wang = () => ({
  storeId: house.stores.sz,
  kind: 'person',
  name: '王小明',
  phone: '138 0013 8000',
  email: 'wang@example.com',
  idNumber: '11010519491231002X',
  address: '广东省深圳市南山区科技路 1 号',
  language: 'zh-CN',
  preferredChannel: 'sms',
  source: 'walkIn',
})

const other = (name: string, phone: string) => ({
  storeId: house.stores.sz,
  kind: 'person',
  name,
  phone,
  language: 'zh-CN',
  preferredChannel: 'phone',
  source: 'phone',
})

describe('registration', () => {
  scenario('F-05', 'the same phone and name ask before a second file is made', async () => {
    const advisor = house.as('serviceAdvisor')
    expect(await advisor.refused('customer.register', { body: { ...wang(), phone: '12345' } })).toMatchObject({
      status: 422,
      code: 'customers.phoneInvalid',
    })
    const first = await advisor.do('customer.register', { body: wang() })
    const refused = await advisor.refused('customer.register', {
      body: { ...wang(), phone: '+86 13800138000', name: '王 小明' },
    })
    expect(refused).toMatchObject({ status: 409, code: 'customers.known' })
    expect(refused.details['customers']).toEqual([{ id: first.id, storeId: house.stores.sz }])
    const same = await advisor.do('customer.register', { body: { ...wang(), evenIfKnown: true } })
    const wife = await advisor.do('customer.register', { body: { ...wang(), name: '李梅' } })
    expect(new Set([first.id, same.id, wife.id]).size).toBe(3)
  })

  test('papers are checked by their arithmetic', async () => {
    const advisor = house.as('serviceAdvisor')
    const body = other('陈静', '13900139001')
    expect(
      await advisor.refused('customer.register', { body: { ...body, idNumber: '110105194912310021' } }),
    ).toMatchObject({
      status: 422,
      code: 'customers.idNumberInvalid',
    })
    const company = { ...body, kind: 'company', name: '启澜科技有限公司', idNumber: '91350100M000100Y44' }
    expect(await advisor.refused('customer.register', { body: company })).toMatchObject({
      code: 'customers.companyNumberInvalid',
    })
    expect(
      await advisor.do('customer.register', { body: { ...company, idNumber: '91350100M000100Y43' } }),
    ).toMatchObject({ state: 'active' })
  })
})

describe('confidentiality', () => {
  scenario('F-12', 'contacts are masked, a look in clear is written down, a technician sees nobody', async () => {
    const advisor = house.as('serviceAdvisor')
    const added = await advisor.do('customer.register', { body: { ...wang(), phone: '13700137000' } })
    expect(JSON.stringify(added)).not.toContain('13700137000')
    expect(await advisor.get('customer.get', { id: added.id })).toMatchObject({
      name: '王小明',
      phoneMasked: '137****7000',
      emailMasked: 'w****@example.com',
      idNumberMasked: '110***********002X',
      addressMasked: '广东省深圳市南山区****',
    })
    expect((await house.as('technician').getRefused('customer.get', { id: added.id })).status).toBe(403)
    expect((await house.as('technician').getRefused('customer.list')).status).toBe(403)
    const look = { field: 'phone', purpose: 'call' }
    expect((await house.as('cashier').getRefused('customer.reveal', { id: added.id, query: look })).status).toBe(403)
    expect((await advisor.getRefused('customer.reveal', { id: added.id, query: { field: 'phone' } })).status).toBe(422)
    expect(await advisor.get('customer.reveal', { id: added.id, query: look })).toEqual({ value: '13700137000' })
    const [seen] = await house.rows(
      `select actor_kind, data from kernel.entry where verb = 'revealed.customer' and record_id = $1`,
      [added.id],
    )
    expect(JSON.parse(String(seen?.['data']))).toMatchObject([{ set: { purpose: 'call', values: ['phone'] } }])
    const kept = await house.rows(
      `select answer as text from kernel.idempotency union all select row_to_json(c)::text from customers.customer c
       union all select data::text from kernel.entry`,
    )
    for (const clear of ['13700137000', '王小明', 'wang@example.com', '11010519491231002X']) {
      expect(JSON.stringify(kept)).not.toContain(clear)
    }
  })

  scenario('V-01', 'another store’s customer is refused, with a line in the log', async () => {
    const added = await house.as('serviceAdvisor').do('customer.register', { body: other('周宁', '13600136001') })
    const elsewhere = house.as('serviceAdvisor', 'hz')
    expect(await elsewhere.getRefused('customer.get', { id: added.id })).toMatchObject({
      status: 403,
      code: 'kernel.notAllowed',
    })
    expect(
      (await elsewhere.refused('customer.edit', { id: added.id, version: 1, body: { name: '周林' } })).status,
    ).toBe(403)
    expect((await elsewhere.getRefused('customer.list', { query: { store: house.stores.sz } })).status).toBe(403)
    const log = await house.rows(
      `select verb from kernel.entry where verb in ('refused.get', 'refused.customer.edit', 'refused.customer.get') and record_id = $1`,
      [added.id],
    )
    expect(log).toHaveLength(2)
  })
})

describe('file', () => {
  scenario('F-01', 'the file has all seven groups', async () => {
    const advisor = house.as('serviceAdvisor')
    const added = await advisor.do('customer.register', { body: { ...wang(), phone: '13500135000' } })
    const { groups } = await advisor.get<{ groups: Record<string, Record<string, unknown>[]> }>('customer.file', {
      id: added.id,
    })
    expect(Object.keys(groups)).toEqual([
      'name',
      'contact',
      'purchase',
      'model',
      'maintenance',
      'repair',
      'satisfaction',
    ])
    expect(groups['name']).toMatchObject([{ name: '王小明', kind: 'person' }])
    expect(groups['contact']).toMatchObject([{ phone: '135****5000', preferredChannel: 'sms' }])
  })

  test('an edit changes by what a customer is found', async () => {
    const advisor = house.as('serviceAdvisor')
    const added = await advisor.do('customer.register', { body: other('欧阳娜娜', '13400134001') })
    const found = async (q: string) =>
      (await advisor.get<{ rows: { id: string }[] }>('customer.list', { query: { q } })).rows.map((row) => row.id)
    for (const q of ['13400134001', '4001', '欧阳娜', '娜娜', 'oynn', 'ouyangnana', 'oyn'])
      expect(await found(q)).toEqual([added.id])
    const edited = await advisor.do('customer.edit', {
      id: added.id,
      version: 1,
      body: { name: '欧阳明月', phone: '+852 9123 4567', email: 'o@example.com', source: 'referral' },
    })
    expect(edited).toMatchObject({ version: 2, source: 'referral' })
    expect(await found('4001')).toEqual([])
    expect(await found('欧阳明月')).toEqual([added.id])
    expect(await found('+852 91234567')).toEqual([added.id])
    await advisor.do('customer.edit', { id: added.id, version: 2, body: { email: null } })
    expect(await advisor.get('customer.get', { id: added.id })).toMatchObject({ name: '欧阳明月', emailMasked: null })
  })

  test('lists go page by page and count what they are asked to', async () => {
    const manager = house.as('manager')
    const page = await manager.get<{ rows: { id: string }[]; next: string; total: number }>('customer.list', {
      query: { limit: 2, total: true },
    })
    const next = await manager.get<{ rows: { id: string }[] }>('customer.list', {
      query: { limit: 2, after: page.next },
    })
    const ids = [...page.rows, ...next.rows].map((row) => row.id)
    expect(ids).toEqual([...ids].sort().reverse())
    expect(page.total).toBeGreaterThan(4)
    expect(await manager.get('customer.list', { query: { q: '不存在', total: true } })).toMatchObject({
      rows: [],
      total: 0,
    })
  })
})

test('who was erased does not come back with an older backup', async () => {
  const advisor = house.as('serviceAdvisor')
  const added = await advisor.do('customer.register', { body: { ...wang(), name: '孙丽', phone: '13200132000' } })
  const [row] = await house.rows('select person_id from customers.customer where id = $1', [added.id])
  const personId = String(row?.['person_id'])
  const { groupId } = house
  const file = erasedFile(house.dataDir)
  const kernel = { ...house.kernel, erased: file }
  const [key] = await house.rows('select wrapped_key from kernel.person where id = $1', [personId])
  const before = await house.rows('select name, phone, state from customers.customer where id = $1', [added.id])
  expect(
    await erase(kernel, modules, { groupId, personId, actor: { kind: 'system', id: 'test' }, reason: 'asked' }),
  ).toBe(true)
  const notes = readFileSync(join(house.dataDir, erasedName), 'utf8')
  expect(notes).toContain(personId)
  expect(notes).not.toMatch(/孙丽|13200132000/)
  expect(await eraseAgain(kernel, modules, file)).toBe(0)
  // What an older backup holds of him.
  await house.rows(`update kernel.person set state = 'active', wrapped_key = $2 where id = $1`, [
    personId,
    key?.['wrapped_key'],
  ])
  await house.rows('update customers.customer set name = $2, phone = $3, state = $4 where id = $1', [
    added.id,
    ...['name', 'phone', 'state'].map((column) => before[0]?.[column]),
  ])
  expect(await advisor.get('customer.get', { id: added.id })).toMatchObject({ name: '孙丽' })
  // Half a line of a process that was killed, and somebody whom the backup does not know yet.
  appendFileSync(join(house.dataDir, erasedName), '{"groupId":"0')
  await file.write({ groupId, personId: house.stores.sz, at: '2026-03-10T01:00:00.000Z' })
  expect(await eraseAgain(kernel, modules, file)).toBe(1)
  expect(await advisor.get('customer.get', { id: added.id })).toMatchObject({
    state: 'erased',
    name: '',
    phoneMasked: '',
  })
})

test('messages find their address, and nothing is left of who was erased', async () => {
  const advisor = house.as('serviceAdvisor')
  const added = await advisor.do('customer.register', { body: { ...wang(), name: '赵敏', phone: '13300133000' } })
  const [row] = await house.rows('select person_id from customers.customer where id = $1', [added.id])
  const personId = String(row?.['person_id'])
  const { kernel, groupId } = house
  const reached = async (channel: Channel) => {
    const { statement, read } = addressOf(groupId, personId, kernel.keys)
    const [, , found] = await inGroup(kernel, groupId, [statement])
    return read(found?.rows ?? [])(channel)
  }
  expect(await reached('sms')).toEqual({ address: '13300133000', name: '赵敏' })
  expect(await reached('mail')).toMatchObject({ address: 'wang@example.com' })
  expect(await reached('wechat')).toBeUndefined()
  await erase(kernel, modules, { groupId, personId, actor: { kind: 'system', id: 'test' }, reason: 'asked' })
  expect(await reached('sms')).toBeUndefined()
  expect(await advisor.get('customer.get', { id: added.id })).toMatchObject({
    state: 'erased',
    name: '',
    phoneMasked: '',
  })
  expect(await house.rows('select from kernel.token where record_id = $1', [added.id])).toEqual([])
  expect((await advisor.refused('customer.edit', { id: added.id, version: 1, body: { name: '赵' } })).code).toBe(
    'kernel.wrongState',
  )
  expect(
    (await advisor.getRefused('customer.reveal', { id: added.id, query: { field: 'phone', purpose: 'call' } })).code,
  ).toBe('kernel.erased')
})
