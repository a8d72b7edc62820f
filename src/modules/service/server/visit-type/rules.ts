import { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { closingCourtesy, courtesySteps } from '../../contract/courtesy.ts'
import {
  type OrderGate,
  orderGates,
  type VisitRuleKey,
  type VisitRules,
  type VisitType,
  visitTypeRule,
  visitTypes,
} from '../../contract/visit-type.ts'

const storedRules = visitTypeRule.omit({ code: true })
export const ruleKeys: readonly VisitRuleKey[] = storedRules.keyof().options

const allLevels: VisitRules['inspectionLevels'] = ['self', 'team', 'final']

/** A repair as the guides want it: diagnosis, estimate, signature, three inspections, call (000 §3.1–3.3, 004 §3.3). */
const repair: VisitRules = {
  needsEstimate: true,
  needsSignature: true,
  needsDiagnosis: true,
  inspectionLevels: allLevels,
  needsCertificate: false,
  needsSignedCheckIn: false,
  needsSurvey: false,
  needsReturnCheck: true,
  needsCutOff: true,
  photosKeySteps: true,
  photosFailures: false,
  needsPackage: false,
  needsSecondPlan: false,
  judgesPayer: false,
  hasCleaning: true,
  needsCleaning: false,
  followUp: true,
  courtesy: [...courtesySteps],
  defaultSkill: 'mechanical',
  defaultMinutes: 120,
  receptionMinutes: 20,
  diagnosisMinutes: 60,
  estimateMinutes: 45,
  consentMinutes: 60,
  dispatchMinutes: 15,
  startMinutes: 30,
  inspectionMinutes: 20,
  cleaningMinutes: 30,
  settlementMinutes: 15,
  handOverMinutes: 60,
}

/** The shop's own cars and its own account: nobody signs, nobody is called, and who wants it clean orders a wash. */
const own: VisitRules = {
  ...repair,
  needsEstimate: false,
  needsSignature: false,
  needsDiagnosis: false,
  inspectionLevels: ['self', 'final'],
  photosKeySteps: false,
  photosFailures: false,
  hasCleaning: false,
  followUp: false,
  courtesy: [],
}

/** What each kind of visit needs unless the shop asks for more. */
export const defaultRules: Readonly<Record<VisitType, VisitRules>> = {
  maintenance: { ...repair, needsDiagnosis: false, photosKeySteps: false, defaultMinutes: 90 },
  quick: {
    ...repair,
    needsDiagnosis: false,
    photosKeySteps: false,
    // While the customer waits; a car that wants a wash comes for one.
    hasCleaning: false,
    inspectionLevels: ['self', 'final'],
    defaultSkill: 'quick',
    defaultMinutes: 45,
  },
  wash: { ...own, courtesy: [...courtesySteps], inspectionLevels: ['self'], defaultSkill: 'quick', defaultMinutes: 30 },
  general: { ...repair, needsSecondPlan: true, judgesPayer: true },
  // What is damaged is found by damage record and survey.
  accident: {
    ...repair,
    needsCertificate: true,
    needsDiagnosis: false,
    needsSurvey: true,
    needsSignedCheckIn: true,
    // It stood in body shop and paint.
    needsCleaning: true,
    defaultSkill: 'bodywork',
    defaultMinutes: 480,
    estimateMinutes: 480,
    consentMinutes: 1440,
    startMinutes: 480,
  },
  warranty: { ...repair, judgesPayer: true },
  recall: { ...repair, needsDiagnosis: false, judgesPayer: true },
  comeback: repair,
  pdi: own,
  internal: own,
}

interface Floor<K extends VisitRuleKey> {
  /** The words of the source: `service.floor.<source>`. */
  readonly source: string
  /** The least that each kind must keep; a kind that is not named is free. */
  readonly least: Partial<Readonly<Record<VisitType, VisitRules[K]>>>
}

function everywhere<T>(least: T, kinds: readonly VisitType[] = visitTypes): Partial<Record<VisitType, T>> {
  return Object.fromEntries(kinds.map((kind) => [kind, least]))
}

/** Kinds for which the car's owner is asked and, mostly, pays. */
const forCustomers: readonly VisitType[] = [
  'maintenance',
  'quick',
  'general',
  'accident',
  'warranty',
  'recall',
  'comeback',
]

/**
 * What law and guide fix: price and consent before work (消费者权益保护法 8, 10; 机动车维修管理规定 25), certified staff
 * for body and frame (000 §5.1(3)), the inspections that are the shop's duty (004 §3.4(1)), survey before a major
 * accident repair (003c 19), thanks and the invitation to come again at leaving (003f §2.4.4), the shop's answer for work
 * that it gave away (民法典 772), and work on dead parts only (安全生产法 44: switched off, locked, measured).
 */
export const floors: { readonly [K in VisitRuleKey]?: Floor<K> } = {
  needsEstimate: { source: 'priceFirst', least: everywhere(true, forCustomers) },
  needsSignature: { source: 'consent', least: everywhere(true, forCustomers) },
  needsCertificate: { source: 'certifiedStaff', least: { accident: true } },
  inspectionLevels: {
    source: 'inspection',
    least: {
      ...everywhere(allLevels, forCustomers),
      quick: ['self', 'final'],
      wash: ['self'],
      pdi: ['self', 'final'],
      internal: ['self', 'final'],
    },
  },
  courtesy: { source: 'courtesy', least: everywhere([...closingCourtesy], [...forCustomers, 'wash']) },
  needsSurvey: { source: 'accidentRepair', least: { accident: true } },
  needsCutOff: { source: 'highVoltage', least: everywhere(true) },
  needsReturnCheck: { source: 'worksOfOthers', least: everywhere(true) },
}

/**
 * The rules of a kind of visit: the shop's, where they can be read, else the usual ones; never less than the floors.
 * A rule that is younger than the shop's table has its usual value.
 */
export function rulesOf(
  code: VisitType,
  rows: readonly Pick<Row<'service.visit_type'>, 'code' | 'rules'>[],
): VisitRules {
  const stored = rows.find((row) => row.code === code)
  if (!stored) return defaultRules[code]
  const usual = defaultRules[code]
  const kept = z.record(z.string(), z.unknown()).safeParse(stored.rules)
  if (!kept.success) return usual
  const whole = storedRules.safeParse({ ...usual, ...kept.data })
  return raised(code, whole.success ? whole.data : { ...usual, ...readable(kept.data) })
}

function readable(rules: Record<string, unknown>): Partial<VisitRules> {
  const good = Object.entries(rules).filter(([key, value]) => storedRules.partial().safeParse({ [key]: value }).success)
  return Object.fromEntries(good)
}

function raised(code: VisitType, rules: VisitRules): VisitRules {
  const below = floorsOf(code).filter(({ rule, least }) => isBelow(rules[rule], least))
  if (below.length === 0) return rules
  return { ...rules, ...Object.fromEntries(below.map(({ rule, least }) => [rule, together(rules[rule], least)])) }
}

/** The gates of these rules that an order carries from its check-in on. */
export function needsOf(rules: VisitRules): OrderGate[] {
  return orderGates.filter((gate) => rules[gate])
}

/** Whether an order was taken in under a rule. */
export function needs(order: { readonly needs: readonly string[] }, gate: OrderGate): boolean {
  return order.needs.includes(gate)
}

/** A text from the database as a kind of visit; one that nobody knows is treated as a general repair. */
export function visitTypeOf(code: string): VisitType {
  return visitTypes.find((known) => known === code) ?? 'general'
}

export interface FloorOfKind {
  readonly rule: VisitRuleKey
  readonly source: string
  readonly least: boolean | number | readonly string[]
}

/** What is fixed for a kind of visit, in the order of the rules. */
export function floorsOf(code: VisitType): FloorOfKind[] {
  return ruleKeys.flatMap((rule) => {
    const floor = floors[rule]
    const least = floor?.least[code]
    return floor && least !== undefined && least !== false && typeof least !== 'string'
      ? [{ rule, source: floor.source, least }]
      : []
  })
}

/** The floors under which a change would go. */
export function loosenedBy(code: VisitType, rules: VisitRules): FloorOfKind[] {
  return floorsOf(code).filter(({ rule, least }) => isBelow(rules[rule], least))
}

function isBelow(value: unknown, least: FloorOfKind['least']): boolean {
  if (typeof least === 'number') return typeof value !== 'number' || value < least
  if (typeof least === 'boolean') return least && value !== true
  return !Array.isArray(value) || least.some((one) => !value.includes(one))
}

function together(value: unknown, least: FloorOfKind['least']): unknown {
  return Array.isArray(value) && typeof least === 'object' ? [...new Set([...least, ...value])] : least
}
