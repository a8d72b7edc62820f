import { now } from '../../../console/clock.ts'
import { dayTime } from '../../../console/formats.ts'
import type { Texts } from '../../../console/texts.ts'

export interface Reason {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Why a technician is proposed, in words: “电器 ✓”, “空闲 14:20”. */
export function reasonText(texts: Texts, { code, details }: Reason): string {
  const values = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, spoken(texts, name, value)]))
  return texts.t(`workshop.reason.${code}`, values)
}

function spoken(texts: Texts, name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => spoken(texts, name, item)).join(texts.language === 'en' ? ', ' : '、')
  }
  if (typeof value !== 'string') return value
  if (name.endsWith('At')) return dayTime(value, now())
  // The server names texts by their key with a sign before it.
  return value.startsWith('@') ? texts.t(value.slice(1)) : value
}

export function skillWords(texts: Texts, skills: readonly string[]): string {
  return skills.map((skill) => texts.value('staff', 'skills', skill)).join(texts.language === 'en' ? ', ' : '、')
}

export function pauseWord(texts: Texts, reason: string | null): string {
  return reason === null ? '' : texts.value('jobCard', 'pausedBecause', reason)
}

/** “帕萨特 · 工位 3”, whatever of it is known. */
export function joined(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}
