import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { dayMs, type FileStore } from './file-store.ts'

/** A folder of bytes that are under way, each named after the process that has them in hand. */
export function draftsIn(folder: string): Pick<FileStore, 'draft' | 'heap' | 'clearDrafts'> {
  const host = encodeURIComponent(hostname())
  return {
    async draft() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return join(folder, `${host}~${process.pid}~${randomUUID()}`)
    },
    async heap(name) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return join(folder, `heap~0~${name}`)
    },
    async clearDrafts() {
      for (const entry of await readdir(folder).catch(() => [])) {
        const [of, pid] = entry.split('~')
        const isLeft = of === host ? !isAlive(Number(pid)) : await isOld(join(folder, entry))
        if (isLeft) await rm(join(folder, entry), { force: true })
      }
    },
  }
}

/** Of another machine, or come with a restored backup: nothing takes a day to come in. The time is the disk's own. */
async function isOld(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path)
  return performance.timeOrigin + performance.now() - mtimeMs > dayMs
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
