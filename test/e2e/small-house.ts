import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { Client } from 'pg'
import { demoAccounts } from '../../demo/accounts.ts'
import { loadDemo } from '../../demo/load.ts'
import { messageFolders } from '../../src/app.ts'
import { openHouse, prepareDatabase } from '../../src/house.ts'
import { readConfig } from '../../src/kernel/config.ts'
import { loadMessages } from '../../src/kernel/i18n.ts'
import { loadKeys } from '../../src/kernel/keys.ts'
import { openLinks } from '../../src/kernel/links.ts'
import { modules } from '../../src/modules.ts'

export type Ends = (() => Promise<unknown> | void)[]

/** How browsers come in: the address, and what they must be told to find and trust it. */
export interface Door {
  readonly url: string
  readonly flags: readonly string[]
  readonly close?: () => Promise<unknown>
}

export type MakeDoor = (app: FastifyInstance, dataDir: string) => Promise<Door>

async function plainDoor(app: FastifyInstance): Promise<Door> {
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), flags: [] }
}

export interface SmallHouse {
  readonly url: string
  readonly flags: readonly string[]
  rows(sql: string): Promise<Record<string, unknown>[]>
  /** How many milliseconds its clock is ahead of the machine's. */
  ahead(): number
  /** Moves its clock. */
  forward(minutes: number): void
  /** Moves its clock on to an instant. */
  forwardTo(instant: string): void
  /** The link in the last message that a customer got about a record. */
  linkSent(recordId: string): Promise<string>
}

export const webFolder = new URL('../../dist', import.meta.url).pathname

/** Tuesday 10 March 2026, 11 o'clock in Shanghai; from there the clock runs. */
const start = Date.parse('2026-03-10T03:00:00.000Z')

/** The product as it is started, with a small demo, or nothing, in a new database of the server. `ends` are called in reverse when it is over. */
export async function startHouse(
  ends: Ends,
  server: string,
  template: string,
  door: MakeDoor = plainDoor,
  demo = true,
): Promise<SmallHouse> {
  const admin = new Client({ connectionString: server })
  await admin.connect()
  ends.push(() => admin.end())
  const name = `e2e_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await admin.query(`create database ${name} template ${template}`)
  ends.push(() => admin.query(`drop database if exists ${name} with (force)`))
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).toString()
  const dataDir = mkdtempSync(join(tmpdir(), 'open4s-e2e-'))
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' })
  const { keys } = loadKeys(dataDir)
  loadMessages(messageFolders(modules))
  await prepareDatabase(databaseUrl, modules)
  const size = { customers: 90, cars: 120, visits: 240, days: 40 }
  if (demo) await loadDemo({ databaseUrl, keys, modules, log, empty: false, now: start, size })
  let ahead = start - Date.now()
  const { config } = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }, dataDir)
  const house = await openHouse({
    databaseUrl,
    config,
    keys,
    log,
    modules,
    version: '0.0.0',
    clock: { now: () => Date.now() + ahead },
    demoAccounts,
    webFolder,
  })
  ends.push(() => house.close())
  const { url, flags, close } = await door(house.app, dataDir)
  if (close) ends.push(close)
  const rows = new Client({ connectionString: databaseUrl })
  await rows.connect()
  ends.push(() => rows.end())
  return {
    url,
    flags,
    rows: async (sql: string) => (await rows.query<Record<string, unknown>>(sql)).rows,
    ahead: () => ahead,
    forward: (minutes: number) => {
      ahead += minutes * 60_000
    },
    forwardTo: (instant: string) => {
      ahead = Date.parse(instant) - Date.now()
    },
    linkSent: async (recordId: string) => {
      const { rows: sent } = await rows.query<{ group_id: string; params: object }>(
        `select group_id, params from kernel.message where record_id = $1 and params ? 'link' order by created_at desc limit 1`,
        [recordId],
      )
      const params = sent[0] && openLinks(keys, sent[0].group_id, sent[0].params)
      const link = typeof params === 'object' && params !== null && 'link' in params ? params.link : undefined
      if (typeof link !== 'string') throw new Error(`Nobody was sent a link about ${recordId}`)
      return link
    },
  }
}
