import { sealedReference, secretReference } from './entry.ts'
import { canonical } from './canonical.ts'

/**
 * Whether a column holds what the ledger says of it. `type` is PostgreSQL's name of the column's type, `said` the
 * value in an entry, `found` the value as `row_to_json` writes it: the database keeps values, not spellings.
 */
export function sameValue(type: string, said: unknown, found: unknown): boolean {
  if (said === null || found === null || said === undefined || found === undefined) {
    return (said ?? null) === (found ?? null)
  }
  if (said === found && type !== 'kernel.sealed' && type !== 'kernel.secret') return true
  if (type.endsWith('[]')) return sameList(type.slice(0, -2), said, found)
  switch (type) {
    case 'kernel.sealed':
      return said === sealedReference(String(found))
    case 'kernel.secret':
      return said === secretReference(String(found))
    case 'bytea':
      return `\\x${String(said)}` === found
    case 'json':
    case 'jsonb':
      return sameJson(said, found)
    case 'timestamp with time zone':
      return Date.parse(String(said)) === Date.parse(String(found))
    case 'date':
      return String(said).slice(0, 10) === found
    case 'time without time zone':
      return `${String(said)}:00`.slice(0, 8) === String(found).slice(0, 8)
    case 'tstzrange':
      return sameRange(String(said), String(found))
    case 'uuid':
      return String(said).toLowerCase() === found
    case 'real':
      return Math.fround(Number(said)) === Math.fround(Number(found))
    default:
      if (typeof found === 'string') return textOf(said) === found
      return String(said) === String(found) || (said !== '' && Number(said) === found)
  }
}

function sameList(type: string, said: unknown, found: unknown): boolean {
  if (!Array.isArray(said) || !Array.isArray(found) || said.length !== found.length) return false
  return said.every((item, index) => sameValue(type, item, found[index]))
}

function sameJson(said: unknown, found: unknown): boolean {
  try {
    return canonical(said, 'keep') === canonical(found, 'keep')
  } catch {
    return JSON.stringify(said) === JSON.stringify(found)
  }
}

/** The instants between the same kinds of brackets. */
function sameRange(said: string, found: string): boolean {
  const bounds = (text: string) => {
    const [from = '', to = ''] = text.slice(1, -1).replaceAll('"', '').split(',')
    return [text[0], Date.parse(from.trim()), Date.parse(to.trim()), text.at(-1)]
  }
  return bounds(said).every((bound, index) => Object.is(bound, bounds(found)[index]))
}

/** As a text column takes it; UTF-8 has no half surrogates. */
function textOf(said: unknown): string {
  const text = typeof said === 'object' ? JSON.stringify(said) : String(said)
  return text.toWellFormed()
}
