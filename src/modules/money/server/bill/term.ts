import { addDays, dayNumber } from '../../../../kernel/clocks/plain-date.ts'
import { epochMsOf, instantOf, localDate, wallClockMs } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { DeadlineSpec, ParameterSpec } from '../../../../kernel/module.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { moneyRefusals } from '../../contract/refusals.ts'
import { type BillMoney, owedOf } from './rules.ts'

type Bill = Row<'money.bill'>

/** Days in which what was put on account should be there. */
export const accountDays = 'money.accountDays'
/** Days in which the rest of a part payment should be there. */
export const restDays = 'money.restDays'
/** Days before its day on which the customer is reminded first. */
export const reminderLeadDays = 'money.reminderLeadDays'
/** Days between two reminders, and how many there are at most. */
export const reminderRepeatDays = 'money.reminderRepeatDays'
export const reminderTimes = 'money.reminderTimes'
/** Hour of the day from which reminders leave. */
export const reminderHour = 'money.reminderHour'

export const termParameters: readonly ParameterSpec[] = [
  { key: accountDays, unit: 'day', value: 30 },
  { key: restDays, unit: 'day', value: 7 },
  { key: reminderLeadDays, unit: 'day', value: 2 },
  { key: reminderRepeatDays, unit: 'day', value: 7 },
  { key: reminderTimes, unit: 'count', value: 3 },
  { key: reminderHour, unit: 'hour', value: 10 },
]

/** What is owed comes in time: past its day the cashier and then the manager are told. */
export const billTerm: DeadlineSpec = {
  name: 'money.billTerm',
  record: 'bill',
  limit: { kind: 'given' },
  role: 'cashier',
  escalation: ['cashier', 'manager'],
}

const zoneOf = (work: Work, storeId: string) => work.settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'

export function todayAt(work: Work, storeId: string): string {
  return localDate(epochMsOf(work.now), zoneOf(work, storeId))
}

/** The day as somebody said it, not before today; throws the refusal. */
export function saidDay(work: Work, row: Bill, payBy: string): string {
  if (payBy < todayAt(work, row.store_id)) throw moneyRefusals.termPast()
  return payBy
}

/** So many days from today, by the store's parameter. */
export function usualDay(work: Work, row: Bill, key: string): string {
  const today = todayAt(work, row.store_id)
  return addDays(today, parameter(work.settings, key, row.store_id, today))
}

/** The column after money has moved: a day as long as something is owed. Nothing where it stays as it is. */
export function termAfter(work: Work, row: Bill, after: BillMoney, payBy?: string): { pay_by?: string | null } {
  if (owedOf(after) === 0) return row.pay_by === null ? {} : { pay_by: null }
  const day = payBy ?? row.pay_by ?? usualDay(work, row, restDays)
  return day === row.pay_by ? {} : { pay_by: day }
}

/** Starts, moves or ends the clock as the day has changed. */
export function clockTerm(work: Work, before: Bill, after: Bill): void {
  const { pay_by: payBy } = after
  if (before.pay_by === payBy) return
  if (before.pay_by !== null) work.stopDeadline(billTerm.name, after.id, payBy === null ? 'met' : 'cancelled')
  if (payBy === null) return
  work.startDeadline({
    name: billTerm.name,
    record: 'bill',
    recordId: after.id,
    storeId: after.store_id,
    ownerId: null,
    role: billTerm.role,
    dueAt: instantOf(wallClockMs(dayNumber(payBy) + 1, 0, zoneOf(work, after.store_id))),
    warnAt: null,
  })
}
