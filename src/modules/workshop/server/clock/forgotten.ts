import { asCaller } from '../../../../kernel/auth/person.ts'
import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { forEachGroup } from '../../../../kernel/groups.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import { jobCard } from '../job-card/actions.ts'
import { askAgainMinutes, forgottenClock, longestStretchMinutes, overrunMinutes } from '../parameters.ts'
import { isForgotten, type RunningLate } from './rules.ts'
import { shiftEndSql } from './shift-end.ts'

interface RunningCard extends RunningLate {
  readonly id: string
  readonly version: number
  readonly store_id: string
}

/** Cards whose clock runs and was not asked about. */
function runningCards(groupId: string, now: string): Load<RunningCard[]> {
  return manyRaw<RunningCard>(
    `select c.id, c.version, c.store_id, k.started_at, ${shiftEndSql} as shift_ended_at,
        (select max(x.corrected_at) from workshop.clock_correction x
          where x.group_id = k.group_id and x.job_card_id = k.job_card_id and x.clock_id = k.id and x.kind = 'stillWorking') as confirmed_at
       from workshop.clock k join workshop.job_card c on c.group_id = k.group_id and c.id = k.job_card_id
      where k.group_id = $1 and k.ended_at is null and c.clock_asked_at is null and c.state = 'working'
        and k.started_at < $2`,
    [groupId, now],
  )
}

/** Asks about every clock that runs on after its technician's shift (I-08). Answers how many. */
export function askForgottenClocks(kernel: Kernel): Promise<number> {
  return forEachGroup(kernel, async (groupId) => {
    const credential = { kind: 'system', groupId, job: 'workshop.askClock' } as const
    const { settings, now, results } = await asCaller(kernel, credential, (_, at) => [
      runningCards(groupId, at).statement,
    ])
    const running = runningCards(groupId, now).read(results[0]?.rows ?? [])
    const forgotten = running.filter((card) => isForgotten(card, now, minutesOf(settings, card.store_id, now)))
    let asked = 0
    for (const card of forgotten) if (await askAbout(kernel, groupId, card)) asked++
    return asked
  })
}

/** Once for each version of a card: what its technician did meanwhile goes before. */
function askAbout(kernel: Kernel, groupId: string, { id, version }: RunningCard): Promise<boolean> {
  return runAsSystem(kernel, {
    groupId,
    name: 'workshop.askClock',
    key: `${id}/${version}`,
    loads: () => ({
      card: oneRaw<Row<'workshop.job_card'>>(
        'select * from workshop.job_card where group_id = $1 and id = $2 and version = $3 for update',
        [groupId, id, version],
      ),
    }),
    run(work, { loaded: { card } }) {
      if (!card) return
      work.move(jobCard.face, card, 'askClock', { clock_asked_at: work.now })
      const { technician_id: ownerId, store_id: storeId } = card
      startBy(work, forgottenClock, { record: 'jobCard', recordId: id, storeId, ownerId })
    },
  })
}

function minutesOf(settings: Settings, storeId: string, now: string) {
  const day = localDate(epochMsOf(now), settings.stores.get(storeId)?.timeZone ?? 'UTC')
  const of = (key: string) => parameter(settings, key, storeId, day)
  return { overrun: of(overrunMinutes), longest: of(longestStretchMinutes), again: of(askAgainMinutes) }
}
