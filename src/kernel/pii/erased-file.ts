import { appendFile, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../contract/refusal.ts'
import type { Kernel } from '../kernel.ts'
import type { Module } from '../module.ts'
import { erase } from './erasure.ts'

export const erasedName = 'erased.jsonl'

const noteShape = z.object({ groupId: z.uuid(), personId: z.uuid(), at: z.string() })
export type ErasedNote = z.infer<typeof noteShape>

/** Who was erased, by id, outside the database: an older backup knows nothing of it. */
export interface ErasedFile {
  write(note: ErasedNote): Promise<void>
  read(): AsyncGenerator<ErasedNote>
}

/** `DATA_DIR/erased.jsonl`, only ever added to. */
export function erasedFile(dataDir: string): ErasedFile {
  const path = join(dataDir, erasedName)
  return {
    async write(note) {
      // A process killed while writing may have left half a line; blank lines are skipped.
      await appendFile(path, `\n${JSON.stringify(note)}\n`, { mode: 0o600, flush: true })
    },
    async *read() {
      if (!(await stat(path).catch(() => undefined))) return
      const file = await open(path)
      try {
        for await (const line of file.readLines()) {
          const note = noteOf(line)
          if (note) yield note
        }
      } finally {
        await file.close()
      }
    },
  }
}

function noteOf(line: string): ErasedNote | undefined {
  try {
    return noteShape.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/**
 * Erases again whom a restored backup brought back. At each start; who is erased already, or was not on file yet at
 * the time of the backup, costs one look. Answers how many were erased.
 */
export async function eraseAgain(kernel: Kernel, modules: readonly Module[], file: ErasedFile): Promise<number> {
  const notes = new Map<string, ErasedNote>()
  for await (const note of file.read()) notes.set(`${note.groupId}/${note.personId}`, note)
  let again = 0
  for (const { groupId, personId } of notes.values()) {
    const actor = { kind: 'system', id: 'kernel.eraseAgain' } as const
    try {
      if (await erase(kernel, modules, { groupId, personId, actor, reason: 'restored' })) again++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'kernel.notFound') kernel.log.warn({ personId, code: error.code }, 'not erased again')
    }
  }
  return again
}
