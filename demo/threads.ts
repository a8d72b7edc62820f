import { Worker } from 'node:worker_threads'
import type { Client } from 'pg'
import { copyIn } from '../src/kernel/db/copy.ts'
import type { DemoStore } from './group.ts'
import type { Delivery, Portion, StorePast } from './store-past.ts'

/** Writes a portion; the threads' portions come at any time and are written one after the other. */
export type Put = (portion: Portion, draft: string) => Promise<void>

export interface StoreThread {
  readonly store: DemoStore
  /** Plays the past and hands what it writes to `put`; `told` hears the number of visits so far. */
  readonly play: (
    past: StorePast,
    put: Put,
    told: (visits: number) => void,
  ) => Promise<{ closed: number; open: number }>
  readonly end: () => Promise<unknown>
}

/** Starts a thread for a store, which gets ready while the main thread still makes the group. */
export function startThread(store: DemoStore): StoreThread {
  const worker = new Worker(new URL('./store-worker.ts', import.meta.url), {
    name: `demo ${store.code}`,
    // Most of what a visit makes is gone after it: young space spares copying it around.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  const failed = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The demo of ${store.code} ended early (exit code ${code})`)))
  })
  failed.catch(() => undefined)
  return {
    store,
    play: (past, put, told) => Promise.race([take(worker, past, put, told), failed]),
    end: () => worker.terminate(),
  }
}

async function take(worker: Worker, past: StorePast, put: Put, told: (visits: number) => void) {
  const deliveries: Delivery[] = []
  let wake = () => {}
  worker.on('message', (delivery: Delivery) => {
    deliveries.push(delivery)
    wake()
  })
  worker.postMessage(past, [])
  for (;;) {
    const delivery = deliveries.shift()
    if (!delivery) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      continue
    }
    if (delivery.kind === 'portions') {
      for (const portion of delivery.portions) await put(portion, `demo_${past.store.code}`)
      told(delivery.visits)
    }
    worker.postMessage('taken', [])
    if (delivery.kind === 'done') return { closed: delivery.closed, open: delivery.open }
  }
}

/**
 * Writes portions into the client's open transaction. Cars stand there already, because visits refer to them; their
 * thread gives them back as they are now.
 */
export function portionWriter(client: Client): Put {
  let last: Promise<void> = Promise.resolve()
  return (portion, draft) => {
    last = last.then(() => write(client, portion, draft))
    return last
  }
}

async function write(client: Client, { table, statement, chunks }: Portion, draft: string): Promise<void> {
  const texts = chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
  if (table !== 'vehicles.vehicle') {
    await copyIn(client, statement, texts)
    return
  }
  const columns = /\((.*)\)/.exec(statement)?.[1] ?? ''
  const changes = columns.split(', ').map((column) => `${column} = excluded.${column}`)
  await client.query(`create temp table ${draft} (like ${table} including defaults)`)
  await copyIn(client, statement.replace(table, draft), texts)
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from ${draft} on conflict (group_id, id) do update set ${changes.join(', ')}`,
  )
  await client.query(`drop table ${draft}`)
}
