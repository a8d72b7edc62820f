import type { z } from 'zod'
import { checklistItem } from '../../../../kernel/contract/furniture.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Load } from '../../../../kernel/db/sql.ts'
import { checklistsAt } from '../../../../kernel/furniture/checklist-days.ts'
import {
  type checkAnswer,
  type CheckLevel,
  type CheckList,
  checkLevels,
  listCodeOf,
  usualLists,
} from '../../contract/check-lists.ts'
import { serviceRefusals } from '../../contract/refusals.ts'

type Answer = z.output<typeof checkAnswer>
type Point = CheckList['items'][number]
type Result = NonNullable<Answer['result']>
type OwnList = Pick<Row<'kernel.checklist'>, 'code' | 'edition' | 'name_zh' | 'name_en' | 'items'>

/** The shop's own lists for the three levels, where it has some, as they count at an instant. */
export function ownLists(groupId: string, now: string): Load<OwnList[]> {
  return checklistsAt(groupId, checkLevels.map(listCodeOf), now)
}

/** The list of a level: the shop's own, else the usual one. */
export function listOf(level: CheckLevel, own: readonly OwnList[] | undefined): CheckList {
  const row = own?.find((one) => one.code === listCodeOf(level))
  const items = row ? checklistItem.array().safeParse(row.items) : undefined
  if (!row || !items?.success) return usualLists[level]
  return { level, edition: row.edition, nameZh: row.name_zh, nameEn: row.name_en, items: items.data }
}

/** The list by which a level was checked; checked before lists could be changed, it was the usual one. */
export function listThen(
  check: Pick<Row<'service.diagnosis_check'>, 'edition' | 'list'>,
  level: CheckLevel,
): CheckList {
  const usual = usualLists[level]
  const items = checklistItem.array().safeParse(check.list)
  return items.success ? { ...usual, edition: check.edition ?? 0, items: items.data } : usual
}

/** What a point came to: a reading outside its limits is not right, whatever was pressed. Undefined while unanswered. */
function resultOf(point: Point, answer: Answer | undefined): Result | undefined {
  if (answer?.result === 'notApplicable' || point.kind !== 'reading') return answer?.result
  const { value } = answer ?? {}
  if (value === undefined) return undefined
  const isOutside = value < (point.min ?? -Infinity) || value > (point.max ?? Infinity)
  return isOutside ? 'notOk' : (answer?.result ?? 'ok')
}

export interface Answered {
  readonly code: string
  readonly result: Result
  readonly value?: number
}

/** The answers in the list's order, each with its result; or what is missing or does not belong to it (H-03). */
export function answered(list: CheckList, answers: readonly Answer[]): Answered[] | Refusal {
  const given = new Map(answers.map((answer) => [answer.code, answer]))
  const missing = list.items.filter((point) => point.required && resultOf(point, given.get(point.code)) === undefined)
  if (missing.length > 0)
    return serviceRefusals.checkIncomplete({
      itemsZh: missing.map(({ zh }) => zh).join('、'),
      itemsEn: missing.map(({ en }) => en).join(', '),
    })
  const known = new Set(list.items.map(({ code }) => code))
  if (given.size < answers.length || answers.some(({ code }) => !known.has(code))) return serviceRefusals.checkUnknown()
  return list.items.flatMap((point) => {
    const answer = given.get(point.code)
    const result = resultOf(point, answer)
    if (result === undefined) return []
    return [{ code: point.code, result, ...(answer?.value === undefined ? {} : { value: answer.value }) }]
  })
}
