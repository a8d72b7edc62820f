import { expect, test } from 'vitest'
import { useLedgers } from '../../../test/ledger.ts'
import { newId } from '../ids.ts'
import { newKeys } from '../keys.ts'
import { type EntryProof, proofOf, proofProblem } from './proof.ts'

const newGroup = useLedgers()

test('a customer proves an entry with the public key alone', async () => {
  const ledger = await newGroup()
  const tasks = []
  for (let i = 0; i < 5; i++) tasks.push(await ledger.addTask())
  await ledger.seal()
  const [task] = tasks
  if (!task) throw new Error('No task')
  await ledger.editTask(task, '第二版')
  const entries = await ledger.tamper('select id from kernel.entry where record_id = $1 order by version', [task.id])
  const [first, second] = entries.map((row) => String(row['id']))
  const prove = (id: string | undefined) => proofOf(ledger.db, ledger.groupId, id ?? '')
  expect(await prove(second)).toBeUndefined()
  expect(await prove(newId())).toBeUndefined()
  await ledger.seal()
  const keys = ledger.kernel.keys.verifying
  for (const [id, title, height] of [
    [first, '回访', 1],
    [second, '第二版', 2],
  ] as const) {
    const proof: EntryProof = JSON.parse(JSON.stringify(await prove(id)))
    expect(proof.entry.data).toContain(title)
    expect(proof.block.header.height).toBe(height)
    expect(proofProblem(proof, keys)).toBeUndefined()
    expect(proofProblem(proof, newKeys().verifying)).toBe('key')
    expect(proofProblem({ ...proof, entry: { ...proof.entry, verb: 'none' } }, keys)).toBe('path')
    expect(proofProblem({ ...proof, index: proof.index + 1 }, keys)).toBe('path')
    const header = { ...proof.block.header, sealedAt: '2027-01-01T00:00:00.000Z' }
    expect(proofProblem({ ...proof, block: { ...proof.block, header } }, keys)).toBe('hash')
  }
})
