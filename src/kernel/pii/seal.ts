import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'

/**
 * Personal values under a key of their person: AES-256-GCM with a random nonce. Person keys are kept only wrapped
 * under a master key that is not in the database. Destroying the wrapped key erases the person everywhere at once, in
 * backups too; rotation wraps it anew and leaves the values alone. Keys are `KeyObject`s: they do not show in logs, and
 * a cipher from raw bytes costs 13 µs more.
 */
export interface MasterKey {
  readonly id: string
  readonly key: KeyObject
}

/** Master keys by id: the current one and those still needed to unwrap. */
export type MasterKeys = ReadonlyMap<string, KeyObject>

const cipherName = 'aes-256-gcm'
const keyLength = 32
const nonceLength = 12
const tagLength = 16
const idPattern = /^[A-Za-z0-9_-]{1,64}$/

export function newPersonKey(): KeyObject {
  return createSecretKey(randomBytes(keyLength))
}

/** A master or search key from its 32 bytes. */
export function secretKeyFrom(bytes: Buffer): KeyObject {
  if (bytes.length !== keyLength) throw new Error(`A key has ${keyLength} bytes, not ${bytes.length}`)
  return createSecretKey(bytes)
}

/** `w1.<masterId>.<base64url of nonce, cipher, tag>`. One master wraps at most 2^32 keys (NIST SP 800-38D §8.3). */
export function wrapKey(personKey: KeyObject, master: MasterKey): string {
  const label = labelOf('w1', master.id)
  return `${label}.${encrypt(master.key, label, personKey.export())}`
}

/** Throws when the master is unknown or the text was altered. */
export function unwrapKey(wrapped: string, masters: MasterKeys): KeyObject {
  const { id, label, body } = parse('w1', wrapped)
  const master = masters.get(id)
  if (!master) throw new Error(`Master key ${id} is not at hand`)
  return secretKeyFrom(decrypt(master, label, body))
}

/** The same person key under another master. */
export function rewrapKey(wrapped: string, masters: MasterKeys, master: MasterKey): string {
  return wrapKey(unwrapKey(wrapped, masters), master)
}

/** `s1.<valueId>.<base64url of nonce, cipher, tag>`; the value's id is authenticated with it. */
export function sealValue(personKey: KeyObject, valueId: string, plaintext: string | Buffer): string {
  const label = labelOf('s1', valueId)
  return `${label}.${encrypt(personKey, label, plaintext)}`
}

/**
 * The plaintext. Throws when the key is not this person's, the text was altered or, when the id that the value should
 * have is given, another value was put in its place.
 */
export function openValue(personKey: KeyObject, sealed: string, expectedValueId?: string): string {
  return openBytes(personKey, sealed, expectedValueId).toString('utf8')
}

/** `openValue` for what was sealed as bytes. */
export function openBytes(personKey: KeyObject, sealed: string, expectedValueId?: string): Buffer {
  const { id, label, body } = parse('s1', sealed)
  if (expectedValueId !== undefined && id !== expectedValueId)
    throw new Error(`Sealed value ${id} stands in the place of ${expectedValueId}`)
  return decrypt(personKey, label, body)
}

/** The id inside a sealed text. */
export function valueIdOf(sealed: string): string {
  return parse('s1', sealed).id
}

/**
 * What the ledger holds instead of the value: SHA-256 of the sealed text, base64url. Key and random nonce salt it, so
 * trying values against it finds nothing, and it still verifies when the key is gone.
 */
export function commitment(sealed: string): string {
  return hash('sha256', sealed, 'base64url')
}

/**
 * A search token: the first 8 bytes of HMAC-SHA-256 over kind and value as a signed decimal text for a PostgreSQL
 * `bigint`. It goes beyond 2^53: keep it text.
 */
export function keyedHash(hmacKey: KeyObject, kind: string, value: string): string {
  return createHmac('sha256', hmacKey).update(`${kind}\0${value}`).digest().readBigInt64BE(0).toString()
}

function labelOf(version: string, id: string): string {
  if (!idPattern.test(id)) throw new Error('An id here has 1 to 64 letters, digits, hyphens and underscores')
  return `${version}.${id}`
}

function parse(version: string, text: string): { id: string; label: string; body: Buffer } {
  const [found, id = '', encoded = '', ...more] = text.split('.')
  const body = Buffer.from(encoded, 'base64url')
  // Decoding skips what it does not know; the round trip leaves one text for each value.
  const isWhole = found === version && more.length === 0 && idPattern.test(id) && body.toString('base64url') === encoded
  if (!isWhole) throw new Error(`Not a text of form ${version}`)
  return { id, label: `${version}.${id}`, body }
}

/** Fetched from the system in one go, used once each: a call for twelve bytes costs as much as the cipher. */
const nonces = Buffer.alloc(nonceLength * 256)
let noncesUsed = nonces.length

function nextNonce(): Buffer {
  if (noncesUsed === nonces.length) {
    randomFillSync(nonces)
    noncesUsed = 0
  }
  noncesUsed += nonceLength
  return nonces.subarray(noncesUsed - nonceLength, noncesUsed)
}

function encrypt(key: KeyObject, label: string, plain: string | Buffer): string {
  const nonce = nextNonce()
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(label))
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

function decrypt(key: KeyObject, label: string, body: Buffer): Buffer {
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
