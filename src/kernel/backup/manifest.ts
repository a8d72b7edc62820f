import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { StartFailure, systemCode } from '../start-failure.ts'

export const manifestName = 'manifest.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const shape = z.object({
  format: z.literal(1),
  program: z.string(),
  /** UTC instant of the snapshot: what was committed before is in the backup, nothing that came later. */
  at: z.string(),
  /** Names of the keys that the data needs. */
  keys: z.object({ masters: z.array(z.string()), signing: z.array(z.string()) }),
  migrations: z.array(z.string()),
  /** Parents before children; `file` holds gzipped `copy` text, `sha256` is of the file. */
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z0-9_]+$/)),
      rows: z.int().min(0),
      file: z.string().regex(/^[a-z_.]+$/),
      sha256,
    }),
  ),
  /** Work that waited in the queue. */
  jobs: z.array(
    z.object({
      task: z.string(),
      payload: z.unknown(),
      runAt: z.string(),
      maxAttempts: z.int(),
      key: z.string().nullable(),
    }),
  ),
  files: z.int().min(0),
})

/** What a backup holds. */
export type Manifest = z.infer<typeof shape>

/** Reads a backup's list of contents. Throws `StartFailure`. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestName)
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const absent = systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR'
    throw new StartFailure(
      'configuration',
      absent
        ? {
            zh: `${folder} 中没有完整的备份(缺少 ${manifestName})。请写出 npm run backup 所建的文件夹,例如 npm run restore -- data/backups/2026-11-22T02-30-00Z。`,
            en: `${folder} holds no complete backup (no ${manifestName}). Name a folder that npm run backup made, for example npm run restore -- data/backups/2026-11-22T02-30-00Z.`,
          }
        : {
            zh: `${file} 已损坏,或由另一种格式的 Open4S 写成。请换用另一份备份。`,
            en: `${file} is damaged, or was written by an Open4S with another format. Use another backup.`,
          },
      error,
    )
  }
}
