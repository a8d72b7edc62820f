import { localDate, epochMsOf } from '../../../../kernel/clocks/zone.ts'
import { Refusal } from '../../../../kernel/contract/refusal.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { driftMinutes, offlineMinutes } from '../parameters.ts'
import { happenedAt } from './rules.ts'

/** When something was done: now, or the time that the device tells, as far as that can be true. Refuses else. */
export function happened(work: Work, storeId: string, told: string | undefined, notBefore: string): string {
  if (told === undefined) return work.now
  const day = localDate(epochMsOf(work.now), work.settings.stores.get(storeId)?.timeZone ?? 'UTC')
  const minutes = (key: string) => parameter(work.settings, key, storeId, day)
  const at = happenedAt(told, {
    now: work.now,
    notBefore,
    driftMinutes: minutes(driftMinutes),
    offlineMinutes: minutes(offlineMinutes),
  })
  if (at instanceof Refusal) throw at
  return at
}
