import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from './canonical.ts'

/** What a block says: which entries of which group it closes, and which block it follows. */
export interface BlockHeader {
  readonly groupId: string
  /** 1 for the group's first block, then without gaps. */
  readonly height: number
  /** `blockHash` of the block before; `firstPreviousHash` for the first. */
  readonly previousHash: string
  /** base64url of the Merkle root over the entries' hashes in their order in the block. */
  readonly merkleRoot: string
  readonly entryCount: number
  /** UTC instant. */
  readonly sealedAt: string
  /** Which signing key; keys are rotated, old public keys are kept. */
  readonly keyId: string
}

export interface Block {
  readonly header: BlockHeader
  readonly hash: string
  readonly signature: string
}

export type BlockProblem = 'group' | 'height' | 'previous' | 'hash' | 'key' | 'signature'

/** Before the first block stands nothing: 32 zero bytes. */
export const firstPreviousHash: string = Buffer.alloc(32).toString('base64url')

/** The text that is hashed and signed. Its first line keeps a signature from being valid for anything else. */
export function headerText(header: BlockHeader): string {
  const { groupId, height, previousHash, merkleRoot, entryCount, sealedAt, keyId } = header
  return `open4s block 1\n${canonical({ groupId, height, previousHash, merkleRoot, entryCount, sealedAt, keyId })}`
}

/** SHA-256 of the header's text, base64url. */
export function blockHash(header: BlockHeader): string {
  return hash('sha256', headerText(header), 'base64url')
}

/** Closes a block: hash and Ed25519 signature, base64url both. */
export function sealBlock(header: BlockHeader, signingKey: KeyObject): Block {
  const signature = sign(null, Buffer.from(headerText(header)), signingKey).toString('base64url')
  return { header, hash: blockHash(header), signature }
}

/** The first thing wrong with a block that should follow `previous` (null for a group's first), or undefined. */
export function blockProblem(
  block: Block,
  previous: Block | null,
  verifyingKeys: ReadonlyMap<string, KeyObject>,
): BlockProblem | undefined {
  const { header } = block
  if (previous !== null && header.groupId !== previous.header.groupId) return 'group'
  if (header.height !== (previous?.header.height ?? 0) + 1) return 'height'
  if (header.previousHash !== (previous?.hash ?? firstPreviousHash)) return 'previous'
  if (block.hash !== blockHash(header)) return 'hash'
  const key = verifyingKeys.get(header.keyId)
  if (!key) return 'key'
  const isSigned = verify(null, Buffer.from(headerText(header)), key, Buffer.from(block.signature, 'base64url'))
  return isSigned ? undefined : 'signature'
}

/** A new pair as PEM texts: the private one for a file outside the database, the public one for whoever verifies. */
export function newSigningKey(): { readonly privatePem: string; readonly publicPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** A private key from PEM text or PKCS #8 DER bytes. Throws when it is not Ed25519. */
export function signingKeyFrom(key: string | Buffer): KeyObject {
  return onlyEd25519(createPrivateKey(typeof key === 'string' ? key : { key, format: 'der', type: 'pkcs8' }))
}

/** A public key from PEM text or SPKI DER bytes. Throws when it is not Ed25519. */
export function verifyingKeyFrom(key: string | Buffer): KeyObject {
  return onlyEd25519(createPublicKey(typeof key === 'string' ? key : { key, format: 'der', type: 'spki' }))
}

function onlyEd25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`An Ed25519 key is needed, not ${key.asymmetricKeyType}`)
  return key
}
