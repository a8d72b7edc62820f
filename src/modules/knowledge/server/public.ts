import { z } from 'zod'
import type { JsonValue, Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../kernel/db/sql.ts'
import { type Asker, type Standing, standingRows } from '../../../kernel/standing.ts'
import { type Criterion, criterion, type ItemStep, itemStep } from '../contract/service-item.ts'

import { isOffered } from './service-item/rules.ts'

export { offerCase } from './fault-case/actions.ts'
export { readFaultCode } from './fault-codes.ts'
export { guideSteps } from './guide/actions.ts'
export { seededGuides, seedGuides } from './seed-guides.ts'
export { type ExplainedTerm, type Finder, keepGlossary, knownGlossary, ownTerms } from './term/glossary.ts'
export { meantBy } from './synonyms.ts'
export { termsIn } from './term/finder.ts'

const steps = z.array(itemStep)
const criteria = z.array(criterion)

/** The items of these codes that are offered now; a code that is missing from the answer is a draft, retired or unknown. */
export function activeItems(groupId: string, codes: readonly string[]): Load<Row<'knowledge.service_item'>[]> {
  return manyRaw<Row<'knowledge.service_item'>>(
    `select * from knowledge.service_item where group_id = $1 and code = any($2) and state = 'active' order by code`,
    [groupId, codes],
  )
}

/** Items by code, in whatever state, from memory while the settings stand. */
const items: Standing<Row<'knowledge.service_item'>> = {
  name: 'knowledge.service_item',
  keyOf: (row) => row.code,
  load: (groupId, codes) =>
    manyRaw('select * from knowledge.service_item where group_id = $1 and code = any($2)', [groupId, codes]),
}

/** The items of these codes, retired ones and drafts included. */
export function knownItems(asker: Asker, codes: readonly string[]): Promise<Row<'knowledge.service_item'>[]> {
  return standingRows(asker, items, codes)
}

/** As `activeItems`, from memory. */
export async function knownActiveItems(
  asker: Asker,
  codes: readonly string[],
): Promise<Row<'knowledge.service_item'>[]> {
  const known = await knownItems(asker, codes)
  return known.filter(isOffered).toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** What is done, in order; `key` steps want a photo. */
export function stepsOf(row: Pick<Row<'knowledge.service_item'>, 'steps'>): ItemStep[] {
  return steps.parse(row.steps)
}

/** What the finished work is measured against; without limits it is judged by eye. */
export function criteriaOf(row: Pick<Row<'knowledge.service_item'>, 'criteria'>): Criterion[] {
  return criteria.parse(row.criteria)
}

/**
 * Joins `g`, the edition of the work guide that counts for an item `i` on a car of the model `model` (an expression; null
 * for a car without model) at the instant `at`, else now: that of its model before that of its maker. Its `steps` stand in
 * the place of the item's.
 */
export function workGuideJoin(model: string, at?: string): string {
  const counts = at
    ? `w.valid_from <= ${at} and (w.valid_until is null or w.valid_until > ${at})`
    : 'w.valid_until is null'
  return `left join lateral (
    select w.id, w.maker, w.model_id, w.edition, w.source, w.steps from knowledge.work_guide w
      join knowledge.model b on b.group_id = w.group_id and b.id = ${model}
     where w.group_id = i.group_id and w.item_id = i.id and ${counts}
       and (w.model_id = b.id or (w.model_id is null and w.maker = b.brand_zh))
     order by w.model_id is null, w.edition desc limit 1) g on true`
}

/** A step of an item that may be demanded of who does it on a car of a model: critical ones, and those that want a photo. */
interface DemandedStep {
  readonly key: string
  readonly position: number
  readonly step: JsonValue
}

const demandedSteps: Standing<DemandedStep> = {
  name: 'knowledge.demandedSteps',
  keyOf: (row) => row.key,
  load(groupId, keys) {
    const parts = keys.map((key) => key.split(' '))
    return manyRaw(
      `select asked.key, p.n - 1 as position, p.step
         from unnest($2::text[], $3::text[], $4::text[]::uuid[]) asked (key, code, model_id)
         join knowledge.service_item i on i.group_id = $1 and i.code = asked.code
         ${workGuideJoin('asked.model_id')}
         cross join lateral jsonb_array_elements(coalesce(g.steps, i.steps)) with ordinality p (step, n)
        where p.step -> 'key' = 'true' or p.step -> 'critical' = 'true'
        order by asked.key, p.n`,
      [groupId, keys, parts.map(([code]) => code), parts.map(([, model]) => model || null)],
    )
  },
}

/** The steps of an item that may be demanded on a car of a model, by the edition of the work guide that counts now; from memory. */
export function demandedStepsOf(asker: Asker, code: string, modelId: string | null): Promise<DemandedStep[]> {
  return standingRows(asker, demandedSteps, [`${code} ${modelId ?? ''}`])
}

/** The guide by its code, while it is in use. */
export function activeGuide(groupId: string, code: string): Load<Row<'knowledge.guide'> | undefined> {
  return oneRaw<Row<'knowledge.guide'>>(
    `select * from knowledge.guide where group_id = $1 and code = $2 and state = 'active'`,
    [groupId, code],
  )
}

export interface ExplainedCode {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly severity: number
}

/** What generic fault codes mean; makers' own are missing from the answer. */
export function explainedCodes(codes: readonly string[]): Load<ExplainedCode[]> {
  return manyRaw<ExplainedCode>(
    'select code, zh, en, severity from knowledge.fault_code where code = any($1::text[])',
    [codes],
  )
}
/** A package that is offered, by its code: which items belong to it and which must be done before an order can be closed. */
export function packageOf(groupId: string, code: string): Load<Row<'knowledge.service_package'> | undefined> {
  return oneRaw<Row<'knowledge.service_package'>>(
    `select * from knowledge.service_package where group_id = $1 and code = $2 and state = 'active'`,
    [groupId, code],
  )
}
