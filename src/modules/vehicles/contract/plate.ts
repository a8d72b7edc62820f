import type { powertrains } from '../../knowledge/contract/service-item.ts'

/** Kinds whose pattern this file knows (GA 36-2018). */
export type PatternPlateType =
  | 'ordinary'
  | 'nevSmall'
  | 'nevLarge'
  | 'police'
  | 'learner'
  | 'trailer'
  | 'consular'
  | 'hongKong'
  | 'macau'
  | 'embassy'
/** Kinds without a pattern: the user says which, the text stays as typed. */
export type FreeTextPlateType = 'temporary' | 'army' | 'emergency' | 'aviation'
export type PlateType = PatternPlateType | FreeTextPlateType
type Powertrain = (typeof powertrains)[number]
export type PlateColour = 'blue' | 'green' | 'yellowGreen' | 'yellow' | 'white' | 'black'
export type PlateProblem = 'empty' | 'province' | 'letter' | 'serial' | 'length' | 'freeText'
export type PlateWarning = 'manyLetters' | 'powertrainMismatch'

export interface Plate {
  plate: string
  type: PlateType
  colour: PlateColour
  display: string
}
export type PlateVerdict =
  | ({ ok: true; code: 'valid'; warn?: PlateWarning[] } & Plate)
  | { ok: false; code: PlateProblem; plate: string }

export interface PlateOptions {
  /** Set when the user chose a kind that has no pattern. */
  freeText?: FreeTextPlateType
  /** Large vehicles carry ordinary plates in yellow. */
  large?: boolean
  powertrain?: Powertrain
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const batteryLetters = 'DABCE'
const otherNevLetters = 'FGHJK'
const head = `^[${provinces}][A-HJ-Z]`
const any = '[A-HJ-NP-Z0-9]'

const patterns: readonly (readonly [PatternPlateType, RegExp])[] = [
  ['hongKong', new RegExp(`^粤Z${any}{4}港$`)],
  ['macau', new RegExp(`^粤Z${any}{4}澳$`)],
  ['embassy', /^(?:使\d{6}|\d{6}使)$/],
  ['police', new RegExp(`${head}${any}{4}警$`)],
  ['learner', new RegExp(`${head}${any}{4}学$`)],
  ['trailer', new RegExp(`${head}${any}{4}挂$`)],
  ['consular', new RegExp(`${head}\\d{4}领$`)],
  ['nevSmall', new RegExp(`${head}[${batteryLetters}${otherNevLetters}]${any}\\d{4}$`)],
  ['nevLarge', new RegExp(`${head}\\d{5}[${batteryLetters}${otherNevLetters}]$`)],
  ['ordinary', new RegExp(`${head}(?=.*\\d)${any}{5}$`)],
]

const colours: Record<PlateType, PlateColour> = {
  ordinary: 'blue',
  nevSmall: 'green',
  nevLarge: 'yellowGreen',
  police: 'white',
  learner: 'yellow',
  trailer: 'yellow',
  consular: 'black',
  hongKong: 'black',
  macau: 'black',
  embassy: 'black',
  temporary: 'blue',
  army: 'white',
  emergency: 'white',
  aviation: 'green',
}

/** Upper case without the dot, blanks and hyphens; full-width characters become plain ones. */
export function normalisePlate(input: string): string {
  return input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•・.-]/g, '')
}

function problemOf(plate: string): PlateProblem {
  if (plate === '') return 'empty'
  if (plate.startsWith('使') || plate.endsWith('使')) return 'serial'
  if (!provinces.includes(plate.charAt(0))) return 'province'
  if (!/^[A-HJ-Z]$/.test(plate.charAt(1))) return 'letter'
  if (plate.length < 7 || plate.length > 8) return 'length'
  return 'serial'
}

function freeTextTypeOf(plate: string): FreeTextPlateType | undefined {
  if (plate.endsWith('应急')) return 'emergency'
  return plate.startsWith('民航') ? 'aviation' : undefined
}

/** The letter of a new-energy plate tells battery electric from the rest. */
function nevLetterOf(plate: string, type: PlateType): string | undefined {
  if (type === 'nevSmall') return plate.charAt(2)
  return type === 'nevLarge' ? plate.slice(-1) : undefined
}

function fitsPowertrain(plate: string, type: PlateType, powertrain: Powertrain): boolean {
  const letter = nevLetterOf(plate, type)
  // Plug-in hybrids carry ordinary plates in some cities; battery electric cars nowhere any more.
  if (letter === undefined) return type !== 'ordinary' || powertrain !== 'bev'
  if (batteryLetters.includes(letter)) return powertrain === 'bev'
  return powertrain === 'phev'
}

function warningsOf(plate: string, type: PlateType, powertrain: Powertrain | undefined): PlateWarning[] {
  const warn: PlateWarning[] = []
  const letters = plate.slice(2).replace(/[^A-Z]/g, '').length
  if (type === 'ordinary' && letters > 2) warn.push('manyLetters')
  if (powertrain !== undefined && !fitsPowertrain(plate, type, powertrain)) warn.push('powertrainMismatch')
  return warn
}

function displayOf(plate: string, type: PlateType): string {
  if (type === 'embassy') return plate.replace(/(\d{3})(\d{3})/, '$1·$2')
  if (type in freeTextTypes) return plate
  return `${plate.slice(0, 2)}·${plate.slice(2)}`
}

const freeTextTypes: Record<FreeTextPlateType, true> = { temporary: true, army: true, emergency: true, aviation: true }

function checkFreeText(input: string, type: FreeTextPlateType): PlateVerdict {
  const plate = normalisePlate(input)
  if (!/^[\p{Script=Han}A-Z0-9]{4,12}$/u.test(plate)) return { ok: false, code: 'freeText', plate }
  return { ok: true, code: 'valid', plate, type, colour: colours[type], display: displayOf(plate, type) }
}

/**
 * Reads what was typed as a Chinese licence plate, sorts it by kind and colour (GA 36-2018) and gives the form to show.
 * Warnings never refuse: more than two letters in an ordinary serial; a new-energy letter at odds with the powertrain.
 */
export function checkPlate(input: string, options: PlateOptions = {}): PlateVerdict {
  const plate = normalisePlate(input)
  const type = patterns.find(([, pattern]) => pattern.test(plate))?.[0]
  const freeText = options.freeText ?? (type === undefined ? freeTextTypeOf(plate) : undefined)
  if (freeText !== undefined) return checkFreeText(input, freeText)
  if (type === undefined) return { ok: false, code: problemOf(plate), plate }
  const warn = warningsOf(plate, type, options.powertrain)
  const colour = type === 'ordinary' && options.large === true ? 'yellow' : colours[type]
  const verdict = { ok: true, code: 'valid', plate, type, colour, display: displayOf(plate, type) } as const
  return warn.length === 0 ? verdict : { ...verdict, warn }
}

/** The endings of 3 to 6 characters by which staff search, without the character that marks the kind (学, 挂, 港…). */
export function plateTails(plate: string): string[] {
  const core = normalisePlate(plate).replace(/[警学挂领港澳使]$/, '')
  return [3, 4, 5, 6].filter((length) => length <= core.length).map((length) => core.slice(-length))
}
