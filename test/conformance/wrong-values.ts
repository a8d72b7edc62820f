/** Values that no form means and that every door must stand, as JSON writes them. */
const far = ['9999-12-31', '0000-01-01', '10000-01-01', '2026-02-30', '2025-02-29', '0001-01-01']
const instants = [
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00.000Z',
  '2026-02-30T08:00:00.000Z',
  '1970-01-01T00:00:00.000Z',
]
const texts = [
  '',
  ' ',
  'x'.repeat(5000),
  '\u0000',
  '维修\u0000',
  '\ud800',
  '😀👩‍🔧',
  '\u202eمرحبا\u200f',
  '%_\\',
  `'; --`,
  '<script>',
]
const numbers = [-1, 0, 0.5, -0.0001, 1e15, 2 ** 31, 2 ** 53, 1e308, -1e308]
/** Written into the text by hand: no number of the language stands for them. */
export const hugeNumber = '@1e400@'

const nowhere = '00000000-0000-4000-8000-000000000000'

/** What may stand in the place of a value, `ids` being those of other stores' and groups' records. */
export function wrongFor(value: unknown, ids: readonly string[]): readonly unknown[] {
  const others = [null, {}, [], true, hugeNumber]
  if (typeof value === 'number') return [...numbers, ...others, '5', 'NaN', '1e400']
  if (typeof value === 'boolean') return [0, 'true', ...others]
  if (Array.isArray(value)) return [[...value, ...value], Array(2000).fill(value[0] ?? null), [null], ['x'], ...others]
  if (value !== null && typeof value === 'object') return others
  const text = String(value)
  if (/^[0-9a-f]{8}-/.test(text))
    return [...ids, nowhere, 'not-an-id', `${text} `, text.toUpperCase(), ...texts.slice(0, 5), ...others]
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return [...instants, ...far, ...others, 0]
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return [...far, ...instants, ...others, 0]
  return [...texts, ...far, ...others, -1]
}

type Path = readonly (string | number)[]

/** All places in a body, the body's own left out. */
export function placesOf(body: unknown, at: Path = []): { readonly path: Path; readonly value: unknown }[] {
  const own = at.length > 0 ? [{ path: at, value: body }] : []
  if (Array.isArray(body)) return [...own, ...body.flatMap((one, index) => placesOf(one, [...at, index]))]
  if (body === null || typeof body !== 'object') return own
  return [...own, ...Object.entries(body).flatMap(([name, one]) => placesOf(one, [...at, name]))]
}

/** The body with another value in one place; `undefined` leaves the place out. */
export function withValue(body: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(body)) return body.map((one, index) => (index === step ? withValue(one, rest, value) : one))
  const fields = Object.entries(body as object)
  return Object.fromEntries(fields.map(([name, one]) => [name, name === step ? withValue(one, rest, value) : one]))
}

/** The same row of numbers for the same seed, each from nothing up to below one. */
export function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
