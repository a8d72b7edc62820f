import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartFailure } from '../start-failure.ts'
import { ensureCertificates } from '../tls.ts'
import { openSealedTls, sealTls } from './sealed-tls.ts'

const now = Date.parse('2026-03-10T01:00:00Z')
const passphrase = 'twelve and more'
let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'open4s-tls-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

test('a restored installation keeps its authority and its certificate, and nothing of them can be read on the way', async () => {
  const [here, there, sealed] = [join(home, 'here'), join(home, 'there'), join(home, 'tls.sealed.json')]
  const made = await ensureCertificates(here, now, ['localhost'])
  sealTls({ dataDir: here, tls: null }, sealed, passphrase)
  const bytes = readFileSync(sealed, 'utf8')
  for (const line of made.key.split('\n').filter((text) => text.length > 20)) expect(bytes).not.toContain(line)
  expect(() => openSealedTls(sealed, { dataDir: there, tls: null }, 'something else')).toThrow(StartFailure)
  expect(existsSync(join(there, 'tls'))).toBe(false)
  openSealedTls(sealed, { dataDir: there, tls: null }, passphrase)
  expect(await ensureCertificates(there, now, ['localhost'])).toEqual(made)
  if (process.platform !== 'win32')
    for (const name of ['authority.key', 'server.key']) expect(statSync(join(there, 'tls', name)).mode & 0o077).toBe(0)
})

test('given certificates come back where none lie; those that lie there stay', () => {
  const tls = { certFile: join(home, 'etc', 'cert.pem'), keyFile: join(home, 'key.pem') }
  writeFileSync(tls.keyFile, 'a key')
  sealTls({ dataDir: join(home, 'here'), tls }, join(home, 'sealed'), passphrase)
  writeFileSync(tls.keyFile, 'a newer key')
  const other = { ...tls, keyFile: join(home, 'moved', 'key.pem') }
  openSealedTls(join(home, 'sealed'), { dataDir: join(home, 'there'), tls }, passphrase)
  openSealedTls(join(home, 'sealed'), { dataDir: join(home, 'there'), tls: other }, passphrase)
  expect(readFileSync(tls.keyFile, 'utf8')).toBe('a newer key')
  expect(readFileSync(other.keyFile, 'utf8')).toBe('a key')
  expect(existsSync(tls.certFile)).toBe(false)
})

test('an installation without HTTPS has none to seal', () => {
  sealTls({ dataDir: home, tls: null }, join(home, 'sealed'), passphrase)
  expect(existsSync(join(home, 'sealed'))).toBe(false)
})
