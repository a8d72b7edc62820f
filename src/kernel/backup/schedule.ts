import { spawn } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import type { Chore } from '../housekeeping.ts'
import type { Kernel } from '../kernel.ts'
import { systemCode } from '../start-failure.ts'

const lookEveryMs = 60_000
const hourMs = 3_600_000
/** As `npm run backup` names a folder; others are somebody's own and stay. */
const usualName = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)Z$/

/** The instant in a folder's name as epoch milliseconds; null for another name. */
export function madeAt(name: string): number | null {
  const [, hour, minute, second] = usualName.exec(name) ?? []
  return hour ? Date.parse(`${hour}:${minute}:${second}Z`) : null
}

/** Whether a backup is due, and which of the old ones go once it is made. */
export function backupPlan(
  names: readonly string[],
  plan: { readonly everyHours: number; readonly keep: number },
  now: number,
): { readonly due: boolean; readonly surplus: readonly string[] } {
  const known = names.filter((name) => madeAt(name) !== null).toSorted()
  const newest = madeAt(known.at(-1) ?? '') ?? Number.NEGATIVE_INFINITY
  return {
    due: now - newest >= plan.everyHours * hourMs,
    surplus: known.slice(0, Math.max(0, known.length - plan.keep)),
  }
}

/** Makes backups by itself where the settings ask for it, in a process of its own; of several servers one makes it. */
export function scheduledBackups(kernel: Kernel, backup: Config['backup']): Chore[] {
  const { everyHours, keep, dir } = backup
  if (everyHours === null) return []
  const run = async () => {
    if (!backupPlan(await namesIn(dir), { everyHours, keep }, kernel.clock.now()).due) return
    await make()
    kernel.log.info({ dir }, 'backup made')
    const { surplus } = backupPlan(await namesIn(dir), { everyHours, keep }, kernel.clock.now())
    for (const name of surplus) await rm(join(dir, name), { recursive: true })
  }
  return [{ name: 'backup', everyMs: lookEveryMs, run }]
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

function make(): Promise<void> {
  const script = fileURLToPath(new URL('../../../scripts/backup.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, script], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))))
  })
}
