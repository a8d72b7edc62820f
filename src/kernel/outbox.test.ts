import { Logger, run } from 'graphile-worker'
import { Client, Pool } from 'pg'
import { expect, test, vi } from 'vitest'
import { type BareKernel, bareKernel, kernelMigrations, withBareKernel } from '../../test/bare-kernel.ts'
import { withScratchDatabase } from '../../test/scratch.ts'
import { migrate } from './db/migrate.ts'
import { deadJobs, reviveJob } from './jobs.ts'
import type { DeliveredEvent, Subscription } from './module.ts'
import { type Listener, Relay } from './outbox.ts'
import { type RunningWorker, startWorker } from './worker.ts'

async function withWorker(
  bare: BareKernel,
  subscriptions: readonly Subscription[],
  work: (worker: RunningWorker) => Promise<void>,
): Promise<void> {
  const worker = await startWorker(bare.kernel, {
    url: bare.url,
    subscriptions,
    message: async () => undefined,
    reapMs: 300,
  })
  bare.onEvents = () => worker.poke()
  try {
    await work(worker)
  } finally {
    await worker.stop()
  }
}

async function withOwner<T>(bare: BareKernel, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: bare.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

test('an event reaches each of its listeners, with its group, id and payload; one without listener is gone', async () => {
  await withBareKernel(async (bare) => {
    const heard: { by: string; event: DeliveredEvent }[] = []
    const listener = (name: string, outside?: true): Subscription => ({
      name,
      topic: 'test.happened',
      run: async (_, event) => void heard.push({ by: name, event }),
      ...(outside ? { outside } : {}),
    })
    await withWorker(bare, [listener('test.one'), listener('test.two'), listener('test.partner', true)], async () => {
      const [first, second] = [await bare.group(), await bare.group()]
      await first.write((work) => {
        work.emit('test.happened', { carId: '车' })
        work.emit('test.unheard', {})
      })
      await second.write((work) => work.emit('test.happened', { n: 2 }))
      await vi.waitFor(() => expect(heard).toHaveLength(6))
      expect(
        heard
          .filter((h) => h.event.groupId === first.groupId)
          .map((h) => h.by)
          .sort(),
      ).toEqual(['test.one', 'test.partner', 'test.two'])
      const [event] = heard.filter((h) => h.event.groupId === first.groupId).map((h) => h.event)
      expect(event).toMatchObject({ at: '2026-03-10T01:00:00.000Z', payload: { carId: '车' } })
      expect(await first.rows('select * from kernel.outbox')).toEqual([])
    })
  })
})

test('a process that was not poked hears within its poll', async () => {
  await withBareKernel(async (bare) => {
    const heard: string[] = []
    await withWorker(
      bare,
      [{ name: 'test.one', topic: 'test.happened', run: async (_, event) => void heard.push(event.id) }],
      async () => {
        bare.onEvents = () => {}
        const group = await bare.group()
        const start = performance.now()
        await group.write((work) => work.emit('test.happened', {}))
        await vi.waitFor(() => expect(heard).toHaveLength(1), { interval: 5 })
        expect(performance.now() - start).toBeLessThan(1000)
      },
    )
  })
})

test('a write that was rolled back sends nothing; one that was committed before a crash is sent at the next start', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await group.write((work) => work.emit('test.happened', { n: 1 }))
    await expect(
      group.write((work) => {
        work.emit('test.happened', { n: 2 })
        work.sql({ sql: 'select 1 / 0', parameters: [] })
      }),
    ).rejects.toThrow('division')
    const heard: unknown[] = []
    await withWorker(
      bare,
      [{ name: 'test.one', topic: 'test.happened', run: async (_, event) => void heard.push(event.payload['n']) }],
      async () => {
        await vi.waitFor(() => expect(heard).toEqual([1]))
        await group.write((work) => work.emit('test.happened', { n: 3 }))
        await vi.waitFor(() => expect(heard).toEqual([1, 3]))
      },
    )
  })
})

