import { describe, expect, test } from 'vitest'
import { judge } from '../../src/kernel/furniture/checklist-rules.ts'
import { useHouse } from '../house.ts'
import { scenario } from '../scenario.ts'

const house = useHouse()
const recordId = '019c0000-0000-7000-8000-000000000001'

describe('furniture', () => {
  test('a task is taken, handed over, accepted and finished by its owner only', async () => {
    const advisor = house.as('serviceAdvisor')
    const [technician] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
    const given = await advisor.do('task.give', {
      body: {
        storeId: house.stores.sz,
        kind: 'call',
        record: 'repairOrder',
        recordId,
        titleZh: '联系车主',
        titleEn: 'Call the owner',
        role: 'serviceAdvisor',
        ownerId: null,
        dueAt: null,
      },
    })
    const early = await house
      .as('technician')
      .refused('task.finish', { id: given.id, version: 1, body: { outcome: 'x' } })
    expect(early.code).toBe('kernel.notOwner')
    const taken = await advisor.do('task.take', { id: given.id, version: 1 })
    const offered = await advisor.do('task.handOver', {
      id: given.id,
      version: taken.version,
      body: { toId: technician?.['id'], reason: '请技师解释' },
    })
    expect(offered['offeredToId']).toBe(technician?.['id'])
    const accepted = await house.as('technician').do('task.take', { id: given.id, version: offered.version })
    expect(accepted).toMatchObject({ ownerId: technician?.['id'], offeredToId: null })
    const done = await house
      .as('technician')
      .do('task.finish', { id: given.id, version: accepted.version, body: { outcome: '已解释' } })
    expect(done.state).toBe('done')
  })

  test('four eyes: nobody grants his own request, and the store manager not above his limit', async () => {
    const manager = house.as('manager')
    const ask = (amountFen: number | null) => ({
      storeId: house.stores.sz,
      kind: 'discount',
      record: 'repairOrder',
      recordId,
      amountFen,
      reason: '老客户',
    })
    const own = await manager.do('approval.ask', { body: ask(1000) })
    expect(await manager.refused('approval.grant', { id: own.id, version: 1 })).toMatchObject({
      code: 'kernel.samePerson',
    })
    const large = await house.as('serviceAdvisor').do('approval.ask', { body: ask(500_000) })
    expect(await manager.refused('approval.grant', { id: large.id, version: 1 })).toMatchObject({
      code: 'kernel.aboveLimit',
      status: 403,
    })
    const small = await house.as('serviceAdvisor').do('approval.ask', { body: ask(50_000) })
    expect(await manager.do('approval.grant', { id: small.id, version: 1 })).toMatchObject({ state: 'granted' })
  })

  test('a revised document wants new receipts, and who has not read it is listed', async () => {
    const admin = house.as('administrator')
    const body = {
      code: 'shop-rules',
      titleZh: '店规',
      titleEn: 'Shop rules',
      bodyZh: '先检查后维修',
      bodyEn: 'Inspect first',
      roles: ['technician'],
    }
    const first = await admin.do('document.publish', { body })
    await house.as('technician').do('document.acknowledge', { id: first.id, version: 1 })
    const receipts = await admin.get<{ read: unknown[]; missing: { name: string }[] }>('document.receipts', {
      id: first.id,
    })
    expect(receipts.read).toHaveLength(1)
    expect(receipts.missing.map((row) => row.name)).toEqual(['technician hz'])
    await admin.do('document.revise', {
      id: first.id,
      version: 2,
      body: { ...body, code: undefined, bodyZh: '先检查后维修,先确认后施工' },
    })
    const { rows } = await house
      .as('technician')
      .get<{ rows: { edition: number; readAt: string | null }[] }>('document.list')
    expect(rows).toMatchObject([{ edition: 2, readAt: null }])
  })

  test('two people confirm the same standard at once, and each has his receipt', async () => {
    const admin = house.as('administrator')
    const first = await admin.do('document.publish', {
      body: {
        code: 'salute',
        titleZh: '接待礼仪',
        titleEn: 'Salute',
        bodyZh: '先问好',
        bodyEn: 'Greet first',
        roles: ['technician', 'serviceAdvisor'],
      },
    })
    const seen = { id: first.id, version: first.version }
    await Promise.all(
      (['technician', 'serviceAdvisor'] as const).map((role) => house.as(role).do('document.acknowledge', seen)),
    )
    const { read } = await admin.get<{ read: object[] }>('document.receipts', { id: first.id })
    expect(read).toHaveLength(2)
    // Nobody confirms twice, and an edition that is replaced is not confirmed any more.
    expect(await house.as('technician').refused('document.acknowledge', seen)).toMatchObject({
      code: 'kernel.alreadyRead',
    })
    const revision = { titleZh: '接待礼仪', titleEn: 'Salute', bodyZh: '起身问好', bodyEn: 'Rise and greet' }
    const body = { ...revision, roles: ['technician'] }
    expect(await admin.refused('document.revise', { ...seen, body })).toMatchObject({ code: 'kernel.stale' })
    await admin.do('document.revise', { id: first.id, version: 3, body })
    expect(await house.as('serviceAdvisor').refused('document.acknowledge', seen)).toMatchObject({
      code: 'kernel.wrongState',
    })
  })

  test('a reading outside its limit fails whatever was ticked', () => {
    const items = [
      { code: 'pad', zh: '刹车片', en: 'Pads', kind: 'reading' as const, required: true, unit: 'mm', min: 3 },
      { code: 'lights', zh: '灯光', en: 'Lights', kind: 'tick' as const, required: true },
    ]
    expect(
      judge(items, [
        { code: 'pad', value: 2.9, ok: true },
        { code: 'lights', ok: true },
      ]),
    ).toEqual({ missing: [], failed: ['pad'] })
    expect(judge(items, [{ code: 'pad', value: 3 }])).toEqual({ missing: ['lights'], failed: [] })
  })

  test('what was typed to find somebody does not get into the ledger with an export', async () => {
    const manager = house.as('manager')
    const typed = encodeURIComponent('王建国 13800138000')
    expect((await manager.raw('GET', `/api/customers/export.xlsx?q=${typed}&source=walkIn`)).status).toBe(200)
    expect((await manager.raw('GET', `/api/customers/export.xlsx?q=${typed}`)).status).toBe(200)
    expect((await manager.raw('GET', `/api/customers/export.xlsx?q=138`)).status).toBe(200)
    const log = await house.rows(`select data from kernel.entry where verb = 'export.customer.list' order by id`)
    const filters = log.map((row) => {
      const [entry] = JSON.parse(String(row['data'])) as { set: { filters: Record<string, string> } }[]
      return entry?.set.filters ?? {}
    })
    expect(filters.map((set) => Object.keys(set).sort())).toEqual([['q', 'source'], ['q'], ['q']])
    expect(filters[0]).toMatchObject({ source: 'walkIn', q: expect.stringMatching(/^hidden:[\w-]{16}$/) })
    // The same words are known again, others are not.
    expect(filters[1]?.['q']).toBe(filters[0]?.['q'])
    expect(filters[2]?.['q']).not.toBe(filters[0]?.['q'])
    expect(JSON.stringify(log)).not.toMatch(/王建国|138/)
  })

  scenario('V-03', 'a list leaves as an Excel file within rights, and the export is written down', async () => {
    const answer = await house.as('manager').raw('GET', '/api/staff/export.xlsx')
    expect(answer.status).toBe(200)
    const denied = await house.nobody.raw('GET', '/api/staff/export.xlsx')
    expect(denied.status).toBe(401)
    await house.as('manager').get('staff.list', { query: { limit: 1 } })
    const log = await house.rows(`select data from kernel.entry where verb = 'export.staff.list'`)
    expect(log).toHaveLength(1)
    expect(String(log[0]?.['data'])).toContain('"rows":9')
  })

  scenario('F-12', 'a large export waits for an approval, and then the same button brings it', async () => {
    const advisor = house.as('serviceAdvisor')
    const body = {
      storeId: house.stores.sz,
      kind: 'call',
      record: 'repairOrder',
      recordId,
      titleZh: '联系车主',
      titleEn: 'Call the owner',
      role: 'serviceAdvisor',
      ownerId: null,
      dueAt: null,
    }
    for (let given = 0; given <= 200; given++) await advisor.do('task.give', { body })
    const wanted = () => advisor.raw('GET', '/api/tasks/export.xlsx')
    expect((await wanted()).status).toBe(403)
    const asked = await advisor.do('approval.ask', {
      body: { storeId: house.stores.sz, kind: 'export', record: 'task.list', recordId, reason: '月度回访抽查' },
    })
    expect((await wanted()).status).toBe(403)
    await house.as('manager').do('approval.grant', { id: asked.id, version: 1, body: {} })
    expect((await wanted()).status).toBe(200)
    expect((await house.as('manager').raw('GET', '/api/tasks/export.xlsx')).status).toBe(403)
    house.clock.forward(25 * 60)
    expect((await wanted()).status).toBe(403)
  })

  test('a parameter takes effect at once and is refused when looser than the kind of value', async () => {
    const admin = house.as('administrator')
    const body = {
      key: 'kernel.approvalLimitFen',
      scopeKind: 'group',
      scopeId: null,
      fromDate: '2026-01-01',
      value: 600_000,
      reason: '集团授权',
    }
    expect(await admin.refused('parameter.set', { body: { ...body, value: 'viel' } })).toMatchObject({
      code: 'kernel.invalid',
    })
    expect(await admin.refused('parameter.set', { body: { ...body, key: 'kernel.unknown' } })).toMatchObject({
      code: 'kernel.invalid',
    })
    await admin.do('parameter.set', { body })
    const asked = await house.as('serviceAdvisor').do('approval.ask', {
      body: {
        storeId: house.stores.sz,
        kind: 'credit',
        record: 'bill',
        recordId,
        amountFen: 500_000,
        reason: '挂账',
      },
    })
    expect(await house.as('manager').do('approval.grant', { id: asked.id, version: 1 })).toMatchObject({
      state: 'granted',
    })
  })
})

