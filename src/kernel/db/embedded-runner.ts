import { accessSync, chmodSync, constants, lchownSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname, join } from 'node:path'

/** Whom PostgreSQL runs as; null means as whoever runs this process. */
export type Runner = { readonly uid: number; readonly gid: number } | null

const nobody = { uid: 65534, gid: 65534 }

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of the existing data (somebody may have started
 * it as an ordinary user before) and otherwise to nobody.
 */
export function chooseRunner(cluster: string): Runner {
  if (!isRoot()) return null
  const stats = statSync(cluster, { throwIfNoEntry: false })
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : nobody
}

/** Gives a folder with all it holds to the runner. */
export function giveTo(runner: Runner, path: string): void {
  if (!runner) return
  lchownSync(path, runner.uid, runner.gid)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) giveTo(runner, inner)
    else lchownSync(inner, runner.uid, runner.gid)
  }
}

/** Data restored by root belongs to root; PostgreSQL wants its folder owned by and closed to all but the runner. */
export function claim(runner: Runner, cluster: string): void {
  if (!runner || statSync(cluster).uid === runner.uid) return
  giveTo(runner, cluster)
  chmodSync(cluster, 0o700)
}

function mayEnter(stats: Stats, runner: { uid: number; gid: number }): boolean {
  if (stats.uid === runner.uid) return (stats.mode & 0o100) !== 0
  if (stats.gid === runner.gid) return (stats.mode & 0o010) !== 0
  return (stats.mode & 0o001) !== 0
}

/** Whether the runner can enter the folder (or run the file) and every folder above it. */
export function reachable(path: string, runner: Runner): boolean {
  try {
    let at = realpathSync(path)
    if (!runner) {
      accessSync(at, constants.R_OK | constants.X_OK)
      return true
    }
    for (;;) {
      if (!mayEnter(statSync(at), runner)) return false
      if (dirname(at) === at) return true
      at = dirname(at)
    }
  } catch {
    return false
  }
}
