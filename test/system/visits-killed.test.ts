import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { prepareWorld, type World } from '../bench/visits-world.ts'
import { withScratchDatabase } from '../scratch.ts'
import { query, Site, until } from './process.ts'
import { fillSite, onceOnly, PatientClient, visitsUntil } from './visits.ts'

const sites: Site[] = []

afterEach(async () => {
  for (const site of sites.splice(0)) await site.close()
})

const portOf = (url: string) => Number(new URL(url).port)
const clientsOf = (world: World, urls: () => readonly string[]) =>
  world.lanes.map((_, index) => new PatientClient(() => urls()[index % urls().length] ?? ''))

type Ask = (sql: string, values?: readonly unknown[]) => Promise<object[]>

async function expectOnce(ask: Ask, since: string): Promise<void> {
  const wrong: Record<string, unknown> = {}
  for (const [name, sql] of Object.entries(onceOnly)) {
    const rows = await ask(sql, sql.includes('$1') ? [since] : [])
    if (rows.length > 0) wrong[name] = rows.slice(0, 5)
  }
  expect(wrong).toEqual({})
}

const waiting =
  'select ((select count(*) from kernel.outbox) + (select count(*) from graphile_worker._private_jobs))::int as n'
const isIdle = async (ask: Ask) => (await ask(waiting)).every((row) => 'n' in row && row.n === 0)

const moments = (process.env['KILLS'] ?? '900,1300,1700').split(',').map(Number)

test('killed again and again in the midst of visits, server and database: each visit is there once', {
  timeout: 600_000,
}, async () => {
  const site = new Site()
  sites.push(site)
  await fillSite(site)
  let server = await site.serve()
  const world = await prepareWorld(portOf(server.url), 4, 80)
  const since = new Date().toISOString()
  const clients = clientsOf(world, () => [server.url])
  let stopped = false
  const visits = visitsUntil(world, clients, () => stopped)
  visits.catch(() => undefined)
  for (const [round, moment] of moments.entries()) {
    await delay(moment)
    if (round % 3 > 0) site.killPostgres()
    if (round % 3 === 1) continue
    await server.program.kill()
    server = await site.serve()
  }
  await delay(500)
  stopped = true
  const done = await visits
  expect(done).toBeGreaterThan(clients.length)
  expect(clients.every(({ repeats }) => repeats > 0)).toBe(true)
  expect((await Promise.all(clients.map((client) => client.differing()))).flat()).toEqual([])
  const ask: Ask = (sql, values) => site.ask(sql, values)
  expect(await until(() => isIdle(ask), 90_000)).toBe(true)
  await expectOnce(ask, since)
  // A block sealed while it is looked at would count as gone.
  await server.program.kill('SIGTERM')
  const { code, output } = await site.verify()
  expect(output).toMatch(/0 findings/)
  expect(code).toBe(0)
})

test('of two servers one is killed: its visits go on at the other, which does its jobs', {
  timeout: 300_000,
}, async () => {
  await withScratchDatabase(async (databaseUrl) => {
    const site = new Site()
    sites.push(site)
    await fillSite(site, databaseUrl)
    const env = { DATABASE_URL: databaseUrl }
    const [first, second] = [await site.serve(env), await site.serve(env)]
    let urls = [first.url, second.url]
    const world = await prepareWorld(portOf(first.url), 4, 80)
    const since = new Date().toISOString()
    const clients = clientsOf(world, () => urls)
    let stopped = false
    const visits = visitsUntil(world, clients, () => stopped)
    visits.catch(() => undefined)
    await delay(1500)
    await first.program.kill()
    urls = [second.url]
    await delay(1500)
    stopped = true
    expect(await visits).toBeGreaterThan(clients.length)
    expect(clients.some(({ repeats }) => repeats > 0)).toBe(true)
    const ask: Ask = (sql, values) => query(databaseUrl, sql, values)
    expect(await until(() => isIdle(ask), 120_000)).toBe(true)
    await expectOnce(ask, since)
    await second.program.kill('SIGTERM')
    const { code, output } = await site.verify(env)
    expect(output).toMatch(/0 findings/)
    expect(code).toBe(0)
  })
})
