import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartFailure, diskFull, noPermission, portInUse } from '../start-failure.ts'
import { unsupportedPlatform } from './embedded-binaries.ts'

/** The rest of a disk on which PostgreSQL can no longer write a segment of its log (16 MB). */
const almostNothing = 20_000_000

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(folder))
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Turns what PostgreSQL or initdb wrote before it gave up into an instruction. */
export function explain(output: string, cluster: string): StartFailure {
  const cause = new Error(output)
  const said = (pattern: RegExp): boolean => pattern.test(output)
  if (said(/No space left on device|Disk quota exceeded/) || freeBytes(cluster) < almostNothing)
    return diskFull(cluster, cause)
  if (said(/error while loading shared libraries|version `GLIBC/)) return unsupportedPlatform(cause)
  if (said(/Address already in use/)) return portInUse(Number(/port (\d+)/.exec(output)?.[1] ?? 5432), cause)
  if (said(/could not map anonymous shared memory|Cannot allocate memory|could not create shared memory segment/)) {
    return outOfMemory(cause)
  }
  if (said(/Permission denied|invalid permissions|wrong ownership|Operation not permitted|Read-only file system/)) {
    return noPermission(cluster, cause)
  }
  const nameless = /effective user ID (\d+): user does not exist/.exec(output)
  if (nameless) return namelessUser(nameless[1] ?? '', cause)
  const last = output.trim().split('\n').slice(-3).join(' | ')
  return new StartFailure(
    'database_failed',
    {
      zh: `自带的 PostgreSQL 没有启动。它最后的消息:${last || '(无)'}。完整记录在 ${cluster}/log 中。`,
      en: `The PostgreSQL that comes along did not start. Its last words: ${last || '(none)'}. The full record is in ${cluster}/log.`,
    },
    cause,
  )
}

function outOfMemory(cause: Error): StartFailure {
  return new StartFailure(
    'out_of_memory',
    {
      zh: '内存不足:自带的 PostgreSQL 需要约 400 MB。请关闭其他程序或增加内存后重新启动。',
      en: 'There is too little memory: the PostgreSQL that comes along needs about 400 MB. Close other programs or add memory, then start again.',
    },
    cause,
  )
}

function namelessUser(uid: string, cause: Error): StartFailure {
  return new StartFailure(
    'no_permission',
    {
      zh: `本系统的 /etc/passwd 中没有编号为 ${uid} 的用户,PostgreSQL 因此拒绝新建数据库。请添加该用户、改用另一个用户启动,或设置 DATABASE_URL。`,
      en: `This system's /etc/passwd has no user with the number ${uid}, so PostgreSQL refuses to make a database. Add that user, start as another one, or set DATABASE_URL.`,
    },
    cause,
  )
}
