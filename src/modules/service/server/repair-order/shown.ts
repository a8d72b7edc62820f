import { isSeries } from '../../../../kernel/contract/series.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { type ExplainedTerm, type Finder, termsIn } from '../../../knowledge/server/public.ts'
import { totalOf } from '../../contract/plan.ts'
import { seriesLimit } from '../../contract/series-limit.ts'
import type { Offer } from './editions.ts'
import type { ShownFile } from './photos.ts'
import { comparedPlan, plansOf } from './plans.ts'

type Line = Row<'service.line'>

/** Everything on the page but the customer's name, which stays sealed with him. */
export function shownOf({ order, concerns, facts, photos, glossary }: Offer, lines: readonly Line[], edition: number) {
  const rates = new Set(lines.flatMap((line) => (line.rate_fen === null ? [] : [line.rate_fen])))
  const [rate] = rates
  const reckoned = lines.map(reckonedLine)
  const plans = order.plan_id === null ? plansOf(order.plans).map((plan) => comparedPlan(plan, reckoned)) : []
  const explained = lines.map((line) => explainedIn(line, glossary))
  const terms = [...new Map(explained.flat().map((term) => [term.code, term])).values()].slice(0, mostTerms)
  const known = new Set(terms.map((term) => term.code))
  const codesOf = (found: readonly ExplainedTerm[] = []) =>
    found.map(({ code }) => code).filter((code) => known.has(code))
  return {
    edition,
    orderNumber: order.number,
    plate: facts.plate,
    plateColour: facts.plate_colour,
    modelZh: facts.model_zh,
    modelEn: facts.model_en,
    language: facts.language,
    storeNameZh: facts.store_zh,
    storeNameEn: facts.store_en,
    storePhone: facts.store_phone,
    advisorName: facts.advisor_name ?? '',
    currency: 'CNY',
    hourlyRateFen: rates.size === 1 && rate !== undefined ? rate : null,
    promisedAt: order.promised_at,
    // Of several plans the first is the one that the shop would take.
    totalFen: totalOf(reckoned, plans[0]?.id ?? null),
    concerns: concerns.map(({ id, words }) => ({ id, words })),
    lines: lines.map((line, at) => shownLine(line, photos?.get(line.id), codesOf(explained[at]))),
    ...(order.deposit_fen ? { depositFen: order.deposit_fen } : {}),
    ...(plans.length > 0 ? { plans } : {}),
    ...(terms.length > 0 ? { terms } : {}),
  }
}

/** The terms that a line uses, in plain words; where a part comes from is one where there is a choice. */
function explainedIn(line: Line, glossary: Finder | undefined): ExplainedTerm[] {
  if (!glossary) return []
  const origin =
    line.choice === null || line.part_origin === null
      ? ''
      : textOf('zh-CN', `service.repairOrder.value.partOrigin.${line.part_origin}`)
  return termsIn(glossary, { zh: [line.name_zh, line.risk ?? '', origin].join(' '), en: line.name_en })
}

/** More would be a lesson, not a help. */
const mostTerms = 12

function reckonedLine(line: Line) {
  return {
    planId: line.plan_id,
    choice: line.choice,
    approval: line.approval,
    grossFen: line.gross_fen,
    kind: line.kind,
    chargedMinutes: line.charged_minutes,
  }
}

function shownLine(line: Line, photos: readonly ShownFile[] = [], terms: readonly string[]) {
  const {
    orderId: _order,
    vehicleId: _vehicle,
    agreedGrossFen: _agreed,
    droppedAt: _dropped,
    priceApprovedBy: _approver,
    followUpOn: _later,
    planId,
    choice,
    risk,
    severity,
    findingId,
    ...rest
  } = camelRow(line)
  return {
    ...rest,
    ...(planId === null ? {} : { planId }),
    ...(choice === null ? {} : { choice }),
    ...(risk === null ? {} : { risk }),
    ...(severity === null ? {} : { severity }),
    ...(findingId === null ? {} : { findingId }),
    ...(terms.length === 0 ? {} : { terms: [...terms] }),
    ...(photos.length === 0 ? {} : { photos: photos.map(shownPhotoOf) }),
  }
}

function shownPhotoOf({ id, media_type, sha256, limits }: ShownFile) {
  const known = isSeries({ mediaType: media_type }) ? seriesLimit.array().safeParse(limits).data : undefined
  return { id, mediaType: media_type, sha256: sha256.toString('hex'), ...(known ? { limits: known } : {}) }
}
