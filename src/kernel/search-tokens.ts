import { createRequire } from 'node:module'

/** What a token can be. One table holds all: `(group_id, token, kind, record)`. */
export const tokenKinds = [
  'phone',
  'phoneTail',
  'plate',
  'plateTail',
  'vinTail',
  'document',
  'name',
  'pinyin',
  'pinyinInitials',
  'idNumber',
] as const
export type TokenKind = (typeof tokenKinds)[number]

/** These never reach the database as text: their tokens are keyed hashes (`keyedHash(key, kind, text)`). */
export const hashedKinds: ReadonlySet<TokenKind> = new Set<TokenKind>(['phone', 'phoneTail', 'idNumber'])

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const plateTail = { from: 3, to: 6 }
const vinTail = { from: 4, to: 8 }
const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使'

/** The full number and its last four digits; +86 and blanks do not count. Nothing for less than seven digits. */
export function phoneTokens(phone: string): Token[] {
  const digits = phoneDigits(phone)
  if (digits.length < 7) return []
  return [
    { kind: 'phone', text: digits },
    { kind: 'phoneTail', text: digits.slice(-4) },
  ]
}

/** The last `from` to `to` characters, shortest first, as far as the value is that long. Upper case, no separators. */
export function tailTokens(value: string, from: number, to: number): string[] {
  const text = plain(value)
  const tails: string[] = []
  for (let length = from; length <= Math.min(to, text.length); length++) tails.push(text.slice(-length))
  return tails
}

/** The whole plate and its tails of three to six, which leave out province and suffix (学, 挂, 警 …). */
export function plateTokens(plate: string): Token[] {
  const tails = tailTokens(withoutHan(plate), plateTail.from, plateTail.to)
  return [{ kind: 'plate', text: plain(plate) }, ...tails.map((text): Token => ({ kind: 'plateTail', text }))]
}

/** Tails of four to eight: the last eight of a VIN tell cars apart well enough for a list of hits. */
export function vinTokens(vin: string): Token[] {
  return tailTokens(vin, vinTail.from, vinTail.to).map((text) => ({ kind: 'vinTail', text }))
}

export function documentTokens(documentNumber: string): Token[] {
  return [{ kind: 'document', text: plain(documentNumber) }]
}

export function idNumberTokens(idNumber: string): Token[] {
  return [{ kind: 'idNumber', text: plain(idNumber) }]
}

const mostPairs = 10
const longestInitials = 6
const longestStart = 4

/** Name bigrams, pinyin and initials of a person or company; a name in Latin letters is found by its words alone. */
export function nameTokens(name: string): Token[] {
  const short = withoutLegalForm(name)
  const pairs = hanPattern.test(short) ? bigrams(short).slice(0, mostPairs) : []
  return [...pairs.map((text): Token => ({ kind: 'name', text })), ...pinyinTokens(short)]
}

/** 深圳启澜科技有限公司 → 深圳启澜科技: what every company is called finds none. */
function withoutLegalForm(name: string): string {
  const short = name.trim().replace(/(?:股份)?(?:有限)?(?:责任)?(?:公司)?$/, '')
  return [...short].length >= 2 ? short : name.trim()
}

/** Neighbouring pairs of letters, digits and Han characters, each once; a single character is its own token. */
export function bigrams(text: string): string[] {
  const characters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
  if (characters.length < 2) return characters
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))]
}

/**
 * 单建国 → shanjianguo, shanjian; sjg, sj: the surname's reading for the head, ü as v. Hashes cannot be searched by their
 * beginnings, so what a person may have typed so far is stored too: from the second syllable, in Latin from the first
 * word on.
 */
export function pinyinTokens(name: string): Token[] {
  const syllables = syllablesOf(name.normalize('NFKC'))
  const whole = syllables.length
  if (whole === 0) return []
  const starts = (from: number, longest: number) =>
    [...Array(whole).keys()].map((i) => i + 1).filter((n) => n === whole || (n >= from && n <= longest))
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('')
  return [
    ...starts(hanPattern.test(name) ? 2 : 1, longestStart).map(
      (n): Token => ({ kind: 'pinyin', text: syllables.slice(0, n).join('') }),
    ),
    ...starts(2, longestInitials).map((n): Token => ({ kind: 'pinyinInitials', text: initials.slice(0, n) })),
  ]
}

const require = createRequire(import.meta.url)
let dictionary: typeof import('pinyin-pro') | undefined

function syllablesOf(name: string): string[] {
  // Loaded at the first name: the dictionary takes tens of milliseconds and most processes that start never need it.
  const loaded: typeof import('pinyin-pro') = (dictionary ??= require('pinyin-pro'))
  const words = name.toLowerCase().match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []
  return words.flatMap((word) => {
    if (!hanPattern.test(word)) return [word]
    const read = loaded.pinyin(word, { type: 'array', toneType: 'none', v: true, mode: 'surname', surname: 'head' })
    return read.filter((syllable) => /^[a-z]+$/.test(syllable))
  })
}

