import { createHash } from 'node:crypto'
import type { PaperContent } from './content.ts'

/** JSON with sorted keys: the same text before and after a stay in a jsonb column, which orders keys its own way. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SHA-256 of the paper's content, 64 hex digits. */
export function paperHash(content: PaperContent): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** The first 16 digits in fours, as printed in the footer: enough to compare by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')
}
