import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { withScratchDatabase } from '../scratch.ts'
import { openDesk, repeatOpen, send, stream } from './desk.ts'
import { query, Site, until } from './process.ts'

const sites: Site[] = []

afterEach(async () => {
  for (const site of sites.splice(0)) await site.close()
})

/** Collects what a live page hears. */
async function listen(url: string, token: string): Promise<{ heard: () => string; close: () => void }> {
  const end = new AbortController()
  const answer = await fetch(`${url}/api/live`, { headers: { authorization: `Bearer ${token}` }, signal: end.signal })
  let text = ''
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk)
  }
  read().catch(() => undefined)
  return { heard: () => text, close: () => end.abort() }
}

test('two servers on one database work together', { timeout: 180_000 }, async () => {
  await withScratchDatabase(async (databaseUrl) => {
    const site = new Site()
    sites.push(site)
    const env = { DATABASE_URL: databaseUrl }
    // Both at once: one migrates, the other waits.
    const [first, second] = await Promise.all([site.serve(env), site.serve(env)])
    const desk = await openDesk(first.url)
    const page = await listen(second.url, desk.token)

    const customer = { kind: 'person', name: '王小明', phone: '13800000001', language: 'zh-CN' }
    const body = { storeId: desk.storeId, ...customer, preferredChannel: 'phone', source: 'walkIn' }
    const made = await send(first.url, '/api/customers/register', desk.token, body)
    expect(made.status).toBe(200)
    const heard = await until(() => page.heard().includes(String(made.body['id'])), 20_000)
    expect(page.heard()).toContain(String(made.body['id']))
    expect(heard).toBe(true)
    page.close()
    expect((await send(second.url, `/api/customers/${String(made.body['id'])}`, desk.token)).status).toBe(200)

    const both = await Promise.all(
      [first, second].map(async ({ url }, i) => {
        const until = performance.now() + 2_000
        const sent = await stream(url, desk, {
          clients: 3,
          from: (i + 1) * 10_000,
          stop: () => performance.now() > until,
        })
        return await repeatOpen(url, desk, sent)
      }),
    )
    const sent = both.flat()
    expect(sent.filter(({ reply }) => reply.status !== 200)).toEqual([])
    const numbers = sent.flatMap(({ reply }) =>
      typeof reply.body['number'] === 'string' ? [reply.body['number']] : [],
    )
    expect(numbers.length).toBeGreaterThan(10)
    expect(new Set(numbers).size).toBe(numbers.length)

    const waiting =
      'select ((select count(*) from kernel.outbox) + (select count(*) from graphile_worker._private_jobs))::int as n'
    const idle = async () => (await query<{ n: number }>(databaseUrl, waiting))[0]?.n === 0
    expect(await until(idle, 60_000)).toBe(true)

    // A change of the rights that one server makes holds at once on the other.
    const roles = (await send(first.url, '/api/roles', desk.token)) as {
      body: { rows?: { id: string; code: string; version: number }[] }
    }
    const advisor = roles.body.rows?.find(({ code }) => code === 'serviceAdvisor')
    const manager = roles.body.rows?.find(({ code }) => code === 'manager')
    for (const role of [advisor, manager]) {
      const edited = await send(
        first.url,
        `/api/roles/${role?.id}/edit`,
        desk.token,
        { permissions: ['task.do'] },
        randomUUID(),
        role?.version,
      )
      expect(edited.status).toBe(200)
    }
    const refused = await send(second.url, '/api/customers/register', desk.token, { ...body, phone: '13800000002' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'kernel.notAllowed' } })

    // Both sealers have looked by now; every entry stands in one block.
    await delay(6_000)
    const blocks = await query<{ no: number }>(databaseUrl, 'select no::int from kernel.block order by no')
    expect(blocks.map(({ no }) => no)).toEqual(blocks.map((_, i) => i + 1))
    const verified = await site.verify(env)
    expect(verified.output).toMatch(/0 findings/)
    expect(verified.code).toBe(0)
  })
})
