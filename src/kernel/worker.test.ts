import { Logger, run } from 'graphile-worker'
import { Client, Pool } from 'pg'
import { Registry } from 'prom-client'
import { expect, test, vi } from 'vitest'
import { bareKernel, kernelMigrations, withBareKernel } from '../../test/bare-kernel.ts'
import { withOwner, withWorker } from '../../test/bare-worker.ts'
import { withScratchDatabase } from '../../test/scratch.ts'
import { migrate } from './db/migrate.ts'
import { deadJobs, registerJobMetrics, reviveJob } from './jobs.ts'
import type { Subscription } from './module.ts'
import { type Listener, Relay } from './outbox.ts'

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
      const registry = new Registry()
      registerJobMetrics(registry, bare.kernel, worker)
      expect(await registry.metrics()).toMatch(/^open4s_jobs_dead 1$/m)
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
        owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed' and datname = current_database()`,
        ),
      )
      await vi.waitFor(() => expect(heard.size).toBe(20), { timeout: 30_000, interval: 100 })
    })
    hold.resolve()
    await doomed.stop().catch(() => {})
    await pool.end()
  })
})

test('the worker comes back when the database has thrown out all its connections in the midst of work', async () => {
  await withBareKernel(async (bare) => {
    const heard = new Set<unknown>()
    const one: Subscription = {
      name: 'test.one',
      topic: 'test.happened',
      run: async (_, event) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        heard.add(event.payload['n'])
      },
    }
    const group = await bare.group()
    const write = (from: number) =>
      group.write((work) => {
        for (let n = from; n < from + 500; n++) work.emit('test.happened', { n })
      })
    await withWorker(bare, [one], async () => {
      await write(0)
      await vi.waitFor(() => expect(heard.size).toBeGreaterThan(50), { interval: 5 })
      await withOwner(bare, (owner) =>
        owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'open4s-worker' and datname = current_database()`,
        ),
      )
      await write(500)
      await vi.waitFor(() => expect(heard.size).toBe(1000), { timeout: 30_000, interval: 50 })
    })
  })
})

test('stopping lets running jobs end and gives the others back at once', async () => {
  await withBareKernel(async (bare) => {
    const started: string[] = []
    const ended: string[] = []
    const one: Subscription = {
      name: 'test.one',
      topic: 'test.happened',
      run: async (_, event) => {
        started.push(event.id)
        await new Promise((resolve) => setTimeout(resolve, 100))
        ended.push(event.id)
      },
    }
    const group = await bare.group()
    await withWorker(bare, [one], async () => {
      await group.write((work) => {
        for (let n = 0; n < 90; n++) work.emit('test.happened', { n })
      })
      await vi.waitFor(() => expect(started.length).toBeGreaterThan(0))
    })
    expect(ended).toEqual(started)
    await withOwner(bare, async (owner) => {
      const { rows } = await owner.query(
        'select count(*)::int as left, count(locked_at)::int as locked from graphile_worker.jobs',
      )
      expect(rows[0]).toEqual({ left: 90 - ended.length, locked: 0 })
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
