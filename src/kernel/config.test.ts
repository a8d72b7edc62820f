import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Config, configHelp, readConfig } from './config.ts'
import { type Sentence, StartFailure } from './start-failure.ts'

let cwd: string

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'open4s-test-'))
})

afterEach(() => rmSync(cwd, { recursive: true, force: true }))

function config(env: Record<string, string> = {}): Config {
  return readConfig(env, cwd).config
}

function refusal(env: Record<string, string>): Sentence {
  try {
    readConfig(env, cwd)
  } catch (error) {
    if (error instanceof StartFailure && error.code === 'configuration') return error.sentence
    throw error
  }
  return expect.fail('should have been refused')
}

const s3 = {
  S3_BUCKET: 'open4s',
  S3_ENDPOINT: 'https://s3.example.com/',
  S3_KEY_ID: 'key',
  S3_SECRET: 'geheim',
}

describe('without any setting', () => {
  it('runs on this machine only, with its own database in ./data', () => {
    expect(config()).toEqual({
      host: '127.0.0.1',
      port: 4400,
      httpsPort: 4443,
      publicUrl: null,
      trustProxy: false,
      tls: null,
      dataDir: join(cwd, 'data'),
      filesDir: join(cwd, 'data', 'files'),
      bucket: null,
      keysFile: join(cwd, 'data', 'keys.json'),
      databaseUrl: null,
      postgresBin: null,
      smtp: null,
      smsUrl: null,
      runWorker: true,
      backup: { dir: join(cwd, 'data', 'backups'), passphrase: null, everyHours: null, keep: 7 },
      logLevel: 'info',
    })
  })

  it('takes a blank value for none', () => {
    expect(config({ PORT: '', DATABASE_URL: ' ', HTTPS_PORT: '' })).toEqual(config())
  })
})

describe('settings', () => {
  it('are taken from the environment', () => {
    const found = config({
      HOST: '0.0.0.0',
      PORT: '80',
      HTTPS_PORT: '0',
      PUBLIC_URL: 'https://4s.example.com/',
      DATA_DIR: '/srv/open4s',
      KEYS_FILE: 'secrets/keys.json',
      TLS_CERT: 'cert.pem',
      TLS_KEY: '/etc/key.pem',
      SMTP_URL: 'smtps://user:word@mail.example.com:465',
      MAIL_FROM: '某某4S店 <service@example.com>',
      RUN_WORKER: 'No',
    })
    expect(found).toMatchObject({
      host: '0.0.0.0',
      port: 80,
      httpsPort: null,
      publicUrl: 'https://4s.example.com',
      dataDir: '/srv/open4s',
      filesDir: '/srv/open4s/files',
      keysFile: join(cwd, 'secrets', 'keys.json'),
      tls: { certFile: join(cwd, 'cert.pem'), keyFile: '/etc/key.pem' },
      smtp: { url: 'smtps://user:word@mail.example.com:465', from: '某某4S店 <service@example.com>' },
      runWorker: false,
    })
  })

  it('name a bucket, in the path where a host can have none before it', () => {
    const bucket = { endpoint: 'https://s3.example.com', region: 'us-east-1', name: 'open4s', keyId: 'key' }
    expect(config(s3).bucket).toEqual({ ...bucket, secret: 'geheim', pathStyle: false })
    expect(config({ ...s3, S3_PATH_STYLE: 'yes' }).bucket?.pathStyle).toBe(true)
    expect(config({ ...s3, S3_ENDPOINT: 'http://127.0.0.1:9000' }).bucket?.pathStyle).toBe(true)
  })

  it('are taken from .env, and the environment wins', () => {
    writeFileSync(join(cwd, '.env'), 'PORT=5000\nLOG_LEVEL="debug" # louder\nHOST=0.0.0.0\n')
    expect(config({ PORT: '6000', HOST: '' })).toMatchObject({ port: 6000, logLevel: 'debug', host: '0.0.0.0' })
  })

  it.each<[string, Config['trustProxy']]>([
    ['true', true],
    ['false', false],
    ['1', 1],
    ['10.0.0.0/8, loopback, ::1', ['10.0.0.0/8', 'loopback', '::1']],
  ])('know the proxy %s', (text, meant) => {
    expect(config({ TRUST_PROXY: text }).trustProxy).toEqual(meant)
  })
})

