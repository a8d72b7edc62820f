import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { systemCode } from '../start-failure.ts'

/** Killed but not yet buried: in a container whose first process does not reap, a dead server stays so for ever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}

/** Whether the system knows a process of that number, whosever it is, even one that is dead but not buried. */
export function numberTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/** Whether a process of that number runs, whosever it is. */
export function alive(pid: number): boolean {
  return numberTaken(pid) && !isZombie(pid)
}

/** The program and its arguments, which PostgreSQL's first process keeps as they were given. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform === 'win32')
      return execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' })
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Process numbers are used again, after a restart of the machine or container nearly always. */
export function isPostgres(pid: number): boolean {
  return alive(pid) && commandOf(pid).includes('postgres')
}

/** Marks a server's command line with its cluster: see `servesCluster`. */
export function clusterMark(cluster: string): string {
  return `open4s.cluster=${cluster}`
}

/** Whether that process is the PostgreSQL of this very cluster. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!isPostgres(pid)) return false
  if (process.platform === 'win32') return true
  try {
    // Its working directory is the cluster, also after the cluster was moved. A container's root may not look.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch (error) {
    if (systemCode(error) !== 'EACCES' && systemCode(error) !== 'EPERM') return false
  }
  return commandOf(pid).includes(clusterMark(cluster))
}

/** Asks until the answer is yes; false when `milliseconds` have passed. Other programs offer nothing to wait on. */
export async function until(answer: () => boolean, milliseconds: number): Promise<boolean> {
  const pause = 10
  for (let waited = 0; waited <= milliseconds; waited += pause) {
    if (answer()) return true
    await delay(pause)
  }
  return answer()
}

export interface PidFile {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  readonly status: string
}

/** postmaster.pid, line by line: pid, data folder, start, port, socket folder, address, shared memory, status. */
export function readPidFile(cluster: string): PidFile | null {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}
