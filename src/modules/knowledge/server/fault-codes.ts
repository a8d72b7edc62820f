import { z } from 'zod'
import rows from './fault-codes.json' with { type: 'json' }

/** The part of the car that a generic fault code speaks of; decides which skill is asked for. */
export const faultSystems = [
  'air',
  'battery',
  'body',
  'brake',
  'charging',
  'chassis',
  'climate',
  'control',
  'cooling',
  'electrical',
  'emission',
  'engine',
  'fuel',
  'fuelCell',
  'ignition',
  'motor',
  'network',
  'restraint',
  'steering',
  'transmission',
] as const
export type FaultSystem = (typeof faultSystems)[number]

/** 1: may wait for the next visit; 2: to be repaired soon; 3: unsafe to drive on. */
export type FaultSeverity = 1 | 2 | 3

export interface FaultCode {
  code: string
  zh: string
  en: string
  system: FaultSystem
  severity: FaultSeverity
}

const rowSchema = z.tuple([
  z.string().regex(/^[PCBU][0-3][0-9A-F]{3}$/),
  z.string().min(1),
  z.string().min(1),
  z.enum(faultSystems),
  z.literal([1, 2, 3]),
])

/** All generic codes (SAE J2012 numbering) that the product explains, by code. */
export const faultCodes: ReadonlyMap<string, FaultCode> = new Map(
  z
    .array(rowSchema)
    .parse(rows)
    .map(([code, zh, en, system, severity]) => [code, { code, zh, en, system, severity }]),
)

/** The five characters of a code as testers print it: p0301, P0301-00 and "P0301 4B" (with failure type) all give P0301. */
export function readFaultCode(input: string): string | undefined {
  const text = input.normalize('NFKC').trim().toUpperCase()
  return /^([PCBU][0-3][0-9A-F]{3})(?:[\s:-]?[0-9A-F]{2})?$/.exec(text)?.[1]
}

/** P1…, P30–P33…, B1, B2, C1, C2, U1, U2 belong to the makers (SAE J2012): no general table can explain them. */
export function isGenericFaultCode(code: string): boolean {
  return /^(?:P[02]|P3[4-9A-F]|[CBU][03])/.test(code)
}

export function explainFaultCode(input: string): FaultCode | undefined {
  return faultCodes.get(readFaultCode(input) ?? '')
}
