import { expect, test, vi } from 'vitest'
import { bareKernel, withBareKernel } from '../../test/bare-kernel.ts'
import { withWorker } from '../../test/bare-worker.ts'
import type { DeliveredEvent, Subscription } from './module.ts'
import { startWorker } from './worker.ts'

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
