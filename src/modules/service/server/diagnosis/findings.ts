import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { demandLimits } from '../../../../kernel/limits.ts'
import { activeItems } from '../../../knowledge/server/public.ts'
import { partsByNo } from '../../../parts/server/public.ts'
import type { ProposedLine } from '../../contract/diagnosis-shapes.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { concernsOf, lockOrder } from '../repair-order/loads.ts'
import { diagnosis, orderOfDiagnosis, tellAdvisor } from './diagnosis.ts'
import { isReported } from './rules.ts'

type Finding = Row<'service.finding'>

/** The findings that stand, in their order. */
export function findingsOf(groupId: string, id: string): Load<Finding[]> {
  return manyRaw(
    `select * from service.finding where group_id = $1 and diagnosis_id = $2 and dropped_at is null order by position, id`,
    [groupId, id],
  )
}

const codesIn = (lines: readonly ProposedLine[] | undefined, kind: ProposedLine['kind']) =>
  (lines ?? []).filter((line) => line.kind === kind).map((line) => line.code)

/** What the lines of a finding name, so that nothing is proposed that cannot be quoted. */
function lineLoads(groupId: string, lines: readonly ProposedLine[] | undefined) {
  return {
    items: activeItems(groupId, codesIn(lines, 'labour')),
    parts: partsByNo(
      groupId,
      codesIn(lines, 'part').map((code) => code.toUpperCase()),
    ),
  }
}

interface Known {
  readonly items: readonly { readonly code: string; readonly name_zh: string; readonly name_en: string }[]
  readonly parts: readonly { readonly part_no: string; readonly name_zh: string; readonly name_en: string }[]
}

/** The lines with the names that they have now. */
function namedLines(lines: readonly ProposedLine[], { items, parts }: Known) {
  return lines.map((line) => {
    const found =
      line.kind === 'labour'
        ? items.find((item) => item.code === line.code)
        : parts.find((part) => part.part_no === line.code.toUpperCase())
    if (!found)
      throw line.kind === 'labour'
        ? serviceRefusals.unknownItem({ code: line.code })
        : serviceRefusals.unknownPart({ code: line.code })
    return { ...line, nameZh: found.name_zh, nameEn: found.name_en }
  })
}

export const addFinding = diagnosis.verb('addFinding', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOfDiagnosis(id)) }),
  loads: ({ groupId, id, input }) => ({
    ...lineLoads(groupId, input.lines),
    concerns: concernsOf(groupId, orderOfDiagnosis(id)),
    findings: findingsOf(groupId, id),
  }),
  run(work, { input, row, loaded, identity, move }) {
    const { order, concerns, findings } = loaded
    if (input.concernId !== null && !concerns.some((one) => one.id === input.concernId))
      throw serviceRefusals.unknownConcern()
    input.limits?.forEach(demandLimits)
    const lines = namedLines(input.lines, loaded)
    const after = move()
    work.insert(
      'service.finding',
      {
        id: newId(),
        diagnosis_id: row.id,
        order_id: row.order_id,
        position: Math.max(0, ...findings.map((one) => one.position)) + 1,
        concern_id: input.concernId,
        words: input.words,
        risk: input.risk,
        severity: input.severity,
        lines,
        limits: input.limits ?? null,
        found_by: identity.name,
        found_at: work.now,
      },
      after,
    )
    if (order && isReported(row)) tellAdvisor(work, order, 'finding')
  },
})

export const editFinding = diagnosis.verb('editFinding', {
  loads: ({ groupId, id, input }) => ({ ...lineLoads(groupId, input.lines), findings: findingsOf(groupId, id) }),
  run(work, { input, loaded, move }) {
    const finding = loaded.findings.find((one) => one.id === input.findingId)
    if (!finding) throw serviceRefusals.unknownFinding()
    input.limits?.forEach(demandLimits)
    const after = move()
    work.update(
      'service.finding',
      finding.id,
      {
        concern_id: input.concernId,
        words: input.words,
        risk: input.risk,
        severity: input.severity,
        lines: input.lines && namedLines(input.lines, loaded),
        limits: input.limits,
      },
      after,
    )
  },
})

export const dropFinding = diagnosis.verb('dropFinding', {
  loads: ({ groupId, id }) => ({ findings: findingsOf(groupId, id) }),
  run(work, { input, loaded, move }) {
    if (!loaded.findings.some((one) => one.id === input.findingId)) throw serviceRefusals.unknownFinding()
    const after = move({}, { cause: input.reason })
    work.update('service.finding', input.findingId, { dropped_at: work.now }, after)
  },
})
