/** A value as PostgreSQL's text protocol wants it. Objects become JSON; arrays become array literals. */
export function encode(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Buffer.isBuffer(value)) return value
  if (Array.isArray(value)) return arrayLiteral(value)
  if (value instanceof Json) return value.text
  if (value instanceof Date) throw new Error('Dates are passed as ISO text')
  return JSON.stringify(value)
}

/** Marks a value that goes into a `json` or `jsonb` column, arrays included. */
export class Json {
  readonly text: string
  constructor(value: unknown) {
    this.text = JSON.stringify(value)
  }
}

function arrayLiteral(values: readonly unknown[]): string {
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL'
    if (Array.isArray(value)) return arrayLiteral(value)
    if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  })
  return `{${parts.join(',')}}`
}

const asIs = (text: string): string => text
const asBoolean = (text: string): boolean => text === 't'
const asBytes = (text: string): Buffer => Buffer.from(text.slice(2), 'hex')
const asJson = (text: string): unknown => JSON.parse(text)

/** A whole number that JavaScript can hold exactly; money and counts never leave that range. */
function asInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Number beyond 2^53: ${text}`)
  return value
}

/** `2026-11-22 01:02:03.12+00` → `2026-11-22T01:02:03.120Z`; connections run in UTC. */
export function asInstant(text: string): string {
  const dot = text.indexOf('.')
  if (dot < 0) return `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text
    .slice(dot + 1, -3)
    .padEnd(3, '0')
    .slice(0, 3)}Z`
}

function asTextArray(text: string): (string | null)[] {
  const out: (string | null)[] = []
  let item = ''
  let quoted = false
  let wasQuoted = false
  const push = () => {
    if (item !== '' || wasQuoted) out.push(!wasQuoted && item === 'NULL' ? null : item)
    item = ''
    wasQuoted = false
  }
  for (let i = 1; i < text.length - 1; i++) {
    const c = text[i]!
    if (c === '\\') item += text[++i] ?? ''
    else if (c === '"') {
      quoted = !quoted
      wasQuoted = true
    } else if (c === ',' && !quoted) push()
    else item += c
  }
  push()
  return out
}

const integerArray = (text: string): (number | null)[] =>
  asTextArray(text).map((item) => (item === null ? null : asInteger(item)))

const decoders: Readonly<Record<number, (text: string) => unknown>> = {
  16: asBoolean,
  17: asBytes,
  20: asInteger,
  21: asInteger,
  23: asInteger,
  26: asInteger,
  114: asJson,
  700: Number,
  701: Number,
  1005: integerArray,
  1007: integerArray,
  1009: asTextArray,
  1015: asTextArray,
  1016: integerArray,
  1184: asInstant,
  1700: Number,
  2951: asTextArray,
  3802: asJson,
}

/** The reader of a column by PostgreSQL's type number. Plain dates stay text. */
export function decoderFor(typeId: number): (text: string) => unknown {
  return decoders[typeId] ?? asIs
}
