/**
 * Money is whole fen (1/100 yuan), quantities are thousandths of the unit, rates are basis points (13 % = 1,300).
 * Halves round away from zero, so that a credit is exactly its invoice with the sign turned. Products beyond 2^53 are
 * computed exactly; a result beyond 2^53 throws `RangeError` rather than lose a fen.
 */

/** A line's amount in fen, rounded half-up per line. */
export function lineAmount(unitFen: number, quantityThousandths: number): number {
  return timesOver(unitFen, quantityThousandths, 1000)
}

/** A labour line's amount in fen: minutes at the posted hourly rate (机动车维修管理规定 25). */
export function labourAmount(labourMinutes: number, hourlyRateFen: number): number {
  return timesOver(labourMinutes, hourlyRateFen, 60)
}

export interface NetAndTax {
  readonly netFen: number
  readonly taxFen: number
}

/** Splits an amount that includes VAT: net = gross / (1 + rate), tax = the rest, so both always add up (增值税法 7). */
export function netOfGross(grossFen: number, rateBasisPoints: number): NetAndTax {
  if (!(rateBasisPoints >= 0)) throw new RangeError(`Not a rate: ${rateBasisPoints}`)
  const netFen = timesOver(grossFen, 10_000, 10_000 + rateBasisPoints)
  return { netFen, taxFen: grossFen - netFen }
}

/**
 * Shares a total out by weights (amounts, not negative) with the largest remainder: the parts add up to the total, and
 * equal remainders go to the earlier line. Throws `RangeError` when there is something to share and no weight.
 */
export function allocate(totalFen: number, weights: readonly number[]): number[] {
  let sum = 0
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`Not a weight: ${weight}`)
    sum += weight
  }
  whole(totalFen)
  whole(sum)
  if (totalFen === 0) return weights.map(() => 0)
  if (sum === 0) throw new RangeError('Nothing carries a weight')
  const total = BigInt(Math.abs(totalFen))
  const parts = weights.map((weight, index) => {
    const product = total * BigInt(weight)
    return { index, share: Number(product / BigInt(sum)), remainder: Number(product % BigInt(sum)) }
  })
  let left = parts.reduce((rest, part) => rest - part.share, Math.abs(totalFen))
  const shares = parts.map((part) => part.share)
  for (const part of parts.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left === 0) break
    shares[part.index] = part.share + 1
    left -= 1
  }
  return totalFen < 0 ? shares.map((share) => (share === 0 ? 0 : -share)) : shares
}

/**
 * The new moving average after a receipt, in 1/10,000 yuan per unit, as are both costs given. With nothing on hand, or
 * less than nothing, the receipt's own cost counts: a negative stock must not bend the average.
 */
export function movingAverage(
  onHandThousandths: number,
  averageCostE4: number,
  receivedThousandths: number,
  unitCostE4: number,
): number {
  for (const value of [onHandThousandths, averageCostE4, receivedThousandths, unitCostE4]) whole(value)
  if (receivedThousandths <= 0) throw new RangeError(`Nothing received: ${receivedThousandths}`)
  if (averageCostE4 < 0 || unitCostE4 < 0) throw new RangeError('A cost is never negative')
  if (onHandThousandths <= 0) return unitCostE4
  const value = BigInt(onHandThousandths) * BigInt(averageCostE4) + BigInt(receivedThousandths) * BigInt(unitCostE4)
  return exact(halfUp(value, BigInt(onHandThousandths) + BigInt(receivedThousandths)))
}

/** The cost in fen of a quantity at an average in 1/10,000 yuan per unit. */
export function costAmount(quantityThousandths: number, averageCostE4: number): number {
  return timesOver(quantityThousandths, averageCostE4, 100_000)
}

/** `¥1,234.50` */
export function formatYuan(fen: number): string {
  whole(fen)
  const text = String(Math.abs(fen)).padStart(3, '0')
  const yuan = text.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${text.slice(-2)}`
}

const numerals = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const largePlaces: readonly (readonly [size: number, name: string])[] = [
  [100_000_000, '亿'],
  [10_000, '万'],
]

/**
 * The amount in upper-case characters for papers, 壹仟贰佰叁拾肆元伍角整, after 支付结算办法 附一
 * (正确填写票据和结算凭证的基本规定): 零 between, 整 after 元 and 角, none after 分.
 */
export function yuanInWords(fen: number): string {
  whole(fen)
  const amount = Math.abs(fen)
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor(amount / 10) % 10
  const cents = amount % 10
  let words = fen < 0 ? '负' : ''
  if (yuan > 0) words += `${wholeInWords(yuan)}元`
  if (yuan === 0 && jiao === 0 && cents === 0) return '零元整'
  if (jiao > 0) words += `${numerals[jiao]}角`
  else if (yuan > 0 && cents > 0) words += '零'
  return cents > 0 ? `${words}${numerals[cents]}分` : `${words}整`
}

function wholeInWords(value: number): string {
  for (const [size, name] of largePlaces) {
    if (value < size) continue
    const rest = value % size
    const head = `${wholeInWords(Math.floor(value / size))}${name}`
    if (rest === 0) return head
    return `${head}${rest < size / 10 ? '零' : ''}${wholeInWords(rest)}`
  }
  let words = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      gap = words !== ''
      continue
    }
    words += `${gap ? '零' : ''}${numerals[digit]}${places[place]}`
    gap = false
  }
  return words
}

/** a × b / divisor, halves away from zero. The divisor is positive. */
function timesOver(a: number, b: number, divisor: number): number {
  whole(a)
  whole(b)
  whole(divisor)
  const product = a * b
  if (!Number.isSafeInteger(product)) return exact(halfUp(BigInt(a) * BigInt(b), BigInt(divisor)))
  const rest = product % divisor
  const quotient = (product - rest) / divisor
  if (Math.abs(rest) * 2 >= divisor) return quotient + (product < 0 ? -1 : 1)
  return quotient === 0 ? 0 : quotient
}

function halfUp(numerator: bigint, divisor: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (size * 2n + divisor) / (divisor * 2n)
  return numerator < 0n ? -rounded : rounded
}

function exact(value: bigint): number {
  return whole(Number(value))
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole amount within 2^53: ${value}`)
  return value
}
