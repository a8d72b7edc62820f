import { Client } from 'pg'
import type { Subscription } from '../src/kernel/module.ts'
import { type RunningWorker, startWorker } from '../src/kernel/worker.ts'
import type { BareKernel } from './bare-kernel.ts'

export async function withWorker(
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

export async function withOwner<T>(bare: BareKernel, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: bare.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
