import { z } from 'zod'
import type { Values } from './rules.ts'

const prefix = 'open4s.draft.'
const draft = z.record(z.string(), z.unknown())

/** What was typed and not sent, until the tab closes or the person signs out. */
export function readDraft(key: string): Values | undefined {
  try {
    const result = draft.safeParse(JSON.parse(sessionStorage.getItem(prefix + key) ?? ''))
    return result.success ? result.data : undefined
  } catch {
    return undefined
  }
}

export function writeDraft(key: string, values: Values): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(values))
  } catch {
    // full or switched off: the form works without
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(prefix + key)
}
