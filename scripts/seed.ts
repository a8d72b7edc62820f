import { inspect } from 'node:util'
import pino from 'pino'
import { loadDemo } from '../demo/load.ts'
import { messageFolders } from '../src/app.ts'
import { prepareDatabase } from '../src/house.ts'
import { readConfig } from '../src/kernel/config.ts'
import { startEmbedded } from '../src/kernel/db/embedded.ts'
import { loadMessages } from '../src/kernel/i18n.ts'
import { systemClock } from '../src/kernel/kernel.ts'
import { loadKeys } from '../src/kernel/keys.ts'
import { StartFailure } from '../src/kernel/start-failure.ts'
import { modules } from '../src/modules.ts'

/** `npm run seed`: loads the demo into an empty database. The server's first start runs it in a process of its own, so its memory is given back. */
async function seed(): Promise<void> {
  const { config } = readConfig(process.env, process.cwd())
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const { keys } = loadKeys(config.dataDir, config.keysFile)
  const embedded = config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir, log }) : undefined
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await prepareDatabase(databaseUrl, modules)
    loadMessages(messageFolders(modules))
    await loadDemo({ databaseUrl, keys, modules, log, empty: false, now: systemClock.now() })
  } finally {
    await embedded?.stop()
  }
}

try {
  await seed()
} catch (error) {
  process.stderr.write(
    error instanceof StartFailure ? `${error.sentence.zh}\n${error.sentence.en}\n` : `${inspect(error)}\n`,
  )
  process.exitCode = 1
}
