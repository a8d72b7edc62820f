import { systemCode } from '../start-failure.ts'

/** Nobody listens, the connection broke, the server stops, starts or has no place left (PostgreSQL, appendix A: 08, 57P, 53300). */
const codes =
  /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|57P0[1-5]|53300)$/

/** The driver gives these no code. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error says that the database is away, not that the statement was wrong: the same request may be sent again. */
export function databaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(databaseGone)
  const fromDatabase =
    'syscall' in error ? ['connect', 'read', 'write', 'getaddrinfo'].includes(String(error.syscall)) : true
  return (fromDatabase && codes.test(systemCode(error))) || words.test(error.message)
}
