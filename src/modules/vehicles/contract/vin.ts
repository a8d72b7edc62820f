import { type Maker, makerOf } from './wmi.ts'

export type VinProblem = 'length' | 'letters' | 'placeholder' | 'checkDigit' | 'modelYear' | 'serial'

/**
 * A refused VIN with `overridable` may be accepted by a supervisor who has seen the plate on the car;
 * any other refusal cannot be a VIN at all. `suggestion` is the VIN that a misread I, O or Q would make valid.
 */
export type VinVerdict =
  | { ok: true; code: 'valid'; vin: string; maker?: Maker; modelYear?: number; warn?: VinProblem[] }
  | { ok: false; code: VinProblem; vin: string; overridable: boolean; suggestion?: string }

/** Plain dates (YYYY-MM-DD). Without a production date the model year is the latest one possible today. */
export type VinReference = { producedOn: string } | { today: string }

const allowed = /^[A-HJ-NPR-Z0-9]{17}$/
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const letterValues = 'A1B2C3D4E5F6G7H8J1K2L3M4N5P7R9S2T3U4V5W6X7Y8Z9'
// GB 16735-2019: I, O, Q, U, Z and 0 never stand for a year; the cycle of 30 repeats, A = 1980 = 2010 = 2040.
const yearCycle = 'ABCDEFGHJKLMNPRSTVWXY123456789'
const firstYear = 1980

/** Upper case without blanks and hyphens; full-width characters from Chinese input methods become plain ones. */
export function normaliseVin(input: string): string {
  return input.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
}

function valueOf(character: string): number {
  if (character >= '0' && character <= '9') return Number(character)
  return Number(letterValues[letterValues.indexOf(character) + 1])
}

/** The check character (0–9 or X) that position 9 of these 17 characters ought to hold. */
export function vinCheckDigit(vin: string): string {
  let sum = 0
  for (const [index, weight] of weights.entries()) sum += weight * valueOf(vin[index] ?? '0')
  const remainder = sum % 11
  return remainder === 10 ? 'X' : String(remainder)
}

/** The same 17 characters with position 9 made right: for demonstration data and tests. */
export function withCheckDigit(vin17: string): string {
  const vin = normaliseVin(vin17)
  return vin.slice(0, 8) + vinCheckDigit(vin) + vin.slice(9)
}

/** Model year of position 10, or undefined where that character never stands for a year. */
export function vinModelYear(vin: string, reference: VinReference): number | undefined {
  const offset = yearCycle.indexOf(vin[9] ?? '?')
  if (offset < 0) return undefined
  const first = firstYear + offset
  if ('producedOn' in reference) {
    const produced = Number(reference.producedOn.slice(0, 4))
    return first + 30 * Math.max(0, Math.round((produced - first) / 30))
  }
  // A model year runs at most one year ahead of the calendar.
  const latest = Number(reference.today.slice(0, 4)) + 1
  return latest < first ? undefined : first + 30 * Math.floor((latest - first) / 30)
}

function suggestionFor(vin: string): string | undefined {
  if (vin.length !== 17) return undefined
  const candidate = vin.replaceAll('I', '1').replace(/[OQ]/g, '0')
  return allowed.test(candidate) && candidate[8] === vinCheckDigit(candidate) ? candidate : undefined
}

function refuse(code: VinProblem, vin: string): VinVerdict {
  const suggestion = code === 'letters' ? suggestionFor(vin) : undefined
  return { ok: false, code, vin, overridable: false, ...(suggestion === undefined ? {} : { suggestion }) }
}

function problemsOf(vin: string): VinProblem[] {
  const problems: VinProblem[] = []
  if (vin[8] !== vinCheckDigit(vin)) problems.push('checkDigit')
  if (!yearCycle.includes(vin[9] ?? '?')) problems.push('modelYear')
  if (!/\d{4}$/.test(vin)) problems.push('serial')
  return problems
}

/**
 * GB 16735-2019. Cars built in China (first character L, newer ones also H) must satisfy check digit, year code and
 * serial number, or a supervisor overrides; makers elsewhere, many of them European, need not: those are warnings.
 */
export function checkVin(input: string, reference?: VinReference): VinVerdict {
  const vin = normaliseVin(input)
  if (vin.length !== 17) return refuse('length', vin)
  if (!allowed.test(vin)) return refuse('letters', vin)
  // A row of one character satisfies the arithmetic and is typed to get past a compulsory field.
  if (new Set(vin).size === 1) return refuse('placeholder', vin)
  const problems = problemsOf(vin)
  const chinese = vin.startsWith('L') || vin.startsWith('H')
  const [first] = problems
  if (chinese && first !== undefined) return { ok: false, code: first, vin, overridable: true }
  const maker = makerOf(vin)
  const modelYear = reference === undefined ? undefined : vinModelYear(vin, reference)
  return {
    ok: true,
    code: 'valid',
    vin,
    ...(maker === undefined ? {} : { maker }),
    ...(modelYear === undefined ? {} : { modelYear }),
    ...(problems.length === 0 ? {} : { warn: problems }),
  }
}

/** The endings of 4 to 8 characters by which staff search for a car. */
export function vinTails(vin: string): string[] {
  const clean = normaliseVin(vin)
  return [4, 5, 6, 7, 8].filter((length) => length <= clean.length).map((length) => clean.slice(-length))
}