test('the ledger knows that a password changed, not its hash', async () => {
  const admin = house.as('administrator')
  const added = await admin.do('account.add', {
    body: {
      login: 'newcomer',
      password: 'a long enough one',
      displayName: '新人',
      language: 'zh-CN',
      grants: [],
      staffId: null,
    },
  })
  const [row] = await house.rows('select password_hash from kernel.account where id = $1', [added.id])
  const entries = await house.rows('select data from kernel.entry where record_id = $1', [added.id])
  expect(String(entries[0]?.['data'])).toContain('"password_hash":"#')
  expect(JSON.stringify(entries)).not.toContain(String(row?.['password_hash']))
})

test('characters that the database cannot keep are refused as wrong input, not as a failure', async () => {
  const body = { storeId: house.stores.sz, kind: 'discount', record: 'repairOrder', recordId, amountFen: null }
  for (const reason of ['a\u0000b', 'half \ud800 pair']) {
    const refused = await house.as('serviceAdvisor').refused('approval.ask', { body: { ...body, reason } })
    expect(refused).toMatchObject({ status: 422, code: 'kernel.invalid' })
  }
  expect((await house.as('manager').raw('GET', '/api/staff?q=%00')).status).toBe(422)
})

test('a timeline shows what happened, and not to another store', async () => {
  const [row] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  const path = `/api/records/staff/${String(row?.['id'])}/timeline`
  const own = await house.as('manager').raw('GET', path)
  expect(own.json<{ rows: { verb: string; toState: string }[] }>().rows).toMatchObject([
    { verb: 'hire', toState: 'active' },
  ])
  expect((await house.as('manager', 'hz').raw('GET', path)).status).toBe(403)
  expect((await house.as('manager').raw('GET', '/api/records/nothing/x/timeline')).status).toBe(404)
})
