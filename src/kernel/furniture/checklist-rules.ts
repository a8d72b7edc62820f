import type { z } from 'zod'
import type { checklistItem } from '../contract/furniture.ts'

export type ChecklistItem = z.output<typeof checklistItem>

export interface ChecklistAnswer {
  readonly code: string
  readonly ok?: boolean | null
  readonly value?: number | null
  readonly text?: string | null
}

export interface ChecklistVerdict {
  /** Required items without an answer. */
  readonly missing: readonly string[]
  /** Items answered as not in order, or with a reading outside its limits whatever was ticked. */
  readonly failed: readonly string[]
}

/** Judges answers against a list: a reading outside its limits fails even where somebody ticked it as good. */
export function judge(items: readonly ChecklistItem[], answers: readonly ChecklistAnswer[]): ChecklistVerdict {
  const given = new Map(answers.map((answer) => [answer.code, answer]))
  const missing: string[] = []
  const failed: string[] = []
  for (const item of items) {
    const answer = given.get(item.code)
    if (!answered(item, answer)) {
      if (item.required) missing.push(item.code)
      continue
    }
    const value = answer?.value
    const outside =
      item.kind === 'reading' &&
      typeof value === 'number' &&
      (value < (item.min ?? -Infinity) || value > (item.max ?? Infinity))
    if (outside || answer?.ok === false) failed.push(item.code)
  }
  return { missing, failed }
}

/** The files with which photo items were answered, by their ids. */
export function photosIn(items: readonly ChecklistItem[], answers: readonly ChecklistAnswer[]): string[] {
  const wanted = new Set(items.filter((item) => item.kind === 'photo').map((item) => item.code))
  return answers.flatMap(({ code, text }) => (wanted.has(code) && text ? [text] : []))
}

function answered(item: ChecklistItem, answer: ChecklistAnswer | undefined): boolean {
  if (!answer) return false
  if (item.kind === 'reading') return typeof answer.value === 'number' && Number.isFinite(answer.value)
  if (item.kind === 'tick') return typeof answer.ok === 'boolean'
  return Boolean(answer.text)
}
