import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRoot, merkleRoot, proofFor, verifyProof } from './merkle.ts'

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => sha(Buffer.from(`entry ${index}`)))

/** The definition of RFC 6962 §2.1, word for word. */
function byDefinition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha()
  const [first] = leaves
  if (leaves.length === 1 && first) return sha(Buffer.of(0), first)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha(Buffer.of(1), byDefinition(leaves.slice(0, split)), byDefinition(leaves.slice(split)))
}

test('the root is the RFC’s', () => {
  expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  for (let count = 0; count <= 70; count++) expect(merkleRoot(leavesOf(count))).toEqual(byDefinition(leavesOf(count)))
})

test('every leaf proves itself, at its own place only', () => {
  for (let count = 1; count <= 40; count++) {
    const leaves = leavesOf(count)
    const root = merkleRoot(leaves)
    leaves.forEach((leaf, index) => {
      const proof = proofFor(leaves, index)
      expect(verifyProof(leaf, index, count, proof, root)).toBe(true)
      expect(verifyProof(leaf, (index + 1) % (count + 1), count, proof, root)).toBe(false)
      expect(verifyProof(sha(leaf), index, count, proof, root)).toBe(false)
      expect(verifyProof(leaf, index, count, [...proof, root], root)).toBe(false)
      if (proof.length > 0) expect(verifyProof(leaf, index, count, proof.slice(1), root)).toBe(false)
    })
  }
})

test('any change in leaves or proof is seen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60 }),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (count, at, byte, flip) => {
        const leaves = leavesOf(count)
        const root = merkleRoot(leaves)
        const index = at % count
        const changed = leaves.map((leaf) => Buffer.from(leaf))
        const target = changed[index] ?? emptyRoot
        target[byte % 32] = (target[byte % 32] ?? 0) ^ flip
        expect(merkleRoot(changed)).not.toEqual(root)
        expect(merkleRoot(leaves.slice(0, -1))).not.toEqual(root)
        const proof = proofFor(leaves, index).map((item) => Buffer.from(item))
        const item = proof[byte % proof.length] ?? emptyRoot
        item[byte % 32] = (item[byte % 32] ?? 0) ^ flip
        expect(verifyProof(leaves[index] ?? emptyRoot, index, count, proof, root)).toBe(false)
      },
    ),
  )
})

test('leaves are hashes, and a proof needs a leaf', () => {
  expect(() => merkleRoot([Buffer.alloc(31)])).toThrow(RangeError)
  expect(() => proofFor(leavesOf(3), 3)).toThrow(RangeError)
  expect(verifyProof(Buffer.alloc(3), 0, 1, [], emptyRoot)).toBe(false)
})