test('several processes hand over and run every event once', async () => {
  await withBareKernel(async (bare) => {
    const heard: string[] = []
    const one: Subscription = {
      name: 'test.one',
      topic: 'test.happened',
      run: async (_, event) => void heard.push(event.id),
    }
    const others = [bareKernel(bare.url), bareKernel(bare.url)]
    const workers = await Promise.all(
      [bare, ...others].map((b) =>
        startWorker(b.kernel, { url: b.url, subscriptions: [one], message: async () => undefined }),
      ),
    )
    const group = await bare.group()
    for (let i = 0; i < 10; i++) {
      await group.write((work) => {
        for (let n = 0; n < 60; n++) work.emit('test.happened', { n })
      })
      for (const worker of workers) worker.poke()
    }
    await vi.waitFor(() => expect(heard).toHaveLength(600), { timeout: 10_000 })
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(new Set(heard).size).toBe(600)
    await Promise.all(others.map((b) => b.kernel.db.close()))
  })
})

test('a failing listener is tried again with growing pauses, then counts as dead, is listed for its group only, and can be revived', async () => {
  await withBareKernel(async (bare) => {
    let broken = true
    const tries: string[] = []
    const one: Subscription = {
      name: 'test.one',
      topic: 'test.happened',
      run: async (_, event) => {
        tries.push(event.id)
        if (broken) throw new Error('the partner is away')
      },
    }
    const [group, other] = [await bare.group(), await bare.group()]
    await withWorker(bare, [one], async (worker) => {
      await group.write((work) => work.emit('test.happened', {}))
      await vi.waitFor(() => expect(worker.counts.failed).toBe(1))
      // The queue's own clock: the pause is cut short here instead of waited for.
      await withOwner(bare, async (owner) => {
        const job = async () =>
          (
            await owner.query(
              'select id, attempts, locked_at, extract(epoch from run_at - now()) as wait from graphile_worker.jobs',
            )
          ).rows[0]
        await vi.waitFor(async () => expect(await job()).toMatchObject({ attempts: 1, locked_at: null }))
        expect(Number((await job()).wait)).toBeGreaterThan(1)
        await owner.query('select graphile_worker.reschedule_jobs(array[$1::bigint], now(), null, 11)', [
          (await job()).id,
        ])
        await vi.waitFor(() => expect(worker.counts.dead).toBe(1), { timeout: 5000 })
        await vi.waitFor(async () => expect(await job()).toMatchObject({ attempts: 12, locked_at: null }))
      })
      expect(await deadJobs(bare.kernel, other.groupId)).toEqual([])
      const [dead] = await deadJobs(bare.kernel, group.groupId)
      expect(dead).toMatchObject({
        listener: 'test.one',
        attempts: 12,
        lastError: 'the partner is away',
        eventId: tries[0],
      })
      broken = false
      expect(await reviveJob(bare.kernel, other.groupId, dead?.id ?? 0)).toBe(false)
      expect(await reviveJob(bare.kernel, group.groupId, dead?.id ?? 0)).toBe(true)
      await vi.waitFor(() => expect(worker.counts.succeeded).toBe(1), { timeout: 5000 })
      expect(new Set(tries).size).toBe(1)
    })
  })
})

