import { z } from 'zod'
import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../kernel/db/sql.ts'
import { type Criterion, criterion, type ItemStep, itemStep } from '../contract/service-item.ts'

const steps = z.array(itemStep)
const criteria = z.array(criterion)

/** The items of these codes that are offered now; a code that is missing from the answer is a draft, retired or unknown. */
export function activeItems(groupId: string, codes: readonly string[]): Load<Row<'knowledge.service_item'>[]> {
  return manyRaw<Row<'knowledge.service_item'>>(
    `select * from knowledge.service_item where group_id = $1 and code = any($2) and state = 'active' order by code`,
    [groupId, codes],
  )
}

/** What is done, in order; `key` steps want a photo. */
export function stepsOf(row: Pick<Row<'knowledge.service_item'>, 'steps'>): ItemStep[] {
  return steps.parse(row.steps)
}

/** What the finished work is measured against; without limits it is judged by eye. */
export function criteriaOf(row: Pick<Row<'knowledge.service_item'>, 'criteria'>): Criterion[] {
  return criteria.parse(row.criteria)
}
