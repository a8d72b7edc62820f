const shortStringLength = 64
const smallObjectKeys = 24
const mostKeysKept = 4096
const keyTexts = new Map<string, string>()

/**
 * The one JSON text of a value, for hashes: keys in code-unit order, no white space, strings unchanged (no Unicode
 * normalisation). Properties that are undefined or null are left out, so a column added later does not change old
 * hashes; with `keep`, null properties stay, for entries in which emptying a field is itself the fact. Nulls in arrays
 * stay always. Throws `TypeError` for what JSON would change silently: dates, class instances, functions, bigints,
 * undefined in arrays, numbers that are not finite and whole numbers beyond 2^53.
 */
export function canonical(value: unknown, nullProperties: 'drop' | 'keep' = 'drop'): string {
  return textOf(value, nullProperties === 'keep')
}

function textOf(value: unknown, keepNull: boolean): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
      return numberText(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return arrayText(value, keepNull)
      if (isPlain(value)) return objectText(value, keepNull)
  }
  throw new TypeError(`No canonical text for ${describe(value)}`)
}

function objectText(value: Record<string, unknown>, keepNull: boolean): string {
  let text = ''
  for (const key of sortedKeys(value)) {
    const property = value[key]
    if (property === undefined || (property === null && !keepNull)) continue
    text += (text === '' ? '{' : ',') + keyText(key) + textOf(property, keepNull)
  }
  return text === '' ? '{}' : `${text}}`
}

function arrayText(values: readonly unknown[], keepNull: boolean): string {
  let text = '['
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ','
    text += textOf(values[index], keepNull)
  }
  return `${text}]`
}

/** Insertion sort: records have few keys, often in order already, and `sort()` costs more than the rest together. */
function sortedKeys(value: Record<string, unknown>): string[] {
  const keys = Object.keys(value)
  if (keys.length > smallObjectKeys) return keys.sort()
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index]!
    let place = index - 1
    while (place >= 0 && keys[place]! > key) {
      keys[place + 1] = keys[place]!
      place -= 1
    }
    keys[place + 1] = key
  }
  return keys
}

function keyText(key: string): string {
  const known = keyTexts.get(key)
  if (known !== undefined) return known
  const text = `${JSON.stringify(key)}:`
  if (keyTexts.size < mostKeysKept) keyTexts.set(key, text)
  return text
}

function numberText(value: number): string {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new TypeError(`No canonical text for the number ${value}`)
  }
  return String(value)
}

/** As `JSON.stringify`, without its cost for short strings that need no escape. */
function quoted(text: string): string {
  if (text.length > shortStringLength) return JSON.stringify(text)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 32 || unit === 34 || unit === 92 || (unit >= 0xd800 && unit <= 0xdfff)) return JSON.stringify(text)
  }
  return `"${text}"`
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function describe(value: unknown): string {
  return typeof value === 'object' ? (value?.constructor.name ?? 'null') : typeof value
}
