import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { entries } from './config-entries.ts'
import { bucketContradictions, bucketOf } from './config-files.ts'
import { type EntryHelp, help } from './config-help.ts'
import type { Bucket } from './files/s3-client.ts'
import { type Sentence, StartFailure, asStartFailure } from './start-failure.ts'

/** How this installation runs; all of it from the environment or the file `.env`. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Null: no HTTPS. */
  readonly httpsPort: number | null
  readonly publicUrl: string | null
  readonly trustProxy: boolean | number | string[]
  /** Given certificates; null: the installation's own authority signs one. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly dataDir: string
  readonly filesDir: string
  /** Null: files lie in `filesDir`; otherwise only those that are coming in. */
  readonly bucket: Bucket | null
  readonly keysFile: string
  /** Null: the PostgreSQL that comes along. */
  readonly databaseUrl: string | null
  /** Null: the programs that come along. */
  readonly postgresBin: string | null
  /** Null: mail is only written to the log of messages. */
  readonly smtp: { readonly url: string; readonly from: string } | null
  readonly smsUrl: string | null
  readonly runWorker: boolean
  readonly backup: {
    readonly dir: string
    /** Null: the keys stay out. */
    readonly passphrase: string | null
    /** Null: only on request. */
    readonly everyHours: number | null
    readonly keep: number
  }
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
}

export interface ReadConfig {
  readonly config: Config
  readonly warnings: readonly Sentence[]
}

type Environment = Readonly<Record<string, string | undefined>>
type Name = keyof typeof entries.shape
type Values = z.output<typeof entries>

function fromFile(cwd: string): Environment {
  const file = join(cwd, '.env')
  if (!existsSync(file)) return {}
  try {
    return parseEnv(readFileSync(file, 'utf8'))
  } catch (error) {
    throw asStartFailure(error, file)
  }
}

const names = z.keyof(entries).options

/** What stands there for each known name; a blank value is as good as none. */
function given(env: Environment): Partial<Record<Name, string>> {
  const taken: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const text = env[name]?.trim()
    if (text) taken[name] = text
  }
  return taken
}

function wrongValue(name: Name, text: string | undefined): Sentence {
  const { write, secret } = helpOf(name)
  const shown = secret || text === undefined ? '' : ` (${text})`
  return { zh: `${name}${shown}:请写成${write.zh}。`, en: `${name}${shown}: write ${write.en}.` }
}

function helpOf(name: Name): EntryHelp {
  const found = help.get(entries.shape[name])
  if (!found) throw new Error(`${name} is not documented`)
  return found
}

/** Values that are right alone but not together. */
function contradictions(values: Values): Sentence[] {
  const wrong = bucketContradictions(values)
  if ((values.TLS_CERT === undefined) !== (values.TLS_KEY === undefined)) {
    wrong.push({
      zh: 'TLS_CERT 与 TLS_KEY:请同时给出两者,或都不给出(系统将自行签发证书)。',
      en: 'TLS_CERT and TLS_KEY: give both or neither (then a certificate is made).',
    })
  }
  if (values.HTTPS_PORT !== 0 && values.HTTPS_PORT === values.PORT) {
    wrong.push({
      zh: 'HTTPS_PORT:请写成与 PORT 不同的端口,或写 0 关闭 HTTPS。',
      en: 'HTTPS_PORT: write another port than PORT, or 0 for no HTTPS.',
    })
  }
  if (values.DATABASE_URL !== undefined && values.POSTGRES_BIN !== undefined) {
    wrong.push({
      zh: 'DATABASE_URL 与 POSTGRES_BIN:请只给出一个,前者是已在运行的 PostgreSQL,后者由本程序启动。',
      en: 'DATABASE_URL and POSTGRES_BIN: give one only; the first is a PostgreSQL that runs already, the second is started by this program.',
    })
  }
  if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) {
    wrong.push({
      zh: 'MAIL_FROM:设置 SMTP_URL 时也必须给出发件人,例如 MAIL_FROM=service@example.com。',
      en: 'MAIL_FROM: with SMTP_URL the sender is needed too, for example MAIL_FROM=service@example.com.',
    })
  }
  return wrong
}

