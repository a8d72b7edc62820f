import { asCaller } from '../../../../kernel/auth/person.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { forEachGroup } from '../../../../kernel/groups.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { DeadlineSpec } from '../../../../kernel/module.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import { type VisitStep, visitSteps } from '../../../service/contract/visit-steps.ts'
import { alarmOf, currentStep, ownersOf, type Step, stepRoles } from './rules.ts'
import { openVisits, stepsOfVisit, type Visit } from './visits.ts'

const supervised: Partial<Readonly<Record<VisitStep, readonly string[]>>> = {
  diagnosis: ['dispatcher', 'manager'],
  start: ['dispatcher', 'manager'],
  repair: ['dispatcher', 'manager'],
  inspection: ['dispatcher', 'manager'],
  cleaning: ['dispatcher', 'manager'],
}

/** A step that takes longer than its standard: whoever has it is told, and who leads him. */
export const stepAlarms: readonly DeadlineSpec[] = visitSteps.map((step) => ({
  name: alarmOf(step),
  record: 'repairOrder',
  limit: { kind: 'given' },
  role: stepRoles[step],
  escalation: supervised[step] ?? ['manager'],
}))

interface AlarmRow {
  readonly record_id: string
  readonly name: string
  readonly started_at: string
  readonly open: boolean
}

/** Alarms of a car in the shop, also those that are over: a step is told of once. */
const alarmsSql = `select d.record_id, d.name, d.started_at, d.state in ('running', 'breached') as open
  from kernel.deadline d
 where d.group_id = $1 and d.name = any($2::text[])
   and (d.state in ('running', 'breached')
     or d.record_id in (select o.id from service.repair_order o where o.group_id = $1 and o.closed_at is null))`

interface Late {
  readonly visit: Visit
  readonly step: Step
}

/**
 * Looks through the cars in the shop and raises the alarm for every step that takes longer than its standard, once; ends
 * the alarms of steps that are over. Two statements a group and round, none in anybody's verb. Answers how many changed.
 */
export function watchSteps(kernel: Kernel): Promise<number> {
  return forEachGroup(kernel, async (groupId) => {
    const credential = { kind: 'system', groupId, job: 'workshop.steps' } as const
    const names = stepAlarms.map((alarm) => alarm.name)
    const { settings, now, results } = await asCaller(kernel, credential, () => [
      openVisits(groupId, null).statement,
      { sql: alarmsSql, parameters: [groupId, names] },
    ])
    const visits = openVisits(groupId, null).read(results[0]?.rows ?? [])
    const alarms = manyRaw<AlarmRow>('', []).read(results[1]?.rows ?? [])
    return changeAlarms({ kernel, groupId, settings, now }, visits, alarms)
  })
}

interface Round {
  readonly kernel: Kernel
  readonly groupId: string
  readonly settings: Settings
  readonly now: string
}

async function changeAlarms(round: Round, visits: readonly Visit[], alarms: readonly AlarmRow[]): Promise<number> {
  const late = new Map<string, Late>()
  for (const visit of visits) {
    const step = currentStep(stepsOfVisit(visit, round.settings, round.now))
    if (step?.late) late.set(visit.id, { visit, step })
  }
  let changed = 0
  for (const each of late.values()) {
    const isTold = alarms.some((alarm) => isAlarmOf(alarm, each))
    if (!isTold && (await raise(round, each))) changed += 1
  }
  for (const alarm of alarms) {
    const still = late.get(alarm.record_id)
    if (alarm.open && !(still && isAlarmOf(alarm, still)) && (await end(round, alarm))) changed += 1
  }
  return changed
}

function isAlarmOf(alarm: AlarmRow, { visit, step }: Late): boolean {
  return alarm.record_id === visit.id && alarm.name === alarmOf(step.step) && alarm.started_at >= (step.startedAt ?? '')
}

/** Once for each step and beginning, whichever process looks. */
function raise({ kernel, groupId }: Round, { visit, step }: Late): Promise<boolean> {
  const name = alarmOf(step.step)
  const [ownerId = null] = ownersOf(step.step, visit.advisor_id, visit.technician_ids)
  return runAsSystem(kernel, {
    groupId,
    name: 'workshop.stepAlarm',
    key: `${visit.id}/${name}/${step.startedAt}`,
    loads: () => ({}),
    run(work) {
      work.startDeadline({
        name,
        record: 'repairOrder',
        recordId: visit.id,
        storeId: visit.store_id,
        ownerId,
        role: stepRoles[step.step],
        dueAt: step.dueAt ?? work.now,
      })
    },
  })
}

function end(
  { kernel, groupId }: Round,
  { record_id: orderId, name, started_at: startedAt }: AlarmRow,
): Promise<boolean> {
  return runAsSystem(kernel, {
    groupId,
    name: 'workshop.stepAlarmEnd',
    key: `${orderId}/${name}/${startedAt}`,
    loads: () => ({}),
    run(work) {
      work.stopDeadline(name, orderId)
    },
  })
}
