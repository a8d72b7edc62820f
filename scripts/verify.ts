import { inspect } from 'node:util'
import pino from 'pino'
import { type Config, readConfig } from '../src/kernel/config.ts'
import { type Database, openDatabase } from '../src/kernel/db/pool.ts'
import { loadKeys } from '../src/kernel/keys.ts'
import { explain } from '../src/kernel/ledger/explain.ts'
import type { Finding } from '../src/kernel/ledger/finding.ts'
import { headsFile } from '../src/kernel/ledger/heads.ts'
import { groupsOf, verifyGroup, verifyGroups } from '../src/kernel/ledger/verify.ts'
import { type Sentence, StartFailure } from '../src/kernel/start-failure.ts'
import { filesOf } from '../src/app.ts'
import { systemClock } from '../src/kernel/kernel.ts'
import { modules } from '../src/modules.ts'
import { demandData, ownDatabase } from './data.ts'

/** Ends with 1 when something is wrong with the data, with 2 when it could not be looked at. */
const exitCodes = { sound: 0, findings: 1, failed: 2 } as const

function say({ zh, en }: Sentence, indent = ''): void {
  process.stdout.write(`${indent}${zh}\n${indent}${en}\n`)
}

async function verifyAll(config: Config, db: Database): Promise<number> {
  const { keys } = loadKeys(config.dataDir, config.keysFile)
  const heads = headsFile(config.dataDir)
  const balances = modules.flatMap((module) => module.balances ?? [])
  let total = 0
  const report = (finding: Finding) => {
    total += 1
    say(explain(finding), '  ✗ ')
  }
  const verification = {
    db,
    verifyingKeys: keys.verifying,
    heads: (groupId: string) => heads.read(groupId),
    balances,
    files: filesOf({ clock: systemClock }, config),
    report,
  }
  await verifyGroups(db, heads, report)
  const groups = await groupsOf(db)
  if (groups.length === 0)
    say({ zh: '数据库中还没有集团,无可核验。', en: 'There is no group in the database yet: nothing to verify.' })
  for (const { groupId, code } of groups) {
    say({ zh: `集团 ${code}`, en: `Group ${code}` })
    const before = total
    const { entries, blocks, unsealed, rows, files } = await verifyGroup(verification, groupId)
    const found = total - before
    say(
      {
        zh: `条目 ${entries},区块 ${blocks},待封条目 ${unsealed},业务数据 ${rows} 行,文件 ${files} 个,问题 ${found} 处`,
        en: `${entries} entries, ${blocks} blocks, ${unsealed} entries not sealed yet, ${rows} rows, ${files} files, ${found} findings`,
      },
      found === 0 ? '  ✓ ' : '  · ',
    )
  }
  return total
}

async function main(): Promise<number> {
  const { config } = readConfig(process.env, process.cwd())
  demandData(config)
  const log = pino({ level: 'warn' }, pino.destination(2))
  const embedded = await ownDatabase(config, log)
  const db = openDatabase(config.databaseUrl ?? embedded?.url ?? '', 2, (error) =>
    log.error({ err: error }, 'database'),
  )
  try {
    return (await verifyAll(config, db)) === 0 ? exitCodes.sound : exitCodes.findings
  } finally {
    await db.close()
    await embedded?.stop()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof StartFailure) process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`)
  else process.stderr.write(`${inspect(error)}\n`)
  process.exitCode = exitCodes.failed
}
