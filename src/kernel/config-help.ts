import { z } from 'zod'
import type { Sentence } from './start-failure.ts'

export interface EntryHelp {
  /** What the setting is for. */
  readonly what: Sentence
  /** What to write, to follow "write" and 请写成. */
  readonly write: Sentence
  /** As a person would write it; empty: nothing applies. */
  readonly fallback: string
  /** Its value is not shown. */
  readonly secret?: boolean
}

export const help = z.registry<EntryHelp>()
