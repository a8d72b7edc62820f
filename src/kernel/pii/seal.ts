import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes } from 'node:crypto'

/**
 * Personal values under a key of their person: AES-256-GCM with a random nonce. Person keys are kept only wrapped
 * under a master key that is not in the database. Destroying the wrapped key erases the person everywhere at once, in
 * backups too; rotation wraps it anew and leaves the values alone.
 */
export interface MasterKey {
  readonly id: string
  readonly key: Buffer
}

/** Master keys by id: the current one and those still needed to unwrap. */
export type MasterKeys = ReadonlyMap<string, Buffer>

const cipherName = 'aes-256-gcm'
const keyLength = 32
const nonceLength = 12
const tagLength = 16
const idPattern = /^[A-Za-z0-9_-]{1,64}$/

export function newPersonKey(): Buffer {
  return randomBytes(keyLength)
}

/** `w1.<masterId>.<base64url of nonce, cipher, tag>`. One master wraps at most 2^32 keys (NIST SP 800-38D §8.3). */
export function wrapKey(personKey: Buffer, master: MasterKey): string {
  needKey(personKey)
  const label = labelOf('w1', master.id)
  return `${label}.${encrypt(master.key, label, personKey)}`
}

/** Throws when the master is unknown or the text was altered. */
export function unwrapKey(wrapped: string, masters: MasterKeys): Buffer {
  const { id, label, body } = parse('w1', wrapped)
  const master = masters.get(id)
  if (!master) throw new Error(`Master key ${id} is not at hand`)
  return decrypt(master, label, body)
}

/** The same person key under another master. */
export function rewrapKey(wrapped: string, masters: MasterKeys, master: MasterKey): string {
  return wrapKey(unwrapKey(wrapped, masters), master)
}

/** `s1.<valueId>.<base64url of nonce, cipher, tag>`; the value's id is authenticated with it. */
export function sealValue(personKey: Buffer, valueId: string, plaintext: string): string {
  const label = labelOf('s1', valueId)
  return `${label}.${encrypt(personKey, label, plaintext)}`
}

/**
 * The plaintext. Throws when the key is not this person's, the text was altered or, when the id that the value should
 * have is given, another value was put in its place.
 */
export function openValue(personKey: Buffer, sealed: string, expectedValueId?: string): string {
  const { id, label, body } = parse('s1', sealed)
  if (expectedValueId !== undefined && id !== expectedValueId)
    throw new Error(`Sealed value ${id} stands in the place of ${expectedValueId}`)
  return decrypt(personKey, label, body).toString('utf8')
}

/** The id inside a sealed text. */
export function valueIdOf(sealed: string): string {
  return parse('s1', sealed).id
}

/**
 * What the ledger holds instead of the value: SHA-256 of the sealed text, base64url. The random nonce in it is the
 * salt: nobody can find the value by trying, with or without the key's erasure.
 */
export function commitment(sealed: string): string {
  return hash('sha256', sealed, 'base64url')
}

/**
 * A search token: the first 8 bytes of HMAC-SHA-256 over kind and value as a signed decimal text for a PostgreSQL
 * `bigint`. It goes beyond 2^53: keep it text.
 */
export function keyedHash(hmacKey: Buffer, kind: string, value: string): string {
  return createHmac('sha256', hmacKey).update(`${kind}\0${value}`).digest().readBigInt64BE(0).toString()
}

function labelOf(version: string, id: string): string {
  if (!idPattern.test(id)) throw new Error('An id here has 1 to 64 letters, digits, hyphens and underscores')
  return `${version}.${id}`
}

function parse(version: string, text: string): { id: string; label: string; body: Buffer } {
  const [found, id, body, ...more] = text.split('.')
  if (found !== version || id === undefined || body === undefined || more.length > 0 || !idPattern.test(id)) {
    throw new Error(`Not a text of form ${version}`)
  }
  return { id, label: `${version}.${id}`, body: Buffer.from(body, 'base64url') }
}

function encrypt(key: Buffer, label: string, plain: string | Buffer): string {
  needKey(key)
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(label))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

function decrypt(key: Buffer, label: string, body: Buffer): Buffer {
  needKey(key)
  if (body.length < nonceLength + tagLength) throw new Error(`${label} is cut short`)
  const decipher = createDecipheriv(cipherName, key, body.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(body.subarray(-tagLength))
  const start = decipher.update(body.subarray(nonceLength, -tagLength))
  try {
    return Buffer.concat([start, decipher.final()])
  } catch (cause) {
    throw new Error(`${label} does not open: another key, or altered`, { cause })
  }
}

function needKey(key: Buffer): void {
  if (key.length !== keyLength) throw new Error(`A key has ${keyLength} bytes, not ${key.length}`)
}