function refuse(wrong: readonly Sentence[]): never {
  throw new StartFailure('configuration', {
    zh: wrong.map(({ zh }) => zh).join('\n'),
    en: wrong.map(({ en }) => en).join('\n'),
  })
}

/** Our settings bear no prefix; who writes one means one of ours and would wonder why nothing changes. */
function prefixed(env: Environment): Sentence[] {
  const prefix = 'OPEN4S_'
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix))
    .map((name) => {
      const meant = names.find((known) => known === name.slice(prefix.length))
      return meant
        ? { zh: `${name} 未被读取:请写 ${meant}。`, en: `${name} is not read: write ${meant}.` }
        : { zh: `${name} 未被读取:没有这个设置。`, en: `${name} is not read: there is no such setting.` }
    })
}

function toConfig(values: Values, cwd: string): Config {
  const path = (text: string): string => resolve(cwd, text)
  const dataDir = path(values.DATA_DIR)
  const { TLS_CERT: cert, TLS_KEY: key, SMTP_URL: smtp, MAIL_FROM: from } = values
  return {
    host: values.HOST,
    port: values.PORT,
    httpsPort: values.HTTPS_PORT === 0 ? null : values.HTTPS_PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    trustProxy: values.TRUST_PROXY,
    tls: cert !== undefined && key !== undefined ? { certFile: path(cert), keyFile: path(key) } : null,
    dataDir,
    filesDir: values.FILES_DIR === undefined ? join(dataDir, 'files') : path(values.FILES_DIR),
    bucket: bucketOf(values),
    keysFile: values.KEYS_FILE === undefined ? join(dataDir, 'keys.json') : path(values.KEYS_FILE),
    databaseUrl: values.DATABASE_URL ?? null,
    postgresBin: values.POSTGRES_BIN === undefined ? null : path(values.POSTGRES_BIN),
    smtp: smtp !== undefined && from !== undefined ? { url: smtp, from } : null,
    smsUrl: values.SMS_URL ?? null,
    runWorker: values.RUN_WORKER,
    backup: {
      dir: values.BACKUP_DIR === undefined ? join(dataDir, 'backups') : path(values.BACKUP_DIR),
      passphrase: values.BACKUP_PASSPHRASE ?? null,
      everyHours: values.BACKUP_HOURS === 0 ? null : values.BACKUP_HOURS,
      keep: values.BACKUP_KEEP,
    },
    logLevel: values.LOG_LEVEL,
  }
}

/**
 * Reads the settings from `env` and from the file `.env` in `cwd`; what stands in `env` wins. Throws `StartFailure`
 * that says for each wrong value what to write.
 */
export function readConfig(env: Environment, cwd: string): ReadConfig {
  const all = { ...fromFile(cwd), ...withoutBlanks(env) }
  const texts = given(all)
  const parsed = entries.safeParse(texts)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    refuse(names.filter((name) => wrong.has(name)).map((name) => wrongValue(name, texts[name])))
  }
  const clashes = contradictions(parsed.data)
  if (clashes.length > 0) refuse(clashes)
  return { config: toConfig(parsed.data, cwd), warnings: prefixed(all) }
}

function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, text]) => text !== undefined && text.trim() !== ''))
}

export interface SettingHelp {
  readonly name: string
  /** What applies when nothing is written; empty: nothing. */
  readonly fallback: string
  readonly zh: string
  readonly en: string
}

/** All settings, for the README and `--help`. */
export function configHelp(): SettingHelp[] {
  return names.map((name) => {
    const { fallback, what } = helpOf(name)
    return { name, fallback, zh: what.zh, en: what.en }
  })
}
