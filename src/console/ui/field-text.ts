import { formatYuan } from '../../kernel/money.ts'
import { now } from '../clock.ts'
import { dayTime, plainNumber, quantity } from '../formats.ts'
import type { Texts } from '../texts.ts'

/** Any value of a record in words, by the unit that its name ends with: for comparisons and exports, not for pages. */
export function fieldText(texts: Texts, record: string, name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return texts.c(value ? 'yes' : 'no')
  if (typeof value === 'number') return numberText(name, value)
  if (Array.isArray(value))
    return value
      .map((item: unknown) => fieldText(texts, record, name, item))
      .join(texts.language === 'en' ? ', ' : '、')
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value !== 'string') return ''
  if (name === 'state') return texts.state(record, value)
  if (name.endsWith('At') && value.includes('T')) return dayTime(value, now())
  return texts.value(record, name, value)
}

function numberText(name: string, value: number): string {
  if (name.endsWith('Fen')) return formatYuan(value)
  if (name.endsWith('Thousandths')) return quantity(value)
  return plainNumber(value)
}
