import type { BareGroup, BareKernel } from './bare-kernel.ts'
import { startBy } from '../src/kernel/clocks/deadlines.ts'
import { scanDeadlines } from '../src/kernel/clocks/scan.ts'
import { newId } from '../src/kernel/ids.ts'
import type { DeadlineSpec } from '../src/kernel/module.ts'

/** One of each kind: running minutes and hours, calendar days, same day, working days, ahead of an instant. */
export const specs: readonly DeadlineSpec[] = [
  {
    name: 'test.greet',
    record: 'visit',
    limit: { kind: 'runningMinutes', parameter: 'test.greetMinutes' },
    role: 'advisor',
    escalation: ['supervisor'],
  },
  {
    name: 'test.answer',
    record: 'request',
    limit: { kind: 'runningHours', parameter: 'test.answerHours' },
    warn: { parameter: 'test.warnMinutes' },
    role: 'agent',
    escalation: ['supervisor', 'deputy', 'manager'],
  },
  {
    name: 'test.call',
    record: 'order',
    limit: { kind: 'calendarDays', parameter: 'test.callDays' },
    warn: { parameter: 'test.warnMinutes' },
    role: 'agent',
    escalation: ['supervisor'],
  },
  { name: 'test.tell', record: 'case', limit: { kind: 'sameDay' }, role: 'agent', escalation: ['manager'] },
  {
    name: 'test.reply',
    record: 'complaint',
    limit: { kind: 'workingDays', parameter: 'test.replyDays' },
    role: 'agent',
    escalation: ['manager'],
  },
  {
    name: 'test.prepare',
    record: 'booking',
    limit: { kind: 'beforeInstant', parameter: 'test.prepareMinutes' },
    role: 'partsClerk',
    escalation: ['supervisor'],
  },
]

export const specOf = (name: string): DeadlineSpec => {
  const spec = specs.find((s) => s.name === name)
  if (!spec) throw new Error(name)
  return spec
}

const values: Record<string, number> = {
  'test.greetMinutes': 5,
  'test.answerHours': 24,
  'test.callDays': 3,
  'test.replyDays': 10,
  'test.prepareMinutes': 1440,
  'test.warnMinutes': 120,
  'kernel.escalationHours': 4,
}

export async function withLimits(group: BareGroup): Promise<void> {
  for (const [key, value] of Object.entries(values)) await group.limit(key, value)
}

export interface Started {
  readonly recordId: string
  readonly dueAt: string
  readonly warnAt: string | null
}

export async function start(
  group: BareGroup,
  name: string,
  more: { from?: string; ownerId?: string; storeId?: string } = {},
): Promise<Started> {
  const recordId = newId()
  let when: { dueAt: string; warnAt: string | null } | undefined
  await group.write((work) => {
    const { storeId = group.storeId, ...rest } = more
    when = startBy(work, specOf(name), { record: specOf(name).record, recordId, storeId, ...rest })
  })
  return { recordId, dueAt: when?.dueAt ?? '', warnAt: when?.warnAt ?? null }
}

export async function scanAt(bare: BareKernel, instant: string): Promise<number> {
  bare.at(instant)
  return scanDeadlines(bare.kernel, specs)
}

export const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString()
export const later = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

export function told(group: BareGroup): Promise<Record<string, unknown>[]> {
  return group.rows(
    `select template, account_id, state, params->>'level' as level from kernel.message where group_id = $1 order by created_at, id`,
    [group.groupId],
  )
}

export function events(group: BareGroup): Promise<Record<string, unknown>[]> {
  return group.rows('select topic, payload from kernel.outbox where group_id = $1 order by at, id', [group.groupId])
}
