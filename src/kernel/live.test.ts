import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { expect, test, vi } from 'vitest'
import { bareKernel, type BareKernel, withBareKernel } from '../../test/bare-kernel.ts'
import { withOwner } from '../../test/bare-worker.ts'
import { newId } from './ids.ts'
import { sendProblem } from './http.ts'
import type { Change } from './kernel.ts'
import { Live } from './live.ts'
import { registerLive } from './live-stream.ts'

async function withLive(bare: BareKernel, work: (live: Live) => Promise<void>): Promise<void> {
  const live = new Live({ url: bare.url, onError: () => {} })
  await live.start()
  try {
    await work(live)
  } finally {
    await live.stop()
  }
}

const changeOf = (groupId: string, storeId: string | null, record = 'repairOrder'): Change => ({
  groupId,
  storeId,
  record,
  id: newId(),
})

test('two processes hear of each other within two seconds, and nobody hears of another group', async () => {
  await withBareKernel(async (bare) => {
    await withLive(bare, (one) =>
      withLive(bare, async (two) => {
        const [mine, other] = [newId(), newId()]
        const heard: (Change | 'all')[] = []
        const elsewhere: unknown[] = []
        for (const live of [one, two])
          live.subscribe({ groupId: mine, tell: (some) => heard.push(...(some === 'all' ? [some] : some)) })
        one.subscribe({ groupId: other, tell: (some) => elsewhere.push(some) })
        const change = changeOf(mine, newId())
        const start = performance.now()
        two.changed([change])
        await vi.waitFor(() => expect(heard).toEqual([change, change]), { timeout: 2000 })
        expect(performance.now() - start).toBeLessThan(2000)
        expect(elsewhere).toEqual([])
      }),
    )
  })
})

test('many commits are one notification; too many changes say "load everything" to that group', async () => {
  await withBareKernel(async (bare) => {
    await withLive(bare, (one) =>
      withLive(bare, async (two) => {
        const group = newId()
        const heard: (readonly Change[] | 'all')[] = []
        two.subscribe({ groupId: group, tell: (some) => heard.push(some) })
        const change = changeOf(group, null)
        for (let n = 0; n < 100; n++)
          one.changed([change, changeOf(group, null, n < 20 ? 'task' : 'repairOrder')].slice(0, n < 20 ? 2 : 1))
        await vi.waitFor(() => expect(heard).toHaveLength(1))
        expect(heard[0]).toHaveLength(21)
        one.changed(Array.from({ length: 1000 }, () => changeOf(group, null)))
        await vi.waitFor(() => expect(heard).toHaveLength(2))
        expect(heard[1]).toBe('all')
      }),
    )
  })
})

test('after a lost connection everything is loaded again and changes arrive as before', async () => {
  await withBareKernel(async (bare) => {
    await withLive(bare, (one) =>
      withLive(bare, async (two) => {
        const group = newId()
        const heard: (readonly Change[] | 'all')[] = []
        two.subscribe({ groupId: group, tell: (some) => heard.push(some) })
        await withOwner(bare, (owner) =>
          owner.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'open4s-live' and datname = current_database()`,
          ),
        )
        await vi.waitFor(() => expect(heard.filter((some) => some === 'all').length).toBeGreaterThanOrEqual(1), {
          timeout: 5000,
        })
        const change = changeOf(group, null)
        await vi.waitFor(
          () => {
            one.changed([change])
            expect(heard).toContainEqual([change])
          },
          { timeout: 5000, interval: 150 },
        )
      }),
    )
  })
})

interface Page {
  readonly events: { event: string; data: unknown }[]
  readonly closed: Promise<void>
  close(): void
}

/** What an EventSource does. */
async function openPage(base: string, token: string): Promise<Page> {
  const stop = new AbortController()
  const response = await fetch(`${base}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  const events: Page['events'] = []
  const read = async () => {
    let text = ''
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const found = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end))
        if (found) events.push({ event: found[1] ?? '', data: JSON.parse(found[2] ?? '') })
        text = text.slice(end + 2)
      }
    }
  }
  return { events, closed: read().catch(() => {}), close: () => stop.abort() }
}

async function withServer(
  bare: BareKernel,
  live: Live,
  work: (base: string, app: FastifyInstance) => Promise<void>,
): Promise<void> {
  const app = fastify()
  await app.register(cookie)
  app.setErrorHandler((error, request, reply) => sendProblem(bare.kernel, error, request, reply))
  registerLive(app, bare.kernel, live, 20)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  try {
    await work(base, app)
  } finally {
    await app.close()
  }
}

test('a page hears of its own stores, of the group and of its own inbox; another group never', async () => {
  await withBareKernel(async (bare) => {
    const [group, other] = [await bare.group(), await bare.group()]
    const advisor = await group.account('advisor', 'store', group.storeId)
    const manager = await group.account('manager', 'group', null)
    const stranger = await other.account('manager', 'group', null)
    const second = bareKernel(bare.url)
    await withLive(second, (far) =>
      withLive(bare, (live) =>
        withServer(bare, live, async (base, app) => {
          const pages = await Promise.all([advisor, manager, stranger].map(({ token }) => openPage(base, token)))
          const [own, elsewhere, whole] = [
            changeOf(group.groupId, group.storeId),
            changeOf(group.groupId, group.otherStoreId),
            changeOf(group.groupId, null, 'model'),
          ]
          const letter: Change = { groupId: group.groupId, storeId: null, record: 'inbox', id: advisor.accountId }
          far.changed([own, elsewhere, whole, letter])
          await vi.waitFor(() => expect([pages[0]?.events.length, pages[1]?.events.length]).toEqual([1, 1]), {
            timeout: 2000,
          })
          const short = ({ record, id, storeId }: Change) => ({ record, id, storeId })
          expect(pages[0]?.events).toEqual([{ event: 'change', data: [own, whole, letter].map(short) }])
          expect(pages[1]?.events).toEqual([{ event: 'change', data: [own, elsewhere, whole].map(short) }])
          expect(pages[2]?.events).toEqual([])
          // Streams do not keep the server from closing.
          await app.close()
          await Promise.all(pages.map((page) => page.closed))
        }),
      ),
    )
    await second.kernel.db.close()
  })
})

test('who signs out hears no more', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const [leaving, staying] = [await group.account('a', 'group', null), await group.account('b', 'group', null)]
    await withLive(bare, (live) =>
      withServer(bare, live, async (base) => {
        const [gone, here] = [await openPage(base, leaving.token), await openPage(base, staying.token)]
        await group.write((work) =>
          work.sql({
            sql: 'update kernel.session set revoked_at = $3 where group_id = $1 and account_id = $2',
            parameters: [work.groupId, leaving.accountId, work.now],
          }),
        )
        await gone.closed
        live.changed([changeOf(group.groupId, null)])
        await vi.waitFor(() => expect(here.events).toHaveLength(1))
        expect(gone.events).toEqual([])
        here.close()
      }),
    )
  })
})

test('nobody listens without signing in', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLive(bare, (live) =>
      withServer(bare, live, async (base) => {
        for (const token of ['', 'x', `${group.groupId}.${newId()}`]) {
          const response = await fetch(`${base}/api/live`, { headers: { authorization: `Bearer ${token}` } })
          expect(response.status).toBe(401)
          await response.body?.cancel()
        }
      }),
    )
  })
})
