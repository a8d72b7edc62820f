export type IdentityProblem = 'length' | 'letters' | 'date' | 'checkDigit'

/** resident: 居民身份证; hkMacauTaiwan: 港澳台居民居住证; foreignPermanent: 外国人永久居留身份证 (2023 form). */
export type IdCardKind = 'resident' | 'hkMacauTaiwan' | 'foreignPermanent'

export type IdCardVerdict =
  | { ok: true; code: 'valid'; number: string; kind: IdCardKind; birthDate: string; sex: 'male' | 'female' }
  | { ok: false; code: IdentityProblem; number: string }

/** `organisationCheck` warns: the organisation code inside is wrong although the whole number is right. */
export type UsccVerdict =
  | { ok: true; code: 'valid'; number: string; warn?: ['organisationCheck'] }
  | { ok: false; code: IdentityProblem; number: string }

const cardWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const cardChecks = '10X98765432'
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
// Powers of 3 modulo 31.
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const compoundSurnames = new Set(
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 司徒 夏侯 长孙 端木 独孤 南宫 西门 轩辕 闻人'.split(' '),
)

function compact(input: string): string {
  return input.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
}

/** Eleven digits without country code, or undefined. Number segments are not tested: they change. */
export function normaliseMobile(input: string): string | undefined {
  const digits = compact(input).replace(/^(?:\+86|0086|86(?=\d{11}$))/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}

/** 13812341234 → 138****1234 */
export function maskMobile(mobile: string): string {
  const digits = normaliseMobile(mobile)
  return digits === undefined ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** A landline as 0755-12345678 or 0755-12345678-801, a service number as 400-123-4567; otherwise undefined. */
export function normaliseLandline(input: string): string | undefined {
  const text = input
    .normalize('NFKC')
    .replace(/转|ext\.?/i, '#')
    .replace(/^\s*(?:\+86|0086)\s*-?0?/, '0')
    .replace(/[()\s]/g, '')
  const service = /^([48]00)-?(\d{3})-?(\d{4})$/.exec(text)
  if (service) return service.slice(1).join('-')
  // Beijing and the 02x cities have area codes of three digits, all other places of four.
  const line = /^(010|02\d|0[3-9]\d{2})-?([2-8]\d{6,7})(?:[-#](\d{1,6}))?$/.exec(text)
  return line?.slice(1).filter(Boolean).join('-')
}

/** Check character of the first 17 digits (GB 11643-1999). */
export function idCardCheckCharacter(first17: string): string {
  let sum = 0
  for (const [index, weight] of cardWeights.entries()) sum += weight * Number(first17[index])
  return cardChecks[sum % 11] ?? ''
}

function realDate(digits: string): string | undefined {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))]
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same && year >= 1800 ? date.toISOString().slice(0, 10) : undefined
}

function cardKind(number: string): IdCardKind {
  if (number.startsWith('9')) return 'foreignPermanent'
  return /^8[123]/.test(number) ? 'hkMacauTaiwan' : 'resident'
}

/**
 * GB 11643-1999: 18 characters, real date of birth, check character. The papers of 港澳台 residents (81, 82, 83) and
 * the permanent-residence card of 2023 (9) follow the same arithmetic. With `today` a birth in the future is refused.
 */
export function checkIdCard(input: string, today?: string): IdCardVerdict {
  const number = compact(input)
  if (number.length !== 18) return { ok: false, code: 'length', number }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, code: 'letters', number }
  const birthDate = realDate(number.slice(6, 14))
  if (birthDate === undefined || (today !== undefined && birthDate > today)) return { ok: false, code: 'date', number }
  if (number[17] !== idCardCheckCharacter(number)) return { ok: false, code: 'checkDigit', number }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { ok: true, code: 'valid', number, kind: cardKind(number), birthDate, sex }
}

/** Check character of the first 17 characters of a 统一社会信用代码 (GB 32100-2015). */
export function usccCheckCharacter(first17: string): string {
  let sum = 0
  for (const [index, weight] of usccWeights.entries()) sum += weight * usccAlphabet.indexOf(first17[index] ?? '')
  return usccAlphabet[(31 - (sum % 31)) % 31] ?? ''
}

/** Check character of an eight-character organisation code (GB 11714-1997). */
export function organisationCheckCharacter(first8: string): string {
  let sum = 0
  for (const [index, weight] of organisationWeights.entries()) {
    sum += weight * organisationAlphabet.indexOf(first8[index] ?? '')
  }
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}

/** Unified social credit code of a company (统一社会信用代码, GB 32100-2015). */
export function checkUscc(input: string): UsccVerdict {
  const number = compact(input)
  if (number.length !== 18) return { ok: false, code: 'length', number }
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(number)) return { ok: false, code: 'letters', number }
  if (number[17] !== usccCheckCharacter(number)) return { ok: false, code: 'checkDigit', number }
  const inner = organisationCheckCharacter(number.slice(8, 16)) === number[16]
  return inner ? { ok: true, code: 'valid', number } : { ok: true, code: 'valid', number, warn: ['organisationCheck'] }
}

/** First three and last four characters of a long number, last two of a short one. */
export function maskIdNumber(number: string): string {
  const text = compact(number)
  if (text.length < 12) return '*'.repeat(Math.max(text.length - 2, 4)) + text.slice(-2)
  return text.slice(0, 3) + '*'.repeat(text.length - 7) + text.slice(-4)
}

/** 王小明 → 王**, 王明 → 王*, 欧阳娜娜 → 欧阳**, John Smith → J**; never more than two stars, so length tells little. */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length === 0) return ''
  const compound = letters.length > 2 && compoundSurnames.has(letters.slice(0, 2).join(''))
  const shown = compound ? 2 : 1
  return letters.slice(0, shown).join('') + '*'.repeat(Math.min(Math.max(letters.length - shown, 1), 2))
}

/** Province, city and district stay; street, house and door go. Nothing stays of text that names none of them. */
export function maskAddress(address: string): string {
  const text = address.trim().replace(/\s+/g, '')
  if (text === '') return ''
  const pattern =
    /^(?:[\p{Script=Han}]{2,6}?(?:省|自治区|特别行政区))?(?:[\p{Script=Han}]{2,9}?(?:市|自治州|地区|盟))?(?:[\p{Script=Han}]{1,8}?(?:(?<![小社])区|县|旗|市))?/u
  return `${pattern.exec(text)?.[0] ?? ''}****`
}
