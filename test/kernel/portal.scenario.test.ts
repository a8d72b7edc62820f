import { Client } from 'pg'
import { expect, test } from 'vitest'
import { useHouse } from '../house.ts'
import { newId } from '../../src/kernel/ids.ts'
import { leaving } from '../../src/kernel/outside/leave.ts'
import type { Letter } from '../../src/kernel/outside/port.ts'
import { scenario } from '../scenario.ts'

const house = useHouse()

async function post(url: string, payload: object, remoteAddress = '10.0.0.1') {
  const answer = await house.app.inject({ method: 'POST', url, payload, remoteAddress })
  const body: Record<string, unknown> = answer.json()
  return { status: answer.statusCode, body, cookie: answer.cookies.find(({ name }) => name === 'open4s')?.value }
}

async function register(name: string, phone: string) {
  return house.as('serviceAdvisor').do('customer.register', {
    body: {
      storeId: house.stores.sz,
      kind: 'person',
      name,
      phone,
      language: 'zh-CN',
      preferredChannel: 'sms',
      source: 'walkIn',
    },
  })
}

async function lastCode(): Promise<string> {
  const [row] = await house.rows(
    `select params ->> 'code' as code from kernel.message where template = 'kernel.portalCode' order by created_at desc, id desc limit 1`,
  )
  return String(row?.['code'])
}

const other = (code: string) => (code === '000000' ? '111111' : '000000')

