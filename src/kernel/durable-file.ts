import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemCode } from './start-failure.ts'

function writeDraft(file: string, text: string): string {
  const draft = `${file}.${process.pid}.draft`
  // A draft of a killed process with this number may be left, and may have been opened to others since.
  rmSync(draft, { force: true })
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeFileSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return draft
}

function syncFolder(folder: string): void {
  // Windows cannot open folders; its file system keeps names in order by itself.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Replaces a secret file at once: after a crash it holds the old text or the new, for its owner alone. */
export function replaceSecret(file: string, text: string): void {
  renameSync(writeDraft(file, text), file)
  syncFolder(dirname(file))
}

function createPlainly(file: string, text: string, cause: unknown): boolean {
  if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemCode(cause))) throw cause
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600, flush: true })
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Writes a secret file that must not be there yet; false, and nothing changed, when another was first. */
export function createSecret(file: string, text: string): boolean {
  const draft = writeDraft(file, text)
  try {
    linkSync(draft, file)
    syncFolder(dirname(file))
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    // Some network and memory-stick file systems know no hard links.
    return createPlainly(file, text, error)
  } finally {
    rmSync(draft, { force: true })
  }
}
