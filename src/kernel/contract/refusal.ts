/** Why an expected failure happened; the HTTP status follows from it. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'required'
  | 'limited'
  | 'unavailable'

export const refusalStatus: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 409,
  required: 428,
  limited: 429,
  unavailable: 503,
}

export type RefusalDetails = Record<string, unknown>

/**
 * An expected failure: shown to the person as an instruction in his language, never logged as a bug.
 * Every page asks why a verb cannot be done, so a refusal is made without the stack that nobody reads.
 */
export class Refusal extends Error {
  readonly code: string
  readonly kind: RefusalKind
  readonly details: RefusalDetails
  constructor(code: string, kind: RefusalKind, details: RefusalDetails = {}) {
    const depth = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(code)
    Error.stackTraceLimit = depth
    this.code = code
    this.kind = kind
    this.details = details
  }
}

export type RefusalTable<K extends string> = { readonly [P in K]: (details?: RefusalDetails) => Refusal } & {
  readonly $kinds: Readonly<Record<string, RefusalKind>>
}

/**
 * Declares a room's refusals. Each code becomes a function that makes the refusal; its text is the message
 * `<module>.refusal.<code>`, which a test demands in both languages.
 */
export function refusals<const T extends Record<string, RefusalKind>>(
  module: string,
  kinds: T,
): RefusalTable<keyof T & string> {
  const table: Record<string, unknown> = {
    $kinds: Object.fromEntries(Object.entries(kinds).map(([c, k]) => [`${module}.${c}`, k])),
  }
  for (const [code, kind] of Object.entries(kinds)) {
    table[code] = (details?: RefusalDetails) => new Refusal(`${module}.${code}`, kind, details)
  }
  return table as RefusalTable<keyof T & string>
}
