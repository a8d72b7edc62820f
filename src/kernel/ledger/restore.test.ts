import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useLedgers } from '../../../test/ledger.ts'
import type { Finding } from './finding.ts'
import { headsFile } from './heads.ts'
import { acceptRestore } from './restore.ts'
import { sealGroup } from './sealer.ts'
import { verifyGroups } from './verify.ts'

const newGroup = useLedgers()

test('blocks and groups lost by a restore are given up, what is lost later is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'open4s-restore-'))
  try {
    const heads = headsFile(folder)
    const [ledger, newer] = [await newGroup(), await newGroup()]
    const sealAndWrite = async ({ groupId, settled }: typeof ledger) => {
      await settled()
      await sealGroup({ ...ledger, writeHead: heads.write }, groupId)
    }
    const problems = async () => {
      const found: Finding[] = await ledger.verify({ heads: heads.read })
      await verifyGroups(ledger.db, heads, (finding) => found.push(finding))
      return found.map(({ kind, detail }) => `${kind} ${String(detail['problem'])}`)
    }
    const task = await ledger.addTask()
    await sealAndWrite(ledger)
    await ledger.editTask(task, '备份之后')
    await sealAndWrite(ledger)
    await newer.addTask()
    await sealAndWrite(newer)
    expect(await problems()).toEqual([])
    await ledger.tamper('delete from kernel.block where group_id = $1 and no = 2', [ledger.groupId])
    await ledger.tamper('delete from kernel.dealer_group where group_id = $1', [newer.groupId])
    expect(await problems()).toEqual(['outside gone', 'outside group'])
    await acceptRestore(ledger.db, heads, '2026-11-22T00:00:00.000Z')
    expect(await problems()).toEqual([])
    await sealAndWrite(ledger)
    expect(await problems()).toEqual([])
    await ledger.tamper('delete from kernel.block where group_id = $1', [ledger.groupId])
    expect(await problems()).toEqual(['outside gone'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a block that a running server seals while the heads are read is not taken for lost', async () => {
  const ledger = await newGroup()
  await ledger.addTask()
  await ledger.seal()
  let sealed = 0
  const found = await ledger.verify({
    heads: async function* () {
      await ledger.addTask()
      sealed += await ledger.seal()
      yield* ledger.heads
    },
  })
  expect(found).toEqual([])
  expect(sealed).toBeGreaterThan(0)
})