async function meWith(cookie: string | undefined) {
  const answer = await house.app.inject({
    method: 'GET',
    url: '/api/session/me',
    cookies: { open4s: cookie ?? '' },
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

scenario('V-10', 'a customer signs in by phone and code and is nobody but himself', async () => {
  await register('王小明', '138 0013 8000')
  expect(await post('/api/portal/code', { phone: '13800138000' })).toMatchObject({ status: 200, body: { minutes: 5 } })
  const code = await lastCode()
  expect(code).toMatch(/^\d{6}$/)
  expect((await post('/api/portal/sign-in', { phone: '13800138000', code: other(code) })).body['code']).toBe(
    'kernel.wrongCode',
  )
  const entered = await post('/api/portal/sign-in', { phone: '+86 138 0013 8000', code })
  expect(entered).toMatchObject({ status: 200, body: { language: 'zh-CN' } })
  const me = await meWith(entered.cookie)
  expect(me.body).toMatchObject({ roles: ['customer'], staffId: null })

  // Once used, a code opens nothing; a second sign-in finds the same account.
  expect((await post('/api/portal/sign-in', { phone: '13800138000', code })).body['code']).toBe('kernel.wrongCode')
  await post('/api/portal/code', { phone: '13800138000' })
  expect(await lastCode()).not.toBe('null')
  const again = await post('/api/portal/sign-in', { phone: '13800138000', code: await lastCode() })
  expect((await meWith(again.cookie)).body['accountId']).toBe(me.body['accountId'])
  expect(await house.rows(`select id from kernel.account where login like 'customer-%'`)).toHaveLength(1)

  // His session opens none of the staff's doors.
  const staffs = await house.app.inject({
    method: 'GET',
    url: '/api/customers',
    cookies: { open4s: again.cookie ?? '' },
  })
  expect(staffs.statusCode).toBe(403)
})

test('the answer is the same for unknown numbers, and so are the limits', async () => {
  await register('李四', '13900139000')
  for (const phone of ['13900139000', '13999999999']) {
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(await post('/api/portal/code', { phone }, '10.0.0.2'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers[0]?.body).toEqual({ minutes: 5 })
    expect(answers[3]?.body['code']).toBe('kernel.codesTooMany')
  }
  house.clock.forward(61)
  expect((await post('/api/portal/code', { phone: '13999999999' }, '10.0.0.2')).status).toBe(200)
  expect((await post('/api/portal/code', { phone: 'hello world' })).status).toBe(422)
})

test('a number that nobody has on file gets its code too, and stays sealed with it', async () => {
  const phone = '13912345678'
  await post('/api/portal/code', { phone }, '10.0.0.8')
  const [message] = await house.rows(
    `select id, person_id, params ->> 'code' as code from kernel.message where template = 'kernel.portalCode' order by created_at desc, id desc limit 1`,
  )
  expect(message).toMatchObject({ person_id: null })
  const letters: Letter[] = []
  const send = async (letter: Letter) => {
    letters.push(letter)
    return { kind: 'done' as const, detail: '' }
  }
  const task = leaving(house.kernel, { ports: { sms: { name: 'sms', send } } })
  const event = { groupId: house.groupId, id: newId(), at: '', payload: { messageId: String(message?.['id']) } }
  expect(await task(event)).toBeUndefined()
  await task(event)
  expect(letters).toMatchObject([{ to: phone, text: expect.stringContaining(String(message?.['code'])) }])
  expect(JSON.stringify(await house.rows('select * from kernel.portal_code'))).not.toContain(phone)
  const entered = await post('/api/portal/sign-in', { phone, code: String(message?.['code']) })
  const first = (await meWith(entered.cookie)).body['accountId']
  // Within the day the same number is the same person; a day later nothing of it is left.
  await post('/api/portal/code', { phone }, '10.0.0.8')
  const again = await post('/api/portal/sign-in', { phone, code: await lastCode() })
  expect((await meWith(again.cookie)).body['accountId']).toBe(first)
  house.clock.forward(25 * 60)
  await post('/api/portal/code', { phone: '13800138000' }, '10.0.0.8')
  expect(await house.rows('select id from kernel.portal_code where phone is not null')).toEqual([])
})

test('an address asks for twenty codes an hour at the most', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 21; i++) {
    statuses.push((await post('/api/portal/code', { phone: `137000000${10 + i}` }, '10.0.0.3')).status)
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
  expect(statuses[20]).toBe(429)
  expect((await post('/api/portal/code', { phone: '13700000099' }, '10.0.0.4')).status).toBe(200)
})

test('five wrong codes lock the number for the hour, known or not', async () => {
  await register('赵六', '13600136000')
  for (const phone of ['13600136000', '13699999999']) {
    await post('/api/portal/code', { phone }, '10.0.0.5')
    const wrong = phone === '13600136000' ? other(await lastCode()) : '123456'
    for (let i = 0; i < 5; i++) {
      expect((await post('/api/portal/sign-in', { phone, code: wrong })).body['code']).toBe('kernel.wrongCode')
    }
    expect((await post('/api/portal/sign-in', { phone, code: wrong })).body['code']).toBe('kernel.codeLocked')
    expect((await post('/api/portal/code', { phone }, '10.0.0.5')).body['code']).toBe('kernel.codeLocked')
  }
  expect((await post('/api/portal/sign-in', { phone: '13600136000', code: await lastCode() })).status).toBe(429)
  house.clock.forward(61)
  await post('/api/portal/code', { phone: '13600136000' }, '10.0.0.5')
  expect((await post('/api/portal/sign-in', { phone: '13600136000', code: await lastCode() })).status).toBe(200)
})

test('a code holds five minutes and does not stay behind in clear', async () => {
  await register('孙七', '13500135000')
  await post('/api/portal/code', { phone: '13500135000' }, '10.0.0.6')
  const code = await lastCode()
  const [stored] = await house.rows('select * from kernel.portal_code order by created_at desc, id desc limit 1')
  expect(JSON.stringify(stored)).not.toContain(code)
  expect(JSON.stringify(stored)).not.toContain('13500135000')
  house.clock.forward(6)
  expect((await post('/api/portal/sign-in', { phone: '13500135000', code })).body['code']).toBe('kernel.wrongCode')
  await post('/api/portal/code', { phone: '13511111111' }, '10.0.0.6')
  const left = await house.rows(`select id from kernel.message where params ->> 'code' = $1`, [code])
  expect(left).toEqual([])
})

test('in a demo group the answer carries the code', async () => {
  const owner = new Client({ connectionString: house.url })
  await owner.connect()
  await owner.query('update kernel.dealer_group set demo = true')
  await owner.end()
  await register('周八', '13400134000')
  const { body } = await post('/api/portal/code', { phone: '13400134000' }, '10.0.0.7')
  expect(body['code']).toBe(await lastCode())
})

test('a link says what it opens; anything else opens nothing', async () => {
  const asked = await house.app.inject({
    method: 'GET',
    url: '/api/portal/link',
    headers: { authorization: `Link ${house.groupId}.${'x'.repeat(43)}` },
  })
  expect(asked.statusCode).toBe(403)
  expect((await house.app.inject({ method: 'GET', url: '/api/portal/link' })).statusCode).toBe(401)
})