test('jobs of a killed process are done by another', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await group.write((work) => {
      for (let n = 0; n < 20; n++) work.emit('test.happened', { n })
    })
    const listener: Listener = { topic: 'test.happened', name: 'test.one', task: 'deliver' }
    // The doomed process: takes all jobs and never ends them; then its connections are cut as a kill does.
    const quiet = new Logger(() => () => {})
    const pool = new Pool({ connectionString: bare.url, application_name: 'doomed' })
    pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
    const hold = Promise.withResolvers<void>()
    const doomed = await run({
      pgPool: pool,
      parsedCronItems: [],
      noHandleSignals: true,
      logger: quiet,
      taskList: { deliver: () => hold.promise },
      preset: { worker: { concurrentJobs: 2, localQueue: { size: 100 } } },
    })
    const relay = new Relay({ pool, listeners: [listener], onError: () => {} })
    await withOwner(bare, async (owner) => {
      await vi.waitFor(
        async () => {
          const { rows } = await owner.query(
            'select count(*)::int as n from graphile_worker.jobs where locked_at is not null',
          )
          expect(rows[0].n).toBe(20)
        },
        { timeout: 5000 },
      )
    })
    await relay.stop()
    const heard = new Set<unknown>()
    const one: Subscription = {
      name: 'test.one',
      topic: 'test.happened',
      run: async (_, event) => void heard.add(event.payload['n']),
    }
    await withWorker(bare, [one], async () => {
      await withOwner(bare, (owner) =>
        owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'`),
      )
      await vi.waitFor(() => expect(heard.size).toBe(20), { timeout: 30_000, interval: 100 })
    })
    hold.resolve()
    await doomed.stop().catch(() => {})
    await pool.end()
  })
})

test('the worker comes back when the database has thrown out all its connections', async () => {
  await withBareKernel(async (bare) => {
    const heard: unknown[] = []
    const one: Subscription = {
      name: 'test.one',
      topic: 'test.happened',
      run: async (_, event) => void heard.push(event.payload['n']),
    }
    const group = await bare.group()
    await withWorker(bare, [one], async () => {
      await group.write((work) => work.emit('test.happened', { n: 1 }))
      await vi.waitFor(() => expect(heard).toEqual([1]))
      await withOwner(bare, (owner) =>
        owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'open4s-worker'`),
      )
      await group.write((work) => work.emit('test.happened', { n: 2 }))
      await vi.waitFor(() => expect(heard).toContain(2), { timeout: 20_000 })
    })
  })
})

test('the serving role can neither read nor fill the queue, nor hand over', async () => {
  await withBareKernel(async (bare) => {
    await withWorker(bare, [], async () => {
      const refused = (sql: string) =>
        expect(bare.kernel.db.run([{ sql, parameters: [] }]), sql).rejects.toMatchObject({ code: '42501' })
      await refused('select * from graphile_worker.jobs')
      await refused('select * from graphile_worker._private_jobs')
      await refused(`select graphile_worker.add_job('deliver')`)
      await refused(`select kernel.hand_over('{}', '{}', '{}', 1, 1)`)
    })
  })
})

test('works for an owner who is no superuser', async () => {
  const role = `owner_${process.pid}`
  await withScratchDatabase(async (url) => {
    const admin = new Client({ connectionString: url })
    await admin.connect()
    await admin.query(`create role ${role} login createrole`)
    try {
      await admin.query(
        `do $$ begin if not exists (select from pg_roles where rolname = 'open4s_app') then create role open4s_app nologin; end if; end $$`,
      )
      await admin.query(`grant open4s_app to ${role} with admin option`)
      await admin.query(`alter database ${new URL(url).pathname.slice(1)} owner to ${role}`)
      const own = new URL(url)
      own.username = role
      await migrate(own.toString(), kernelMigrations)
      const bare = bareKernel(own.toString())
      const heard: unknown[] = []
      const one: Subscription = {
        name: 'test.one',
        topic: 'test.happened',
        run: async (_, event) => void heard.push(event.payload['n']),
      }
      await withWorker(bare, [one], async () => {
        const group = await bare.group()
        await group.write((work) => work.emit('test.happened', { n: 1 }))
        await vi.waitFor(() => expect(heard).toEqual([1]))
        expect(await deadJobs(bare.kernel, group.groupId)).toEqual([])
      })
      await bare.kernel.db.close()
    } finally {
      await admin.query(`reassign owned by ${role} to current_user; drop owned by ${role}`)
      await admin.query(`drop role ${role}`)
      await admin.end()
    }
  })
})
