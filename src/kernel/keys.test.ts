import { sign, verify } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSecret } from './durable-file.ts'
import { addMasterKey, loadKeys, newKeys } from './keys.ts'
import { newPersonKey, unwrapKey, wrapKey } from './pii/seal.ts'
import { StartFailure } from './start-failure.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'open4s-test-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof StartFailure) return error.code
    throw error
  }
  return 'no failure'
}

describe('the first start', () => {
  it('makes random keys that only their owner can read, and says so once', () => {
    const first = loadKeys(dataDir)
    expect([first.created, first.warning]).toEqual([true, null])
    expect(statSync(first.file).mode & 0o777).toBe(0o600)
    const second = loadKeys(dataDir)
    expect(second.created).toBe(false)
    expect(second.keys.search.equals(first.keys.search)).toBe(true)
    expect(second.keys.links.equals(first.keys.links)).toBe(true)
    expect(second.keys.master.id).toBe(first.keys.master.id)
    expect(readdirSync(dataDir)).toEqual(['keys.json'])
  })

  it('makes other keys everywhere', () => {
    const [one, other] = [newKeys(), newKeys()]
    expect(one.search.equals(other.search)).toBe(false)
    expect(one.search.equals(one.links)).toBe(false)
    expect(one.master.id).not.toBe(other.master.id)
  })

  it('puts them where it is told', () => {
    const file = join(dataDir, 'apart', 'o4s.json')
    expect(loadKeys(dataDir, file).created).toBe(true)
    expect(existsSync(join(dataDir, 'keys.json'))).toBe(false)
    expect(loadKeys(dataDir, file).created).toBe(false)
  })

  it('never overwrites the keys of a process that was quicker', () => {
    const file = join(dataDir, 'keys.json')
    expect(createSecret(file, 'first')).toBe(true)
    expect(createSecret(file, 'second')).toBe(false)
    expect(readFileSync(file, 'utf8')).toBe('first')
  })
})

describe('the keys', () => {
  it('seal the ledger', () => {
    const { signing, verifying } = loadKeys(dataDir).keys
    const signature = sign(null, Buffer.from('block'), signing.key)
    const key = verifying.get(signing.id)
    expect(key && verify(null, Buffer.from('block'), key, signature)).toBe(true)
  })

  it('can be rotated: the new one wraps, the old one still unwraps', () => {
    const { keys, file } = loadKeys(dataDir)
    const person = newPersonKey()
    const wrapped = wrapKey(person, keys.master)
    const rotated = addMasterKey(file)
    expect(rotated.master.id).toMatch(/^m2-/)
    expect(unwrapKey(wrapped, rotated.masters).equals(person)).toBe(true)
    const again = loadKeys(dataDir).keys
    expect([...again.masters.keys()]).toEqual([keys.master.id, rotated.master.id])
    expect(again.master.key.equals(rotated.master.key)).toBe(true)
    expect(again.signing.id).toBe(keys.signing.id)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataDir)).toEqual(['keys.json'])
  })

  it('do not show in logs', () => {
    const { keys, file } = loadKeys(dataDir)
    const content: { search: string } = JSON.parse(readFileSync(file, 'utf8'))
    expect(JSON.stringify(keys)).not.toContain(content.search)
  })
})

describe('a key file', () => {
  it.skipIf(process.platform === 'win32')('that others can read is used with a warning', () => {
    const { file } = loadKeys(dataDir)
    chmodSync(file, 0o644)
    const { warning } = loadKeys(dataDir)
    expect(warning?.en).toContain(`chmod 600 ${file}`)
    expect(warning?.zh).toContain(`chmod 600 ${file}`)
  })

  it('that is missing beside existing data is not made anew', () => {
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
    expect(codeOf(() => loadKeys(dataDir))).toBe('keys_missing')
    expect(existsSync(join(dataDir, 'keys.json'))).toBe(false)
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, 100)],
    ['with a key too short', (text: string) => text.replace(/"search": ".{8}/, '"search": "')],
    ['with a signing key that is none', (text: string) => text.replace('BEGIN PRIVATE', 'BEGIN PUBLIC')],
    ['without master keys', (text: string) => JSON.stringify({ ...JSON.parse(text), masters: [] })],
  ])('%s is refused and left as it is', (_name, damage) => {
    const { file } = loadKeys(dataDir)
    const damaged = damage(readFileSync(file, 'utf8'))
    writeFileSync(file, damaged)
    expect(codeOf(() => loadKeys(dataDir))).toBe('keys_unreadable')
    expect(readFileSync(file, 'utf8')).toBe(damaged)
  })
})
