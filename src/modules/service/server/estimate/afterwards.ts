import { storeClock } from '../../../../kernel/clocks/deadlines.ts'
import { dueAt } from '../../../../kernel/clocks/due.ts'
import { dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { instantOf, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { giveTask } from '../../../../kernel/furniture/tasks.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import { printedYuan } from '../../../../kernel/paper/moment.ts'
import { openPerson, type PersonKeys, sealFor } from '../../../../kernel/pii/persons.ts'
import type { Work } from '../../../../kernel/work.ts'
import { openContact } from '../../../customers/server/public.ts'
import type { Facts } from '../facts.ts'
import type { Decision } from './rules.ts'

type Line = Row<'service.line'>

/** What the advisor writes down of a decision by telephone. */
export interface Call {
  readonly number?: string | undefined
  readonly at?: string | undefined
  readonly said: string
}

/** Who spoke with the customer, when, at which number, and what he said; number and words are sealed with him (H-15). */
export function callColumns(work: Work, keys: PersonKeys, facts: Facts, call: Call, by: string) {
  const person = openPerson({ id: facts.person_id ?? '', wrapped_key: facts.wrapped_key }, keys)
  const number = call.number ?? openContact(facts, keys).phone
  return {
    call_by: by,
    call_at: call.at ?? work.now,
    call_number: number === '' ? null : sealFor(work, person, number),
    call_said: sealFor(work, person, call.said),
  }
}

const noon = 12 * 60

/** A task for the day on which the customer wants to hear of put-off work again, one for each day that he named. */
export function rememberPutOff(
  work: Work,
  order: Row<'service.repair_order'>,
  lines: readonly Line[],
  decisions: readonly Decision[],
): void {
  const named = new Set(decisions.flatMap(({ lineId, followUpOn }) => (followUpOn ? [lineId] : [])))
  if (named.size === 0) return
  const store = storeClock(work.settings, order.store_id)
  const later = lines.filter((line) => named.has(line.id) && line.follow_up_on !== null)
  for (const [day, put] of Map.groupBy(later, (line) => line.follow_up_on ?? '')) {
    const due = dueAt({ kind: 'calendarDays', days: 0 }, wallClockMs(dayNumber(day), noon, store.timeZone), store)
    giveTask(work, {
      storeId: order.store_id,
      kind: 'putOffWork',
      record: 'repairOrder',
      recordId: order.id,
      titleZh: titleOf('zh-CN', put, (line) => line.name_zh),
      titleEn: titleOf('en', put, (line) => line.name_en),
      role: 'serviceAdvisor',
      ownerId: order.advisor_id,
      dueAt: instantOf(due),
    })
  }
}

function titleOf(language: 'zh-CN' | 'en', lines: readonly Line[], nameOf: (line: Line) => string): string {
  const sum = lines.reduce((total, line) => total + line.gross_fen, 0)
  const names = lines.map(nameOf).join(language === 'en' ? ', ' : '、')
  return textOf(language, 'service.task.putOffWork', { names: names.slice(0, 120), sum: printedYuan(sum) })
}
