import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import pino from 'pino'
import { startEmbedded } from '../src/kernel/db/embedded.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { migrationFolders } from '../src/rooms.ts'

/** Starts a database server for the run (or takes `TEST_DATABASE_URL`) and migrates the template that tests are cloned from. */
export default async function setup(): Promise<() => Promise<void>> {
  const ends: (() => Promise<void> | void)[] = []
  if (!process.env['TEST_DATABASE_URL']) {
    const dataDir = mkdtempSync(join(tmpdir(), 'open4s-pg-'))
    const server = await startEmbedded({ dataDir, programs: null, log: pino({ level: 'silent' }) })
    process.env['TEST_DATABASE_URL'] = server.url
    ends.push(
      () => server.stop(),
      () => rmSync(dataDir, { recursive: true, force: true }),
    )
  }
  const template = `open4s_template_${process.pid}`
  process.env['TEST_TEMPLATE'] = template
  const url = new URL(process.env['TEST_DATABASE_URL'])
  const admin = new Client({ connectionString: url.toString() })
  await admin.connect()
  await admin.query(`drop database if exists ${template} with (force)`)
  await admin.query(`create database ${template} template template0 encoding 'UTF8'`)
  url.pathname = `/${template}`
  await migrate(url.toString(), migrationFolders)
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.end()
    for (const end of ends) await end()
  }
}
