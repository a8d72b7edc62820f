import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  type Block,
  type BlockHeader,
  blockHash,
  blockProblem,
  firstPreviousHash,
  headerText,
  newSigningKey,
  sealBlock,
  signingKeyFrom,
  verifyingKeyFrom,
} from './block.ts'

const pair = newSigningKey()
const signingKey = signingKeyFrom(pair.privatePem)
const keys = new Map([['k1', verifyingKeyFrom(pair.publicPem)]])

const header = (height: number, previousHash: string, changes: Partial<BlockHeader> = {}): BlockHeader => ({
  groupId: '0193a5b0-1234-7000-8000-000000000001',
  height,
  previousHash,
  merkleRoot: Buffer.alloc(32, height).toString('base64url'),
  entryCount: 3,
  sealedAt: '2026-11-22T01:02:03.000Z',
  keyId: 'k1',
  ...changes,
})
const first = sealBlock(header(1, firstPreviousHash), signingKey)
const second = sealBlock(header(2, first.hash), signingKey)

test('blocks follow one another', () => {
  expect(blockProblem(first, null, keys)).toBeUndefined()
  expect(blockProblem(second, first, keys)).toBeUndefined()
  expect(headerText(first.header)).toBe(
    `open4s block 1\n{"entryCount":3,"groupId":"0193a5b0-1234-7000-8000-000000000001","height":1,"keyId":"k1","merkleRoot":"${first.header.merkleRoot}","previousHash":"${firstPreviousHash}","sealedAt":"2026-11-22T01:02:03.000Z"}`,
  )
})

const forged = (changes: Partial<BlockHeader>): Block => {
  const changed = { ...second.header, ...changes }
  return { header: changed, hash: blockHash(changed), signature: second.signature }
}

test.each<[string, Block, Block | null, string]>([
  ['a block left out', second, null, 'height'],
  ['a block put in', forged({ height: 3 }), first, 'height'],
  ['another chain', forged({ previousHash: firstPreviousHash }), first, 'previous'],
  ['another group', forged({ groupId: '0193a5b0-1234-7000-8000-000000000002' }), first, 'group'],
  [
    'a changed root with the old hash',
    { ...second, header: { ...second.header, merkleRoot: firstPreviousHash } },
    first,
    'hash',
  ],
  ['a changed root with a new hash', forged({ merkleRoot: firstPreviousHash }), first, 'signature'],
  ['a changed time', forged({ sealedAt: '2026-11-22T01:02:04.000Z' }), first, 'signature'],
  ['an unknown key', forged({ keyId: 'k2' }), first, 'key'],
  ['no signature', { ...second, signature: '' }, first, 'signature'],
])('%s is found', (_, block, previous, problem) => {
  expect(blockProblem(block, previous, keys)).toBe(problem)
})

test('another key’s signature does not pass, and only Ed25519 keys are taken', () => {
  const other = sealBlock(second.header, signingKeyFrom(newSigningKey().privatePem))
  expect(blockProblem(other, first, keys)).toBe('signature')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  expect(() => signingKeyFrom(rsa.privateKey.export({ type: 'pkcs8', format: 'der' }))).toThrow(TypeError)
})

test('keys come as PEM or DER', () => {
  const der = signingKey.export({ type: 'pkcs8', format: 'der' })
  const publicDer = verifyingKeyFrom(pair.publicPem).export({ type: 'spki', format: 'der' })
  const sealed = sealBlock(first.header, signingKeyFrom(der))
  expect(blockProblem(sealed, null, new Map([['k1', verifyingKeyFrom(publicDer)]]))).toBeUndefined()
})
