import { Client } from 'pg'

/** A database server for tests and generation: `TEST_DATABASE_URL`, or the embedded one started for the run. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is not set')
  return url
}

/** Gives the work a fresh database and drops it afterwards. */
export async function withScratchDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const name = `scratch_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const admin = new Client({ connectionString: serverUrl() })
  await admin.connect()
  try {
    await admin.query(`create database ${name} template template0 encoding 'UTF8'`)
    const url = new URL(serverUrl())
    url.pathname = `/${name}`
    await work(url.toString())
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}

/** The migrated database that tests are cloned from; made once a run. */
export const templateName = process.env['TEST_TEMPLATE'] ?? 'open4s_template'
