import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { unknownCause } from '../../../knowledge/contract/symptom.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { needs } from '../visit-type/rules.ts'

export type Diagnosis = Row<'service.diagnosis'>
export type Test = Row<'service.diagnosis_test'>
type Order = Row<'service.repair_order'>

/** A car that is here and not settled can be diagnosed. */
export function isDiagnosable(order: Pick<Order, 'state'>): boolean {
  return ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'].includes(order.state)
}

type Gated = Pick<Order, 'diagnosis' | 'number' | 'needs'>

/** Inspect first, repair later (H-01): the order itself says whether it needs a diagnosis and how far that is. */
export function beginProblem(order: Gated): Refusal | undefined {
  const problem = estimateProblem(order)
  if (problem) return problem
  return needs(order, 'needsDiagnosis') && order.diagnosis === null
    ? serviceRefusals.diagnosisMissing({ number: order.number })
    : undefined
}

/** No estimate for a complex fault while only one has signed (H-06). */
export function estimateProblem(order: Pick<Order, 'diagnosis' | 'number'>): Refusal | undefined {
  return order.diagnosis === 'second' ? serviceRefusals.secondSignerMissing({ number: order.number }) : undefined
}

export interface Measured {
  readonly result: string
  readonly reading?: number | undefined
  readonly remark?: string | undefined
  readonly equipmentId?: string | undefined
}

type Step = Pick<Test, 'unit' | 'needs_device' | 'name_zh' | 'name_en'>

/** What a step lacks: a reason where it is skipped, a reading where there is a unit, an instrument where one measures. */
export function stepProblem(step: Step, given: Measured): Refusal | undefined {
  const named = { nameZh: step.name_zh, nameEn: step.name_en }
  if (given.result === 'skipped') return given.remark ? undefined : serviceRefusals.skipReason(named)
  if (step.unit !== null && given.reading === undefined)
    return serviceRefusals.readingMissing({ ...named, unit: step.unit })
  return step.needs_device && !given.equipmentId ? serviceRefusals.deviceMissing(named) : undefined
}

/** A reading outside its limits is not right, whatever was pressed. */
export function resultOf(limits: Pick<Test, 'lower_limit' | 'upper_limit'>, given: Measured): string {
  const { reading, result } = given
  if (result === 'skipped' || reading === undefined) return result
  const { lower_limit: lower, upper_limit: upper } = limits
  if (lower === null && upper === null) return result
  return (lower !== null && reading < lower) || (upper !== null && reading > upper) ? 'notOk' : 'ok'
}

export interface Conclusion {
  readonly cause: string
  readonly causeWords: string
  readonly faultClass: string
}

/** Complex, or of unknown cause: a second person looks at it before it is reported (H-06, H-09). */
export function needsSecond({ cause, faultClass }: Pick<Conclusion, 'cause' | 'faultClass'>): boolean {
  return faultClass === 'complex' || cause === unknownCause
}

/** What is missing before a diagnosis can name its cause, the first thing first. */
export function concludeProblem(
  row: Diagnosis,
  tests: readonly Pick<Test, 'result'>[],
  levels: readonly string[],
  given: Conclusion,
): Refusal | undefined {
  if (row.symptom === null || row.symptom_words === null) return serviceRefusals.symptomMissing()
  if (row.assessed_at === null) return serviceRefusals.notAssessed()
  if (row.methods.length === 0) return serviceRefusals.methodMissing()
  const open = tests.filter((test) => test.result === null).length
  if (open > 0) return serviceRefusals.stepsOpen({ count: open })
  const wanted = given.faultClass === 'complex' ? ['reception', 'detailed', 'professional'] : ['reception', 'detailed']
  const missing = wanted.find((level) => !levels.includes(level))
  if (missing) return serviceRefusals.checkLevelMissing({ level: `@service.value.checkLevel.${missing}` })
  return sameWords(given.causeWords, row.symptom_words) ? serviceRefusals.causeIsSymptom() : undefined
}

function sameWords(one: string, other: string): boolean {
  const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '').toLowerCase()
  return bare(one) === bare(other)
}

/** Nobody is his own second signer. */
export function secondProblem(firstSigner: string | undefined, staffId: string): Refusal | undefined {
  return firstSigner === staffId ? serviceRefusals.sameSigner() : undefined
}

/** A consultation has somebody in it besides the one who asked for it. */
export function consultProblem(firstName: string, participants: readonly string[]): Refusal | undefined {
  return participants.some((name) => name !== firstName) ? undefined : serviceRefusals.consultAlone()
}

/** Why a diagnosis is no case for the library, from itself alone. */
export function offerProblem(row: Pick<Diagnosis, 'fault_class' | 'case_id'>): Refusal | undefined {
  if (row.fault_class !== 'complex') return serviceRefusals.caseNotComplex()
  return row.case_id === null ? undefined : serviceRefusals.caseOffered()
}

/** A case is told when the car has left with its repair done. */
export function caseProblem(order: Pick<Order, 'state'>): Refusal | undefined {
  return order.state === 'closed' ? undefined : serviceRefusals.caseBeforeClosing()
}

/** How far an order's diagnosis is after a step of it. */
export function markAfter(now: { readonly reported: boolean; readonly second: boolean }): string | null {
  if (now.reported) return 'done'
  return now.second ? 'second' : null
}

/** A finding made after the report is told to the advisor at once; one before it comes with the report. */
export function isReported(row: Pick<Diagnosis, 'state'>): boolean {
  return row.state === 'reported'
}

/** Told once: a second look that finds the same does not send the message again. */
export function tellsUnsafe(before: Pick<Order, 'severity'>, severity: string): boolean {
  return severity === 'unsafe' && before.severity !== 'unsafe'
}

/** Unsafe to drive until what was repaired has passed its inspection. */
export function isUnsafe(order: Pick<Order, 'severity' | 'inspection_passed'>): boolean {
  return order.severity === 'unsafe' && !order.inspection_passed
}
