import { createHash, createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { createSecret, replaceSecret } from './durable-file.ts'
import { newSigningKey, signingKeyFrom } from './ledger/block.ts'
import { type MasterKey, type MasterKeys, secretKeyFrom } from './pii/seal.ts'
import { type Sentence, StartFailure, asStartFailure } from './start-failure.ts'

/** The secrets of one installation. All but the newest master and signing keys only open what they once closed. */
export interface Keys {
  /** Wraps the keys of persons. */
  readonly master: MasterKey
  readonly masters: MasterKeys
  /** Makes the keyed hashes that search finds phones and numbers by. It cannot be changed without indexing anew. */
  readonly search: KeyObject
  /** Signs cookies and links. */
  readonly links: KeyObject
  /** Seals the ledger's blocks (Ed25519). */
  readonly signing: { readonly id: string; readonly key: KeyObject }
  readonly verifying: ReadonlyMap<string, KeyObject>
}

export interface LoadedKeys {
  /** True when the keys were made just now: tell the person to copy the file to a place apart from the data. */
  readonly created: boolean
  readonly keys: Keys
  readonly file: string
  readonly warning: Sentence | null
}

const secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, { error: 'must be 32 bytes' })
const stored = z.object({
  about: z.string(),
  masters: z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), key: secret })).min(1),
  search: secret,
  links: secret,
  signing: z.array(z.object({ id: z.string(), privatePem: z.string() })).min(1),
})
type Stored = z.infer<typeof stored>

function randomSecret(): string {
  return randomBytes(32).toString('base64')
}

/** The number tells the order to people, the random part tells keys of two installations apart. */
function newMaster(number: number): Stored['masters'][number] {
  return { id: `m${number}-${randomBytes(4).toString('hex')}`, key: randomSecret() }
}

function newStored(): Stored {
  const { privatePem, publicPem } = newSigningKey()
  const id = `s1-${createHash('sha256').update(publicPem).digest('hex').slice(0, 8)}`
  return {
    about:
      'Keys of Open4S. Without them the data cannot be read. Keep a copy apart from the data. 请将本文件另存于数据之外。',
    masters: [newMaster(1)],
    search: randomSecret(),
    links: randomSecret(),
    signing: [{ id, privatePem }],
  }
}

function textOf(content: Stored): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('A list of keys is empty')
  return item
}

function toKeys(content: Stored): Keys {
  const masters = content.masters.map(({ id, key }) => ({ id, key: secretKeyFrom(Buffer.from(key, 'base64')) }))
  const signing = content.signing.map(({ id, privatePem }) => ({ id, key: signingKeyFrom(privatePem) }))
  return {
    master: last(masters),
    masters: new Map(masters.map(({ id, key }) => [id, key])),
    search: secretKeyFrom(Buffer.from(content.search, 'base64')),
    links: secretKeyFrom(Buffer.from(content.links, 'base64')),
    signing: last(signing),
    verifying: new Map(signing.map(({ id, key }) => [id, createPublicKey(key)])),
  }
}

/** Keys in memory only, for tests. */
export function newKeys(): Keys {
  return toKeys(newStored())
}

function readStored(file: string): Stored {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const explained = asStartFailure(error, file)
    if (explained instanceof StartFailure) throw explained
    throw unreadable(file, error)
  }
}

function unreadable(file: string, cause: unknown): StartFailure {
  return new StartFailure(
    'keys_unreadable',
    {
      zh: `密钥文件 ${file} 已损坏。请用另存的副本替换它;不要删除它,否则已加密的数据将无法读取。`,
      en: `The key file ${file} is damaged. Replace it by the copy you kept; do not delete it, or what was encrypted cannot be read any more.`,
    },
    cause,
  )
}

function missing(file: string): StartFailure {
  return new StartFailure('keys_missing', {
    zh: `找不到密钥文件 ${file},但该文件夹中已有数据。请把另存的副本放回原处,或用 KEYS_FILE 指明其位置;没有它,已加密的数据无法读取。`,
    en: `The key file ${file} is missing although there is data in the folder. Put the copy you kept back in its place, or name its place with KEYS_FILE; without it what was encrypted cannot be read.`,
  })
}

function openToOthers(file: string): Sentence | null {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return null
  return {
    zh: `其他用户也能读取密钥文件 ${file}。请运行 chmod 600 ${file}。`,
    en: `Other users can read the key file ${file}. Run chmod 600 ${file}.`,
  }
}

/**
 * Reads the keys, or makes them at the first start. Call it before the database is made: keys that are missing
 * beside existing data are refused, for new ones could not read it. Throws `StartFailure`.
 */
export function loadKeys(dataDir: string, file: string = join(dataDir, 'keys.json')): LoadedKeys {
  const created = !existsSync(file) && createKeys(dataDir, file)
  const content = readStored(file)
  try {
    return { created, keys: toKeys(content), file, warning: openToOthers(file) }
  } catch (error) {
    throw unreadable(file, error)
  }
}

function createKeys(dataDir: string, file: string): boolean {
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) throw missing(file)
  try {
    mkdirSync(dirname(file), { recursive: true })
    return createSecret(file, textOf(newStored()))
  } catch (error) {
    throw asStartFailure(error, file)
  }
}

/**
 * Adds a new master key, which from then on wraps the keys of persons; the older ones stay for reading until all is
 * wrapped anew. Other processes must load the keys again.
 */
export function addMasterKey(file: string): Keys {
  const content = readStored(file)
  const next: Stored = { ...content, masters: [...content.masters, newMaster(content.masters.length + 1)] }
  try {
    replaceSecret(file, textOf(next))
  } catch (error) {
    throw asStartFailure(error, file)
  }
  return toKeys(next)
}
