import { StartFailure, systemCode } from '../start-failure.ts'
import { databaseGone } from './gone.ts'

/** Name or password wrong, role unknown, database unknown, no right to connect (PostgreSQL, appendix A). */
const notLetIn = new Set(['28P01', '28000', '3D000', '42501'])

/** Turns a first connection that did not come about into an instruction; other errors pass unchanged. */
export function asUnreachable(error: unknown): unknown {
  if (error instanceof StartFailure) return error
  if (notLetIn.has(systemCode(error))) {
    const said = error instanceof Error ? error.message : ''
    return new StartFailure(
      'database_failed',
      {
        zh: `DATABASE_URL 所指的数据库不接受这个用户、口令或库名(${said})。请改正 DATABASE_URL;它的用户须拥有该数据库。`,
        en: `The database in DATABASE_URL does not accept this user, password or database name (${said}). Correct DATABASE_URL; its user must own the database.`,
      },
      error,
    )
  }
  if (!databaseGone(error)) return error
  return new StartFailure(
    'database_failed',
    {
      zh: '连不上 DATABASE_URL 所指的数据库。请检查其中的主机和端口,并确认 PostgreSQL 正在运行。',
      en: 'The database in DATABASE_URL does not answer. Check its host and port, and that PostgreSQL is running.',
    },
    error,
  )
}
