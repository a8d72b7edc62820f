import type { DeadlineLimit, DeadlineSpec, ParameterSpec } from '../module.ts'
import { parameter, type Settings } from '../settings.ts'
import type { Work } from '../work.ts'
import type { DayOverrides } from './calendar.ts'
import { dueAt, type Limit, type StoreClock, warnAt } from './due.ts'
import { epochMsOf, instantOf, localDate } from './zone.ts'

export const escalationHours = 'kernel.escalationHours'

/** The engine's own parameters. */
export const deadlineParameters: readonly ParameterSpec[] = [{ key: escalationHours, unit: 'hour', value: 4 }]

/** The unit that a limit's parameter must have. */
export const limitUnits = {
  runningMinutes: 'minute',
  runningHours: 'hour',
  calendarDays: 'day',
  workingDays: 'workingDay',
  beforeInstant: 'minute',
} as const satisfies Record<Exclude<DeadlineLimit['kind'], 'sameDay' | 'given'>, ParameterSpec['unit']>

export interface DeadlineOf {
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  /** Staff id of who owes it, or the account of somebody who is not staff; null while only the role does. */
  readonly ownerId?: string | null
  /** The event that starts the clock, now unless said; for `beforeInstant` the target. */
  readonly from?: string
}

export interface StartedDeadline {
  readonly dueAt: string
  readonly warnAt: string | null
}

/**
 * Starts a deadline in the caller's transaction. The limit is the one that holds today for the store; a later change
 * of the parameter leaves it alone. Returns when it is due and when the owner will be warned.
 */
export function startBy(work: Work, spec: DeadlineSpec, of: DeadlineOf): StartedDeadline {
  const { storeId, record, recordId } = of
  const store = storeClock(work.settings, storeId)
  const started = epochMsOf(work.now)
  const today = localDate(started, store.timeZone)
  const warnMinutes = spec.warn ? parameter(work.settings, spec.warn.parameter, storeId, today) : undefined
  const limit = limitOf(spec.limit, work.settings, storeId, today, warnMinutes)
  if (spec.limit.kind === 'beforeInstant' && of.from === undefined)
    throw new Error(`${spec.name} needs the instant that it comes before`)
  const due = dueAt(limit, of.from === undefined ? started : epochMsOf(of.from), store)
  const warn = warnAt(limit, started, due)
  const when = { dueAt: instantOf(due), warnAt: warn === undefined || warn >= due ? null : instantOf(warn) }
  work.startDeadline({
    name: spec.name,
    record,
    recordId,
    storeId,
    ownerId: of.ownerId ?? null,
    role: spec.role,
    ...when,
  })
  return when
}

/** Gives a record's open deadlines to a new owner: what is late stays late, nobody loses it by handing it on. */
export function ownDeadlines(work: Work, recordId: string, ownerId: string | null): void {
  work.sql({
    sql: `update kernel.deadline set owner_id = $3 where group_id = $1 and record_id = $2 and state in ('running', 'breached')`,
    parameters: [work.groupId, recordId, ownerId],
  })
}

/** Ends all open deadlines of a record, whatever they are called: what is late stays so and notes when it was done. */
export function endDeadlines(work: Work, recordId: string, outcome: 'met' | 'cancelled'): void {
  work.sql({
    sql: `update kernel.deadline set state = case when due_at <= $3 then 'late' else $4 end, stopped_at = $3, next_at = null
            where group_id = $1 and record_id = $2 and state in ('running', 'breached')`,
    parameters: [work.groupId, recordId, work.now, outcome],
  })
}

function limitOf(
  limit: DeadlineLimit,
  settings: Settings,
  storeId: string,
  day: string,
  warnMinutes: number | undefined,
): Limit {
  const warning = warnMinutes === undefined ? {} : { warnMinutes }
  if (limit.kind === 'sameDay') return { kind: 'sameDay', ...warning }
  if (limit.kind === 'given') throw new Error('The instant is given by work.startDeadline')
  // Stricter is sooner: fewer hours or days, but more minutes ahead of a target.
  const value = parameter(settings, limit.parameter, storeId, day, limit.kind === 'beforeInstant' ? 'max' : 'min')
  if (!Number.isFinite(value)) throw new Error(`Parameter ${limit.parameter} is no number`)
  switch (limit.kind) {
    case 'runningMinutes':
      return { kind: 'runningMinutes', minutes: value, ...warning }
    case 'runningHours':
      return { kind: 'runningHours', hours: value, ...warning }
    case 'calendarDays':
      return { kind: 'calendarDays', days: value, ...warning }
    case 'workingDays':
      return { kind: 'workingDays', days: value, ...warning }
    case 'beforeInstant':
      return { kind: 'before', minutes: value, ...warning }
  }
}

const overrides = new WeakMap<Settings, DayOverrides>()

/** The store's clock as its settings have it. */
export function storeClock(settings: Settings, storeId: string): StoreClock {
  const store = settings.stores.get(storeId)
  if (!store) throw new Error(`No store ${storeId}`)
  let days = overrides.get(settings)
  if (!days) {
    days = new Map(Object.entries(settings.days))
    overrides.set(settings, days)
  }
  return { timeZone: store.timeZone, hours: store.hours, overrides: days }
}