const hanPattern = /\p{Script=Han}/u
const mobilePattern = /^1[3-9]\d{9}$/
const identityPattern = /^(?:\d{17}[\dX]|[0-9A-HJ-NP-RTUW-Y]{18})$/
const vinPattern = /^[A-HJ-NPR-Z0-9]{17}$/
const documentPattern = /^[A-Z]{2,4}\d{6,}$/
const platePattern = new RegExp(`^[${provinces}][A-Z0-9]{1,7}[学挂警领港澳使]?$`)
const longestInput = 64

/**
 * What a typed text may mean, likeliest first. Different kinds are alternatives; several tokens of one kind (a name's
 * bigrams) must all be found. Phones and identity numbers come back as plain text: hash them before asking.
 */
export function queryTokens(input: string): Token[] {
  const text = plain(input.slice(0, longestInput))
  if (text === '') return []
  if (platePattern.test(text)) return plateQuery(text)
  if (hanPattern.test(text)) return nameQuery(input.slice(0, longestInput))
  const digits = phoneDigits(text)
  if (/^\d+$/.test(digits)) return digitQuery(digits, text)
  if (/^[A-Z]+$/.test(text)) return letterQuery(text)
  return /^[A-Z0-9]+$/.test(text) ? mixedQuery(text) : []
}

/** Two characters at least: one alone would answer with half the town. */
function nameQuery(input: string): Token[] {
  const pairs = bigrams(withoutLegalForm(input)).slice(0, mostPairs)
  if (pairs.length === 1 && [...(pairs[0] ?? '')].length < 2) return []
  return pairs.map((text) => ({ kind: 'name', text }))
}

function plateQuery(text: string): Token[] {
  const tail = withoutHan(text)
  const tokens: Token[] = [{ kind: 'plate', text }]
  if (tail.length >= plateTail.from) tokens.push({ kind: 'plateTail', text: tail.slice(-plateTail.to) })
  return tokens
}

function digitQuery(digits: string, text: string): Token[] {
  const tokens: Token[] = []
  const add = (kind: TokenKind, value: string) => tokens.push({ kind, text: value })
  if (mobilePattern.test(digits)) add('phone', digits)
  else if (identityPattern.test(digits)) add('idNumber', digits)
  if (digits.length === 4) add('phoneTail', digits)
  if (isTail(digits, plateTail)) add('plateTail', digits)
  if (isTail(digits, vinTail)) add('vinTail', digits)
  if (digits.length >= 7 && digits.length <= 12 && !mobilePattern.test(digits)) add('phone', digits)
  if (text.length >= 6) add('document', text)
  return tokens
}

/** Up to four letters are read as initials first: 王建国 is typed wjg. */
function letterQuery(text: string): Token[] {
  const letters = text.toLowerCase()
  const pinyin: Token = { kind: 'pinyin', text: letters }
  const initials: Token = { kind: 'pinyinInitials', text: letters }
  const tokens = letters.length <= 4 ? [initials, pinyin] : [pinyin, initials]
  if (letters.length === plateTail.from) tokens.push({ kind: 'plateTail', text })
  return tokens
}

function mixedQuery(text: string): Token[] {
  const tokens: Token[] = []
  const add = (kind: TokenKind, value: string) => tokens.push({ kind, text: value })
  if (identityPattern.test(text)) add('idNumber', text)
  if (vinPattern.test(text)) add('vinTail', text.slice(-vinTail.to))
  if (documentPattern.test(text)) add('document', text)
  if (isTail(text, plateTail)) add('plateTail', text)
  else if (text.length === 7) add('plateTail', text.slice(-plateTail.to))
  if (isTail(text, vinTail)) add('vinTail', text)
  else if (text.length > vinTail.to && text.length < 17) add('vinTail', text.slice(-vinTail.to))
  if (!documentPattern.test(text) && text.length >= 6) add('document', text)
  return tokens
}

function isTail(text: string, { from, to }: { from: number; to: number }): boolean {
  return text.length >= from && text.length <= to
}

/** Upper case in half width, without blanks, hyphens and the dots that plates and names carry. */
function plain(value: string): string {
  return value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-·•・.]/g, '')
}

function withoutHan(value: string): string {
  return plain(value).replace(/\p{Script=Han}/gu, '')
}

function phoneDigits(phone: string): string {
  const text = plain(phone).replace(/[()]/g, '')
  return text
    .replace(/^(?:\+|00)86(?=\d{7})/, '')
    .replace(/^86(?=1[3-9]\d{9}$)/, '')
    .replace(/^\+/, '')
}
