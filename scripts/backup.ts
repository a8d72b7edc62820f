import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inspect } from 'node:util'
import pino from 'pino'
import { filesOf } from '../src/app.ts'
import { makeBackup } from '../src/kernel/backup/backup.ts'
import { readConfig } from '../src/kernel/config.ts'
import { loadKeys } from '../src/kernel/keys.ts'
import { StartFailure } from '../src/kernel/start-failure.ts'
import { instantOf } from '../src/kernel/clocks/zone.ts'
import { systemClock } from '../src/kernel/kernel.ts'
import { schemas } from '../src/rooms.ts'
import { demandData, ownDatabase } from './data.ts'

/** `npm run backup [-- folder]`: one folder with everything but the keys, which come along, encrypted, when BACKUP_PASSPHRASE is set. */
async function main(): Promise<void> {
  const { config } = readConfig(process.env, process.cwd())
  demandData(config)
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const name = instantOf(systemClock.now()).slice(0, 19).replaceAll(':', '-')
  const target = resolve(process.argv[2] ?? join(config.backup.dir, `${name}Z`))
  const { keys } = loadKeys(config.dataDir, config.keysFile)
  const log = pino({ level: 'warn' }, pino.destination(2))
  const embedded = await ownDatabase(config, log)
  try {
    const made = await makeBackup({
      databaseUrl: config.databaseUrl ?? embedded?.url ?? '',
      schemas,
      dataDir: config.dataDir,
      tls: config.tls,
      files: filesOf({ clock: systemClock }, config),
      keysFile: config.keysFile,
      keys,
      program: version,
      target,
      passphrase: config.backup.passphrase,
    })
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
    process.stdout.write(
      `备份完成:${target}(${rows} 行,${made.files} 个文件,截至 ${made.at})\nBackup made: ${target} (${rows} rows, ${made.files} files, as of ${made.at})\n`,
    )
    if (config.backup.passphrase === null) {
      process.stdout.write(
        `其中不含密钥和证书:请另外保存 ${config.keysFile}(没有它备份无法使用)和 ${join(config.dataDir, 'tls')}(平板信任的签发机构)。\nIt holds no keys and no certificates: keep ${config.keysFile} apart, or the backup cannot be used, and ${join(config.dataDir, 'tls')}, the authority that tablets trust.\n`,
      )
    }
  } finally {
    await embedded?.stop()
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(
    error instanceof StartFailure ? `${error.sentence.zh}\n${error.sentence.en}\n` : `${inspect(error)}\n`,
  )
  process.exitCode = 1
}
