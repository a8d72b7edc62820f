import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'
import { messageFolders } from '../src/app.ts'
import { loadMessages } from '../src/kernel/i18n.ts'
import { declareFiles } from '../src/kernel/files/uses.ts'
import { declareParameters } from '../src/kernel/settings.ts'
import { modules } from '../src/modules.ts'
import { type Delivery, playStorePast, type StorePast } from './store-past.ts'

/** The thread of one store: waits for its past, plays it, and is never more than one delivery ahead of the database. */
async function main(port: NonNullable<typeof parentPort>): Promise<void> {
  loadMessages(messageFolders(modules))
  declareFiles(modules)
  declareParameters(modules.flatMap((module) => module.parameters ?? []))
  const [past] = (await once(port, 'message')) as [StorePast]
  let taken: Promise<unknown> = Promise.resolve()
  const deliver = async (delivery: Delivery) => {
    await taken
    taken = once(port, 'message')
    const bytes = delivery.kind === 'portions' ? delivery.portions.flatMap(({ chunks }) => chunks) : []
    // Small ones lie together in Node's pool, which cannot be handed over.
    const whole = bytes.filter((chunk) => chunk.byteLength === chunk.buffer.byteLength)
    port.postMessage(
      delivery,
      whole.map((chunk) => chunk.buffer as ArrayBuffer),
    )
  }
  await playStorePast(past, modules, deliver)
  await taken
  port.close()
}

// Refusals are part of the play, and where they come from is not asked.
Error.stackTraceLimit = 0
if (parentPort) await main(parentPort)
