import { inGroup } from '../action.ts'
import { epochMsOf, instantOf } from '../clocks/zone.ts'
import type { Statement } from '../db/batch.ts'
import { manyRaw } from '../db/sql.ts'
import { forEachGroup } from '../groups.ts'
import { newId } from '../ids.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { runAsSystem } from '../system.ts'
import type { FileStore } from './file-store.ts'
import { file, type FileRow } from './files.ts'
import { isLoose } from './rules.ts'

const chunk = 200
const dayMs = 86_400_000
/** Folders looked through in one round: all in sixteen. */
const foldersPerRound = 16

/**
 * Removes what nobody used within a day and what need not be kept any longer, but nothing of a person under a legal
 * hold; then the bytes to which no file refers. Answers how many files were removed.
 */
export async function retireFiles(kernel: Kernel, store: FileStore): Promise<number> {
  await store.clearDrafts()
  return forEachGroup(kernel, async (groupId) => {
    let total = 0
    for (let count = chunk; count === chunk; total += count) count = await retireSome(kernel, groupId)
    await discardRemoved(kernel, groupId, store)
    await discardStrays(kernel, groupId, store)
    return total
  })
}

async function retireSome(kernel: Kernel, groupId: string): Promise<number> {
  let count = 0
  await runAsSystem(kernel, {
    groupId,
    name: 'retireFiles',
    key: newId(),
    loads: ({ now }) => ({
      rows: manyRaw<FileRow>(
        `select f.* from kernel.file f
           left join kernel.person p on p.group_id = f.group_id and p.id = f.person_id
          where f.group_id = $1 and coalesce(p.state, 'active') <> 'restricted'
            and (f.state = 'loose' and f.created_at < $2 or f.state = 'kept' and f.retain_until < $3::date)
          order by f.id limit ${chunk} for update of f skip locked`,
        [groupId, instantOf(epochMsOf(now) - dayMs), now.slice(0, 10)],
      ),
    }),
    run(work, { loaded: { rows } }) {
      for (const row of rows) work.move(file.face, row, isLoose(row) ? 'drop' : 'expire', { removed_at: work.now })
      count = rows.length
    },
  })
  return count
}

/** Those removed lately, whoever removed them: the bytes go as soon as nobody else has the same. */
async function discardRemoved(kernel: Kernel, groupId: string, store: FileStore): Promise<void> {
  const since = instantOf(epochMsOf(isoNow(kernel.clock)) - 2 * dayMs)
  const rows = await ask(kernel, groupId, {
    sql: `select distinct encode(sha256, 'hex') as sha256 from kernel.file g
           where g.group_id = $1 and g.removed_at > $2 and not exists (
             select 1 from kernel.file f where f.group_id = g.group_id and f.sha256 = g.sha256 and f.state <> 'removed')`,
    parameters: [groupId, since],
  })
  for (const row of rows) await store.discard(groupId, String(row['sha256']))
}

/** Bytes whose row was never written, as when the process was killed between the two. */
async function discardStrays(kernel: Kernel, groupId: string, store: FileStore): Promise<void> {
  const round = Math.floor(kernel.clock.now() / 3_600_000) % (256 / foldersPerRound)
  for (let folder = round * foldersPerRound; folder < (round + 1) * foldersPerRound; folder++) {
    const hashes = await store.oldOf(groupId, folder)
    if (hashes.length === 0) continue
    const rows = await ask(kernel, groupId, {
      sql: `select encode(sha256, 'hex') as sha256 from kernel.file
             where group_id = $1 and state <> 'removed' and sha256 = any (select decode(x, 'hex') from unnest($2::text[]) as x)`,
      parameters: [groupId, hashes],
    })
    const wanted = new Set(rows.map((row) => String(row['sha256'])))
    for (const hash of hashes) if (!wanted.has(hash)) await store.discard(groupId, hash)
  }
}

async function ask(kernel: Kernel, groupId: string, statement: Statement) {
  const [, , result] = await inGroup(kernel, groupId, [statement])
  return result?.rows ?? []
}