describe('a wrong value', () => {
  it.each([
    ['PORT', '65536', 'PORT=4400'],
    ['PORT', 'http', 'PORT=4400'],
    ['PORT', '-1', 'PORT=4400'],
    ['HTTPS_PORT', '44.5', 'HTTPS_PORT=4443'],
    ['HOST', 'http://localhost', 'HOST=0.0.0.0'],
    ['PUBLIC_URL', 'https://example.com/shop', 'without a path'],
    ['PUBLIC_URL', 'example.com', 'PUBLIC_URL='],
    ['DATABASE_URL', 'mysql://root@localhost/x', 'postgresql://'],
    ['DATABASE_URL', 'localhost:5432', 'postgresql://'],
    ['SMTP_URL', 'mail.example.com', 'smtp://'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM='],
    ['SMS_URL', 'ftp://example.com', 'https://'],
    ['RUN_WORKER', 'maybe', 'true or false'],
    ['S3_BUCKET', 'Our Files', 'S3_BUCKET='],
    ['S3_ENDPOINT', 's3.example.com', 'S3_ENDPOINT='],
    ['S3_ENDPOINT', 'https://s3.example.com/bucket', 'without a path'],
    ['S3_REGION', 'cn north', 'S3_REGION='],
    ['S3_KEY_ID', 'a/b', 'access key'],
    ['S3_PATH_STYLE', 'sometimes', 'true or false'],
    ['LOG_LEVEL', 'loud', 'debug'],
    ['TRUST_PROXY', 'everybody', 'true, false'],
  ])('%s=%s is refused with what to write', (name, text, hint) => {
    const { zh, en } = refusal({ [name]: text })
    expect(en).toMatch(new RegExp(`^${name}[ :]`))
    expect(en).toContain(hint)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(zh).toContain(name)
  })

  it('does not show secrets', () => {
    const { zh, en } = refusal({ DATABASE_URL: 'mysql://root:geheim@localhost/x', SMTP_URL: 'http://u:geheim@x' })
    expect(zh + en).not.toContain('geheim')
    expect(en.split('\n')).toHaveLength(2)
  })

  it('comes with all the others', () => {
    expect(refusal({ PORT: 'a', LOG_LEVEL: 'b', HOST: '?' }).en.split('\n')).toHaveLength(3)
  })

  it.each([
    [{ TLS_CERT: 'cert.pem' }, 'TLS_CERT and TLS_KEY'],
    [{ TLS_KEY: 'key.pem' }, 'TLS_CERT and TLS_KEY'],
    [{ PORT: '4443' }, 'HTTPS_PORT'],
    [{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM'],
    [{ DATABASE_URL: 'postgresql://localhost/x', POSTGRES_BIN: '/usr/bin' }, 'DATABASE_URL and POSTGRES_BIN'],
    [{ S3_BUCKET: 'open4s', S3_KEY_ID: 'k' }, 'S3_ENDPOINT, S3_SECRET'],
    [{ ...s3, S3_ENDPOINT: 'http://10.0.0.7:9000', S3_PATH_STYLE: 'false' }, 'S3_PATH_STYLE'],
  ])('is refused when it contradicts another: %j', (env, hint) => {
    expect(refusal(env).en).toContain(hint)
  })
})

describe('a name with our prefix', () => {
  it('is pointed out, with the name that was meant', () => {
    const { warnings } = readConfig({ OPEN4S_PORT: '5000', OPEN4S_COLOUR: 'red', PATH: '/bin' }, cwd)
    expect(warnings.map(({ en }) => en)).toEqual([
      'OPEN4S_PORT is not read: write PORT.',
      'OPEN4S_COLOUR is not read: there is no such setting.',
    ])
  })
})

describe('the table of settings', () => {
  it('tells of each what it is for, in both languages, and the fallback that really applies', () => {
    const rows = configHelp()
    expect(rows.map(({ name }) => name)).toContain('DATABASE_URL')
    for (const { zh, en } of rows) {
      expect(zh).toMatch(/\p{Script=Han}.*。$/u)
      expect(en).toMatch(/\.$/)
    }
    const written = Object.fromEntries(
      rows.filter(({ fallback }) => fallback !== '').map(({ name, fallback }) => [name, fallback]),
    )
    const { FILES_DIR: _files, KEYS_FILE: _keys, BACKUP_DIR: _backups, ...plain } = written
    expect(config(plain)).toEqual(config())
  })
})
