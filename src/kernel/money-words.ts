import { yuanInWords } from './money.ts'

const ones = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const scales = ['', ' thousand', ' million', ' billion', ' trillion']

function belowHundred(count: number): string {
  const one = ones[count]
  if (one !== undefined) return one
  const rest = count % 10
  return `${tens[Math.floor(count / 10)]}${rest > 0 ? `-${ones[rest]}` : ''}`
}

function belowThousand(count: number): string {
  const hundreds = Math.floor(count / 100)
  const rest = count % 100
  const first = hundreds > 0 ? [`${ones[hundreds]} hundred`] : []
  return [...first, ...(rest > 0 ? [belowHundred(rest)] : [])].join(' and ')
}

function wholeInWords(count: number): string {
  if (count === 0) return belowHundred(0)
  const groups: string[] = []
  for (let [left, scale] = [count, 0]; left > 0; left = Math.floor(left / 1000), scale += 1) {
    const group = left % 1000
    // Below a hundred, the last group is joined as in speech: one thousand and five.
    const joint = scale === 0 && group < 100 && left >= 1000 ? 'and ' : ''
    if (group > 0) groups.unshift(`${joint}${belowThousand(group)}${scales[scale] ?? ''}`)
  }
  return groups.join(' ')
}

/** An amount in words for a paper: 大写 in Chinese, `CNY six hundred and sixteen and 50/100` in English. */
export function amountInWords(fen: number, language: string): string {
  if (language !== 'en') return yuanInWords(fen)
  const amount = Math.abs(fen)
  const cents = amount % 100
  const end = cents > 0 ? ` and ${String(cents).padStart(2, '0')}/100` : ' only'
  return `${fen < 0 ? 'minus ' : ''}CNY ${wholeInWords(Math.floor(amount / 100))}${end}`
}
