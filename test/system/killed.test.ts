import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk, repeatOpen, send, type Sent, stream } from './desk.ts'
import { Site, until } from './process.ts'

const own: { site?: Site } = {}

afterEach(async () => {
  await own.site?.close()
})

/** Everything answered with success is there once; nothing waits; the books are right. */
async function expectKept(site: Site, desk: Desk, sent: readonly Sent[]): Promise<void> {
  expect(sent.filter(({ reply }) => reply.status !== 200)).toEqual([])
  const of = (path: string) => sent.filter((one) => one.path.includes(path))
  const ids = (path: string) =>
    of(path)
      .map(({ reply }) => String(reply.body['id']))
      .toSorted()
  const rows = await site.ask<{ id: string }>('select id from customers.customer order by id')
  expect(rows.map(({ id }) => id)).toEqual(ids('customers'))
  const receipts = await site.ask<{ id: string; number: string }>('select id, number from parts.receipt order by id')
  expect(receipts.map(({ id }) => id)).toEqual(ids('stock-receipts'))
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(receipts.length)
  const stock = await site.ask<{ sum: string }>('select sum(on_hand_thousandths) from parts.stock where part_id = $1', [
    desk.partId,
  ])
  expect(Number(stock[0]?.sum)).toBe(receipts.length * 1000)
  const staff = await site.ask<{ id: string }>('select id from people.staff order by id')
  expect(staff.map(({ id }) => id)).toEqual(ids('staff'))
  const waiting = () =>
    site.ask<{ n: number }>(
      'select ((select count(*) from kernel.outbox) + (select count(*) from graphile_worker._private_jobs))::int as n',
    )
  expect(await until(async () => (await waiting())[0]?.n === 0, 60_000)).toBe(true)
}

/** A greeting that was due while nobody ran. */
async function addDueDeadline(site: Site, desk: Desk): Promise<void> {
  await site.ask(
    `insert into kernel.deadline (group_id, id, name, record, record_id, store_id, role, state, level, started_at, due_at, next_at)
     select group_id, gen_random_uuid(), 'service.greeting', 'appointment', gen_random_uuid(), $1, 'serviceAdvisor', 'running', 0,
            now() - interval '10 minutes', now() - interval '1 second', now() - interval '1 second' from kernel.dealer_group`,
    [desk.storeId],
  )
}

async function expectDeadlineFired(site: Site): Promise<void> {
  const state = () => site.ask<{ state: string }>(`select state from kernel.deadline where name = 'service.greeting'`)
  expect(await until(async () => (await state())[0]?.state === 'breached', 60_000)).toBe(true)
}

async function expectSound(site: Site): Promise<void> {
  const { code, output } = await site.verify()
  expect(output).toMatch(/0 findings/)
  expect(code).toBe(0)
}

describe('kill -9', () => {
  test('of the server, and of the server with PostgreSQL, in the midst of writes: the next start keeps what was answered', {
    timeout: 180_000,
  }, async () => {
    const site = new Site()
    own.site = site
    let server = await site.serve()
    const desk = await openDesk(server.url)
    let sent: Sent[] = []
    for (const postgresToo of [false, true]) {
      let stopped = false
      const writing = stream(server.url, desk, { clients: 6, from: (sent.length + 1) * 1000, stop: () => stopped })
      await delay(1_500)
      if (postgresToo) site.killPostgres()
      await server.program.kill()
      stopped = true
      const round = await writing
      expect(round.some(({ reply }) => reply.status !== 200)).toBe(true)
      expect(round.filter(({ reply }) => reply.status === 200).length).toBeGreaterThan(20)
      if (postgresToo) await addDueDeadline(site, desk)
      server = await site.serve()
      sent = [...sent, ...(await repeatOpen(server.url, desk, round))]
    }
    await expectDeadlineFired(site)
    await expectKept(site, desk, sent)
    await expectSound(site)
    await server.program.kill('SIGTERM')
    expect(server.program.child.exitCode).toBe(0)
  })

  test('of PostgreSQL alone: requests are refused with 503 and a sentence, then it is back by itself', {
    timeout: 180_000,
  }, async () => {
    const site = new Site()
    own.site = site
    const { url } = await site.serve()
    const desk = await openDesk(url)
    const killed = site.postmaster()
    let stopped = false
    const writing = stream(url, desk, { clients: 6, from: 1000, stop: () => stopped })
    await delay(1_500)
    site.killPostgres()
    const refused = await until(async () => {
      const reply = await send(url, '/api/customers', desk.token)
      return reply.status === 503 ? reply : null
    }, 20_000)
    stopped = true
    const sent = await writing
    expect(refused?.body).toMatchObject({ status: 503, code: 'kernel.unavailable' })
    expect(String(refused?.body['title'])).toMatch(/数据库暂时连不上/)
    expect(sent.map(({ reply }) => reply.status).filter((status) => ![200, 503].includes(status))).toEqual([])
    expect(await until(async () => (await send(url, '/readyz', '')).status === 200, 60_000)).toBe(true)
    expect(site.postmaster()).not.toBe(killed)
    const settled = await repeatOpen(url, desk, sent)
    await expectKept(site, desk, settled)
    await expectSound(site)
  })
})
