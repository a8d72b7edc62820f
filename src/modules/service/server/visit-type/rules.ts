import type { Row } from '../../../../kernel/db/schema.ts'
import { type VisitType, type VisitTypeRule, visitTypeRule, visitTypes } from '../../contract/visit-type.ts'

type Rules = Omit<VisitTypeRule, 'code'>

const storedRules = visitTypeRule.omit({ code: true })

const allLevels: Rules['inspectionLevels'] = ['self', 'team', 'final']

/** A repair as the guides want it: diagnosis, estimate, signature, three inspections, call (000 §3.1–3.3, 004 §3.3). */
const repair: Rules = {
  needsEstimate: true,
  needsSignature: true,
  needsDiagnosis: true,
  inspectionLevels: allLevels,
  needsCertificate: false,
  followUp: true,
  defaultSkill: 'mechanical',
  defaultMinutes: 120,
}

/** The shop's own cars and its own account: nobody signs and nobody is called. */
const own: Rules = {
  ...repair,
  needsEstimate: false,
  needsSignature: false,
  needsDiagnosis: false,
  inspectionLevels: ['self', 'final'],
  followUp: false,
}

/** What each kind of visit needs unless the shop asks for more. */
export const defaultRules: Readonly<Record<VisitType, Rules>> = {
  maintenance: { ...repair, needsDiagnosis: false, defaultMinutes: 90 },
  quick: {
    ...repair,
    needsDiagnosis: false,
    inspectionLevels: ['self', 'final'],
    defaultSkill: 'quick',
    defaultMinutes: 45,
  },
  wash: { ...own, inspectionLevels: ['self'], defaultSkill: 'quick', defaultMinutes: 30 },
  general: repair,
  // Body and frame work only by certified repair technicians (000 §5.1(3)).
  accident: { ...repair, needsCertificate: true, defaultSkill: 'bodywork', defaultMinutes: 480 },
  warranty: repair,
  recall: { ...repair, needsDiagnosis: false },
  comeback: repair,
  pdi: own,
  internal: own,
}

/** The rules of a kind of visit: the shop's, else the defaults; what the law wants holds in any case. */
export function rulesOf(code: VisitType, rows: readonly Pick<Row<'service.visit_type'>, 'code' | 'rules'>[]): Rules {
  const stored = rows.find((row) => row.code === code)
  const parsed = stored ? storedRules.safeParse(stored.rules) : undefined
  return parsed?.success ? parsed.data : defaultRules[code]
}

/** A text from the database as a kind of visit; one that nobody knows is treated as a general repair. */
export function visitTypeOf(code: string): VisitType {
  return visitTypes.find((known) => known === code) ?? 'general'
}

/**
 * What a change would loosen of what must hold: price and consent before work (消费者权益保护法 8, 10; 机动车维修管理规定
 * 25), certified staff (000 §5.1(3)) and the inspections that are the shop's duty for that kind of work (004 §3.4(1)).
 */
export function loosenedBy(code: VisitType, rules: Rules): string[] {
  const law = defaultRules[code]
  const switches = (['needsEstimate', 'needsSignature', 'needsCertificate'] as const).filter(
    (key) => law[key] && !rules[key],
  )
  const levels = law.inspectionLevels.filter((level) => !rules.inspectionLevels.includes(level))
  return [...switches, ...(levels.length > 0 ? ['inspectionLevels'] : [])]
}
