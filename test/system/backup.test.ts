import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { manifestName, readManifest } from '../../src/kernel/backup/manifest.ts'
import { ensureCertificates } from '../../src/kernel/tls.ts'
import { openDesk, send, signIn, stream } from './desk.ts'
import { Site } from './process.ts'

const own: { site?: Site } = {}

afterEach(async () => {
  await own.site?.close()
})

const passphrase = 'twelve and more'

test('a backup made while people write is restored elsewhere, sound and as of its snapshot', {
  timeout: 240_000,
}, async () => {
  const site = new Site()
  own.site = site
  const { program, url } = await site.serve()
  const desk = await openDesk(url)
  let stopped = false
  const writing = stream(url, desk, { clients: 3, from: 1000, stop: () => stopped })
  await delay(1_000)
  mkdirSync(join(site.dataDir, 'files'), { recursive: true })
  writeFileSync(join(site.dataDir, 'files', 'photo'), 'picture')
  const { authorityPem } = await ensureCertificates(site.dataDir, Date.parse('2026-03-10T01:00:00Z'))
  const folder = join(site.home, 'backup')
  const made = await site.run('scripts/backup.ts', [folder], { BACKUP_PASSPHRASE: passphrase }).ended
  expect(made).toMatchObject({ code: 0 })
  await delay(500)
  stopped = true
  const sent = (await writing).filter(({ reply }) => reply.status === 200)
  const manifest = readManifest(folder)
  const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows ?? -1
  const registered = sent.filter(({ path }) => path.includes('customers')).length
  expect(rowsOf('customers.customer')).toBeGreaterThan(0)
  expect(rowsOf('customers.customer')).toBeLessThan(registered)
  const again = await site.run('scripts/backup.ts', [folder]).ended
  expect(again).toMatchObject({ code: 1, output: expect.stringMatching(/已存在.*\n.*exists already/) })
  await program.kill('SIGTERM')

  // Not over what is there, and not without keys.
  const over = await site.run('scripts/restore.ts', [folder]).ended
  expect(over).toMatchObject({ code: 1, output: expect.stringMatching(/已有数据[^]*holds data already/) })
  const elsewhere = { DATA_DIR: join(site.home, 'elsewhere') }
  const keyless = await site.run('scripts/restore.ts', [folder], elsewhere).ended
  expect(keyless).toMatchObject({ code: 1, output: expect.stringMatching(/BACKUP_PASSPHRASE/) })
  const guess = { ...elsewhere, BACKUP_PASSPHRASE: 'something else' }
  expect((await site.run('scripts/restore.ts', [folder], guess).ended).output).toMatch(/口令打不开/)

  const right = { ...elsewhere, BACKUP_PASSPHRASE: passphrase }
  const restored = await site.run('scripts/restore.ts', [folder], right).ended
  expect(restored.output).toMatch(/0 findings/)
  expect(restored.code).toBe(0)
  expect(readFileSync(join(elsewhere.DATA_DIR, 'files', 'photo'), 'utf8')).toBe('picture')
  expect(readFileSync(join(elsewhere.DATA_DIR, 'tls', 'authority.pem'), 'utf8')).toBe(authorityPem)
  expect(readFileSync(join(elsewhere.DATA_DIR, 'keys.json'), 'utf8')).toBe(
    readFileSync(join(site.dataDir, 'keys.json'), 'utf8'),
  )

  // It serves: people sign in, see the same and write on.
  const server = await site.serve(elsewhere)
  const token = await signIn(server.url, 'all')
  const list = await send(server.url, '/api/customers?limit=1&total=true', token)
  expect(list.status).toBe(200)
  const sum = await send(server.url, `/api/stock?store=${desk.storeId}&limit=5`, token)
  expect(sum.status).toBe(200)
  const after = await stream(server.url, { ...desk, token }, { clients: 1, from: 90_000, stop: once() })
  expect(after.map(({ reply }) => reply.status)).toEqual([200])
  await server.program.kill('SIGTERM')
  const verified = await site.verify(elsewhere)
  expect(verified).toMatchObject({ code: 0 })
})

test('a damaged backup is not taken, and what it left is not started on', { timeout: 120_000 }, async () => {
  const site = new Site()
  own.site = site
  const { program, url } = await site.serve()
  await openDesk(url)
  await program.kill('SIGTERM')
  const folder = join(site.home, 'backup')
  expect(await site.run('scripts/backup.ts', [folder]).ended).toMatchObject({ code: 0 })
  const file = join(folder, 'kernel.role.gz')
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(4) ^ 1, 4)
  writeFileSync(file, bytes)
  const elsewhere = { DATA_DIR: join(site.home, 'elsewhere') }
  mkdirSync(elsewhere.DATA_DIR)
  copyFileSync(join(site.dataDir, 'keys.json'), join(elsewhere.DATA_DIR, 'keys.json'))
  const restored = await site.run('scripts/restore.ts', [folder], elsewhere).ended
  expect(restored).toMatchObject({
    code: 1,
    output: expect.stringMatching(/不是备份所写[^]*is not what the backup wrote/),
  })
  const started = await site.run('src/main.ts', ['--empty'], elsewhere).ended
  expect(started).toMatchObject({ code: 1, output: expect.stringMatching(/恢复没有完成[^]*did not come to its end/) })
  expect(existsSync(join(folder, manifestName))).toBe(true)
})

/** False once, then true: lets a stream write one thing. */
function once(): () => boolean {
  let asked = 0
  return () => asked++ > 0
}
