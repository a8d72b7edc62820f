import type { AnswerOf } from '../endpoints.ts'
import { formatYuan } from '../../kernel/money.ts'
import type { Texts } from '../texts.ts'

export type Known = AnswerOf<'parameter.list'>['known'][number]

/** A value with its unit, as people say it. */
export function valueText(texts: Texts, value: Known['value'], unit: string): string {
  if (typeof value === 'boolean') return texts.c(value ? 'yes' : 'no')
  if (unit === 'fen' && typeof value === 'number') return formatYuan(value)
  if (unit === 'percent') return `${value}%`
  // The parameter's own name says what is counted.
  if (unit === 'count') return String(value)
  const word = `kernel.admin.unit.${unit}`
  return `${value} ${texts.has(word) ? texts.t(word) : unit}`.trim()
}
