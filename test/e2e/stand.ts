import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import pino from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { Client } from 'pg'
import { demoAccounts, loadDemo } from '../../demo/load.ts'
import { messageFolders } from '../../src/app.ts'
import { openHouse, prepareDatabase } from '../../src/house.ts'
import { readConfig } from '../../src/kernel/config.ts'
import { loadMessages } from '../../src/kernel/i18n.ts'
import { loadKeys } from '../../src/kernel/keys.ts'
import { modules } from '../../src/modules.ts'
import { serverUrl, templateName } from '../scratch.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { type Device, type DemoLogin, openScreen, type Screen } from './screen.ts'

/** The product as it is started, with a small demo of its own and a browser before it. */
export interface Stand {
  readonly url: string
  readonly browser: Browser
  /** A person's own screen, signed in, in a browser context of its own. */
  at(login: DemoLogin, device: Device, language?: 'zh-CN' | 'en'): Promise<Screen>
  /** A screen that nobody has signed in at. */
  stranger(device: Device): Promise<Screen>
  /** Moves the house's clock. */
  forward(minutes: number): void
  rows(sql: string): Promise<Record<string, unknown>[]>
}

const webFolder = new URL('../../dist', import.meta.url).pathname

/** Tuesday 10 March 2026, 11 o'clock in Shanghai; from there the clock runs. */
const start = Date.parse('2026-03-10T03:00:00.000Z')

/** Opens the product for a test file; closes it, and every screen, at its end. */
export function useStand(): Stand {
  const stand: { -readonly [K in keyof Stand]?: Stand[K] } = {}
  const ends: (() => Promise<unknown> | void)[] = []
  beforeAll(async () => {
    if (noBrowser) return
    if (!existsSync(join(webFolder, 'src/console/index.html')))
      throw new Error('Build the web app first: npm run build')
    const house = await startHouse(ends)
    const browser = await openBrowser()
    ends.push(() => browser.close())
    Object.assign(stand, house, {
      browser,
      at: (login: DemoLogin, device: Device, language: 'zh-CN' | 'en' = 'zh-CN') =>
        openScreen({ browser, url: house.url, device, language, login, ahead: house.ahead() }),
      stranger: (device: Device) =>
        openScreen({ browser, url: house.url, device, language: 'zh-CN', ahead: house.ahead() }),
    })
  }, 120_000)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  }, 60_000)
  return stand as Stand
}

async function startHouse(ends: (() => Promise<unknown> | void)[]) {
  const admin = new Client({ connectionString: serverUrl() })
  await admin.connect()
  ends.push(() => admin.end())
  const name = `e2e_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await admin.query(`create database ${name} template ${templateName}`)
  ends.push(() => admin.query(`drop database if exists ${name} with (force)`))
  const databaseUrl = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).toString()
  const dataDir = mkdtempSync(join(tmpdir(), 'open4s-e2e-'))
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' })
  const { keys } = loadKeys(dataDir)
  loadMessages(messageFolders(modules))
  await prepareDatabase(databaseUrl, modules)
  const size = { customers: 90, cars: 120, visits: 240, days: 40 }
  await loadDemo({ databaseUrl, keys, modules, log, empty: false, now: start, size })
  let ahead = start - Date.now()
  const { config } = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }, dataDir)
  const house = await openHouse({
    databaseUrl,
    config,
    keys,
    log,
    modules,
    version: 'test',
    clock: { now: () => Date.now() + ahead },
    demoAccounts,
    webFolder,
  })
  ends.push(() => house.close())
  const url = await house.app.listen({ host: '127.0.0.1', port: 0 })
  const rows = new Client({ connectionString: databaseUrl })
  await rows.connect()
  ends.push(() => rows.end())
  return {
    url,
    rows: async (sql: string) => (await rows.query<Record<string, unknown>>(sql)).rows,
    ahead: () => ahead,
    forward: (minutes: number) => {
      ahead += minutes * 60_000
    },
  }
}
