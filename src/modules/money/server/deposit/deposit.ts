import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { finishTask, giveTask, dropTask } from '../../../../kernel/furniture/tasks.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { DeadlineSpec, ParameterSpec } from '../../../../kernel/module.ts'
import { formatYuan } from '../../../../kernel/money.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { depositContract } from '../../contract/deposit.ts'
import { forfeitProblem, giveBackProblem } from './rules.ts'

export type Deposit = Row<'money.deposit'>

export const deposit = serve(depositContract, 'money.deposit', {
  guards: { forfeit: forfeitProblem, giveBack: giveBackProblem },
})

/** How much of the price a deposit may bind; the law's share, or less. */
export const earnestPercent = 'money.earnestPercent'
/** Days in which money that is owed must be in the customer's hands. */
export const refundDays = 'money.depositRefundDays'
/** Ahead of the time by which it must be there, those who look after bookings hear of it, in minutes. */
export const depositWarnMinutes = 'money.depositWarnMinutes'

export const depositParameters: readonly ParameterSpec[] = [
  { key: earnestPercent, unit: 'percent', value: 20, stricter: 'min' },
  { key: refundDays, unit: 'day', value: 3, stricter: 'min' },
  { key: depositWarnMinutes, unit: 'minute', value: 120 },
]

/** By when a deposit must be there. */
export const depositDue: DeadlineSpec = {
  name: 'money.depositDue',
  record: 'deposit',
  limit: { kind: 'given' },
  role: 'serviceAdvisor',
  escalation: ['serviceAdvisor', 'manager'],
}

/** Money that is owed goes back in time; so is decided what may be kept. */
export const depositRefund: DeadlineSpec = {
  name: 'money.depositRefund',
  record: 'task',
  limit: { kind: 'calendarDays', parameter: refundDays },
  role: 'cashier',
  escalation: ['cashier', 'manager'],
}

export const depositDeadlines: readonly DeadlineSpec[] = [depositDue, depositRefund]

export function lockDeposit(groupId: string, id: string | null): Load<Deposit | undefined> {
  return oneRaw<Deposit>('select * from money.deposit where group_id = $1 and id = $2 for update', [groupId, id])
}

/** What is to be done about a deposit, locked. */
export function lockDepositTasks(groupId: string, id: string): Load<Row<'kernel.task'>[]> {
  return manyRaw<Row<'kernel.task'>>(
    `select * from kernel.task where group_id = $1 and record = 'deposit' and record_id = $2 and state = 'open' for update`,
    [groupId, id],
  )
}

/** The cashier hands out what is owed, by a clock. */
export function oweTask(work: Work, row: Deposit): void {
  if (row.owed_fen === 0) return
  const owed = formatYuan(row.owed_fen)
  const word = row.nature === 'earnest' ? '定金' : '订金'
  task(work, row, 'cashier', `退还${word} ${owed}（${row.number}）`, `Give back ${owed} of deposit ${row.number}`)
}

/** Somebody with the right to it decides whether the part that binds is kept. */
export function decideTask(work: Work, row: Deposit): void {
  const part = formatYuan(row.binding_fen)
  const zh = `${row.number} 客户违约：决定是否扣除定金 ${part}`
  task(work, row, 'manager', zh, `${row.number} was not kept by the customer: decide whether ${part} is kept`)
}

function task(work: Work, row: Deposit, role: string, titleZh: string, titleEn: string): void {
  const id = newId()
  const { dueAt } = startBy(work, { ...depositRefund, role }, { record: 'task', recordId: id, storeId: row.store_id })
  const of = { id, storeId: row.store_id, record: 'deposit', recordId: row.id }
  giveTask(work, { ...of, kind: 'deposit', titleZh, titleEn, role, dueAt })
}

/** What was to be done about it is done, or not needed any more. */
export function endTasks(work: Work, tasks: readonly Row<'kernel.task'>[], outcome: 'done' | 'notNeeded'): void {
  for (const row of tasks) {
    if (outcome === 'done') finishTask(work, row, outcome)
    else dropTask(work, row, outcome)
    work.stopDeadline(depositRefund.name, row.id, outcome === 'done' ? 'met' : 'cancelled')
  }
}
