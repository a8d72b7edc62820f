import { appendFile, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The newest block of a group, written down outside the database: whoever removes blocks there is found by it. */
const headShape = z.object({
  groupId: z.string(),
  no: z.int().min(0),
  /** base64url. */
  hash: z.string(),
  at: z.string(),
  /** The database was put back to this block on purpose; blocks above it from before are given up. */
  restored: z.literal(true).optional(),
})
export type Head = z.infer<typeof headShape>

export interface HeadsFile {
  write(head: Head): Promise<void>
  /** The heads of a group in the order in which they were written; null for a line that cannot be read. */
  read(groupId: string): AsyncGenerator<Head | null>
  /** The newest head of every group. */
  newest(): Promise<Map<string, Head>>
}

/** `DATA_DIR/ledger-heads.jsonl`, only ever added to. */
export function headsFile(dataDir: string): HeadsFile {
  const path = join(dataDir, 'ledger-heads.jsonl')
  let started = false
  return {
    async write(head) {
      // A process killed while writing may have left half a line; blank lines are skipped.
      const gap = started || (await sizeOf(path)) === 0 ? '' : '\n'
      started = true
      await appendFile(path, `${gap}${JSON.stringify(head)}\n`, { mode: 0o600 })
    },
    async *read(groupId) {
      for await (const head of headsIn(path)) if (head === null || head.groupId === groupId) yield head
    },
    async newest() {
      const newest = new Map<string, Head>()
      for await (const head of headsIn(path)) if (head) newest.set(head.groupId, head)
      return newest
    },
  }
}

async function* headsIn(path: string): AsyncGenerator<Head | null> {
  if ((await sizeOf(path)) === 0) return
  const file = await open(path)
  try {
    for await (const line of file.readLines()) if (line !== '') yield headOf(line)
  } finally {
    await file.close()
  }
}

function headOf(line: string): Head | null {
  try {
    return headShape.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}
