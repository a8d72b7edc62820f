import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { inspect } from 'node:util'
import pino from 'pino'
import { filesOf } from '../src/app.ts'
import { readManifest } from '../src/kernel/backup/manifest.ts'
import { prepareFolder, restore } from '../src/kernel/backup/restore.ts'
import { readConfig } from '../src/kernel/config.ts'
import { instantOf } from '../src/kernel/clocks/zone.ts'
import { systemClock } from '../src/kernel/kernel.ts'
import { StartFailure } from '../src/kernel/start-failure.ts'
import { migrationFolders } from '../src/rooms.ts'
import { ownDatabase } from './data.ts'

/** `npm run restore -- folder`: puts a backup into an empty data folder (or an empty DATABASE_URL), then verifies it. */
async function main(): Promise<number> {
  const { config } = readConfig(process.env, process.cwd())
  const source = resolve(process.argv[2] ?? '')
  const options = {
    source,
    manifest: readManifest(source),
    folders: migrationFolders,
    dataDir: config.dataDir,
    tls: config.tls,
    files: filesOf({ clock: systemClock }, config),
    keysFile: config.keysFile,
    passphrase: config.backup.passphrase,
  }
  await prepareFolder(options)
  const log = pino({ level: 'warn' }, pino.destination(2))
  const embedded = await ownDatabase(config, log)
  try {
    await restore(options, config.databaseUrl ?? embedded?.url ?? '', instantOf(systemClock.now()))
  } finally {
    await embedded?.stop()
  }
  process.stdout.write(
    `已恢复到 ${config.dataDir}(截至 ${options.manifest.at})。正在核验……\nRestored into ${config.dataDir} (as of ${options.manifest.at}). Verifying…\n`,
  )
  return await verify()
}

function verify(): Promise<number> {
  const script = new URL('./verify.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [...process.execArgv, script], { stdio: 'inherit' })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => done(code ?? 1))
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(
    error instanceof StartFailure ? `${error.sentence.zh}\n${error.sentence.en}\n` : `${inspect(error)}\n`,
  )
  process.exitCode = 1
}
