import { epochMsOf, offsetMs } from '../clocks/zone.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An instant as papers show it, in the store's zone: `2026-11-22 16:05`, in English `22 Nov 2026, 16:05`. */
export function printedMoment(instant: string, timeZone: string, language: string): string {
  const at = epochMsOf(instant)
  const [date = '', time = ''] = new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 16).split('T')
  if (language !== 'en') return `${date} ${time}`
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}, ${time}`
}

/** Fen as papers show them in columns: `1,234.50`. */
export function printedYuan(fen: number): string {
  const text = String(Math.abs(fen)).padStart(3, '0')
  const yuan = text.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${yuan}.${text.slice(-2)}`
}

/** Thousandths as papers show them: `1`, `4.5`. */
export function printedQuantity(thousandths: number): string {
  return String(thousandths / 1000)
}
