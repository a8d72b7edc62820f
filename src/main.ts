import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer as createSecureServer } from 'node:https'
import { Client } from 'pg'
import pino, { type Logger } from 'pino'
import { demoAccounts } from '../demo/accounts.ts'
import { refuseUnfinished } from './kernel/backup/restore.ts'
import { type Config, configHelp, readConfig } from './kernel/config.ts'
import { startEmbedded } from './kernel/db/embedded.ts'
import { loadKeys } from './kernel/keys.ts'
import { asStartFailure, portInUse, StartFailure, systemCode } from './kernel/start-failure.ts'
import { ensureCertificates, readGivenCertificates } from './kernel/tls.ts'
import { type OpenHouse, openHouse, prepareDatabase } from './house.ts'
import { modules } from './modules.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** Nothing that says who somebody is goes into a log line. */
const redact = ['*.password', '*.phone', '*.token', 'authorization', 'cookie', '*.authorization', '*.cookie']

async function start(args: readonly string[]): Promise<void> {
  const { config, warnings } = readConfig(process.env, process.cwd())
  const log = pino({ level: config.logLevel, redact })
  for (const warning of warnings) log.warn(`${warning.zh} ${warning.en}`)
  refuseUnfinished(config.dataDir)
  // Before the database: new keys are made only where there is no data yet.
  const keys = loadKeys(config.dataDir, config.keysFile)
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({
        dataDir: config.dataDir,
        programs: config.postgresBin,
        log,
        onLost: (failure) => fail(failure),
      })
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
  await prepareDatabase(databaseUrl, modules).catch((error: unknown) => {
    throw asStartFailure(error, config.dataDir)
  })
  const demo = await prepareGroups(databaseUrl, config, args.includes('--empty'))
  const house = await openHouse({
    databaseUrl,
    config,
    keys: keys.keys,
    log,
    modules,
    version,
    demoAccounts: demo ? demoAccounts : [],
    ...(args.includes('--dev') ? {} : { webFolder: new URL('../dist', import.meta.url).pathname }),
  })
  const close = await listen(house, config, log)
  stopOnSignals(async () => {
    await close()
    await house.close()
    await embedded?.stop()
  }, log)
  // Port 0 means any free one: say which it became.
  const address = house.app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  greet({ ...config, port }, { created: keys.created, file: keys.file, demo })
}

/** The first start without groups loads the demo in a process of its own. Answers whether there is only the demo. */
async function prepareGroups(databaseUrl: string, config: Config, empty: boolean): Promise<boolean> {
  const groups = async () => {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    const { rows } = await client.query<{ demo: boolean }>('select demo from kernel.dealer_group limit 10')
    await client.end()
    return rows
  }
  let known = await groups()
  if (known.length === 0 && !empty) {
    process.stdout.write('正在载入演示数据…… Loading the demo…\n')
    const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64']
    await run([...flags, new URL('../scripts/seed.ts', import.meta.url).pathname], {
      DATA_DIR: config.dataDir,
      KEYS_FILE: config.keysFile,
    })
    known = await groups()
  }
  return known.length > 0 && known.every((group) => group.demo)
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The demo could not be loaded (exit code ${code})`)),
    )
  })
}

async function listen(house: OpenHouse, config: Config, log: Logger): Promise<() => Promise<void>> {
  try {
    await house.app.listen({ host: config.host, port: config.port })
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') throw portInUse(config.port, error)
    throw error
  }
  if (config.httpsPort === null) return async () => {}
  const pair = config.tls
    ? readGivenCertificates(config.tls)
    : await ensureCertificates(config.dataDir, house.kernel.clock.now())
  const secure = createSecureServer({ key: pair.key, cert: pair.cert }, (request, response) =>
    house.app.routing(request, response),
  )
  await new Promise<void>((resolve) => {
    secure.once('error', (error) => {
      // Plain HTTP works; a second server on the machine often holds this port.
      log.warn({ err: error, port: config.httpsPort }, 'HTTPS is not served')
      resolve()
    })
    secure.listen(config.httpsPort ?? 0, config.host, resolve)
  })
  return () => new Promise((resolve) => (secure.listening ? secure.close(() => resolve()) : resolve()))
}

function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop().then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
  }
}

function greet(config: Config, start: { created: boolean; file: string; demo: boolean }): void {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  const base = config.publicUrl ?? `http://${host}:${config.port}`
  const lines = [
    '',
    `Open4S ${version}`,
    '',
    `  员工工作台 Console   ${base}/`,
    `  车主门户 Portal      ${base}/p/`,
    ...(config.httpsPort ? [`  HTTPS (平板 tablets) https://${host}:${config.httpsPort}/`] : []),
    '',
  ]
  if (start.created) {
    lines.push(
      `  新密钥已写入 ${start.file}。请另外备份,不要与数据放在一起。`,
      `  New keys are in ${start.file}. Back them up apart from the data.`,
      '',
    )
  }
  if (start.created && !start.demo) {
    lines.push(
      '  请在浏览器打开工作台，建立集团、第一家门店和管理员账号。',
      '  Open the console in a browser to make the group, its first store and the administrator.',
      '',
    )
  }
  if (start.demo) {
    lines.push('  演示账号 Demo accounts')
    for (const account of demoAccounts)
      lines.push(`  ${account.login.padEnd(18)} ${account.password.padEnd(18)} ${account.nameZh} ${account.nameEn}`)
    lines.push('')
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

function fail(error: unknown): never {
  if (error instanceof StartFailure) process.stderr.write(`\n${error.sentence.zh}\n${error.sentence.en}\n`)
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}

const args = process.argv.slice(2)
if (args.includes('--help')) {
  for (const { name, zh, en, fallback } of configHelp())
    process.stdout.write(`${name.padEnd(16)} ${zh}\n${''.padEnd(16)} ${en} [${fallback}]\n`)
} else {
  await start(args).catch(fail)
}
