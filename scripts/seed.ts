import { inspect } from 'node:util'
import pino from 'pino'
import { loadDemo } from '../demo/load.ts'
import { filesOf, messageFolders } from '../src/app.ts'
import { prepareDatabase } from '../src/house.ts'
import { readConfig } from '../src/kernel/config.ts'
import { loadMessages } from '../src/kernel/i18n.ts'
import { systemClock } from '../src/kernel/kernel.ts'
import { loadKeys } from '../src/kernel/keys.ts'
import { StartFailure } from '../src/kernel/start-failure.ts'
import { modules } from '../src/modules.ts'
import { ownDatabase } from './data.ts'

/** `npm run seed`: loads the demo into an empty database. The server's first start runs it in a process of its own, so its memory is given back. */
async function seed(): Promise<void> {
  const { config } = readConfig(process.env, process.cwd())
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const { keys } = loadKeys(config.dataDir, config.keysFile)
  const embedded = await ownDatabase(config, log)
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  try {
    await prepareDatabase(databaseUrl, modules)
    loadMessages(messageFolders(modules))
    const files = filesOf({ clock: systemClock }, config)
    const now = systemClock.now()
    await loadDemo({ databaseUrl, keys, modules, log, files, empty: false, now, progress: showProgress() })
  } finally {
    await embedded?.stop()
  }
}

/** On a terminal one line that changes, elsewhere a line for each quarter. */
function showProgress(): (visits: number, of: number) => void {
  const terminal = process.stdout.isTTY
  let shown = 0
  return (visits, of) => {
    const step = terminal ? 1 : 25
    const percent = Math.min(100, Math.floor((visits * 100) / of / step) * step)
    if (percent <= shown) return
    shown = percent
    const text = `正在载入演示数据 Loading the demo: ${String(percent).padStart(3)} % (${visits})`
    process.stdout.write(terminal ? `\r${text}${percent === 100 ? '\n' : ''}` : `${text}\n`)
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
