import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { useLedgers } from '../../../test/ledger.ts'
import { loadKeys } from '../keys.ts'
import { explain } from './explain.ts'
import { finding, findingKinds } from './finding.ts'

const newGroup = useLedgers()

test.each(findingKinds)('%s is said in both languages', (kind) => {
  const problems = { block: 'root', outside: 'gone', sealed: 'altered' }
  const detail = {
    table: 'kernel.task',
    row: 'r1',
    column: 'title_zh',
    columns: ['a', 'b'],
    expected: 2,
    found: 3,
    no: 4,
    from: 5,
    count: 6,
    line: 7,
    name: 'stock',
    valueId: 'v1',
    problem: kind in problems ? problems[kind as keyof typeof problems] : 'none',
  }
  const { zh, en } = explain(finding(kind, detail, { record: 'task', recordId: 'r1', entryId: 'e1' }))
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(zh).toContain('条目 e1')
  expect(en).not.toMatch(/\p{Script=Han}/u)
  expect(`${zh} ${en}`).not.toMatch(/undefined|null|\[object|none| {2}/)
})

const script = fileURLToPath(new URL('../../../scripts/verify.ts', import.meta.url))

function run(env: Record<string, string>): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script], { env: { ...process.env, ...env } }, (_error, out, err) => {
      resolve({ code: child.exitCode ?? -1, output: out + err })
    })
  })
}

test('npm run verify tells by its exit code what it found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'open4s-verify-'))
  try {
    const ledger = await newGroup()
    const task = await ledger.addTask()
    const env = { DATABASE_URL: ledger.url, DATA_DIR: folder, KEYS_FILE: join(folder, 'keys.json') }
    const without = await run(env)
    expect(without.output).toContain('The key file')
    expect(without.code).toBe(2)
    loadKeys(folder)
    const clean = await run(env)
    expect(clean.output).toContain('0 findings')
    expect(clean.code).toBe(0)
    await ledger.tamper(`update kernel.task set title_en = 'x' where id = $1`, [task.id])
    const found = await run(env)
    expect(found.output).toContain(
      `title_en of kernel.task ${task.id} was changed: the ledger says Call back, found x.`,
    )
    expect(found.code).toBe(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
