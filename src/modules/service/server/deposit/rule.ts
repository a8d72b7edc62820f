import { epochMsOf, instantOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { ParameterSpec } from '../../../../kernel/module.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import { depositVisits } from '../../contract/deposit.ts'

/** A deposit of so much, for each kind of visit; nought asks none. */
export const depositFen = (kind: string) => `service.depositFen.${kind}`
/** A share of the reckoned price instead, where no amount is set. */
export const depositPercent = (kind: string) => `service.depositPercent.${kind}`
/** From so many missed bookings on a customer is asked for one, whatever the kind; nought asks nobody for that. */
export const depositNoShows = 'service.depositNoShows'
export const depositNoShowFen = 'service.depositNoShowFen'
/** 定金 binds both sides by law; otherwise it is 订金 and always goes back. */
export const depositIsEarnest = 'service.depositIsEarnest'
export const depositHours = 'service.depositHours'
export const depositAheadMinutes = 'service.depositAheadMinutes'
export const depositFreeMinutes = 'service.depositFreeMinutes'
export const depositReleases = 'service.depositReleases'
export const depositReminderMinutes = 'service.depositReminderMinutes'

export const depositParameters: readonly ParameterSpec[] = [
  ...depositVisits.map((kind): ParameterSpec => ({ key: depositFen(kind), unit: 'fen', value: 0 })),
  ...depositVisits.map((kind): ParameterSpec => ({ key: depositPercent(kind), unit: 'percent', value: 0 })),
  { key: depositNoShows, unit: 'count', value: 0 },
  { key: depositNoShowFen, unit: 'fen', value: 10_000 },
  { key: depositIsEarnest, unit: 'flag', value: false },
  { key: depositHours, unit: 'hour', value: 24 },
  { key: depositAheadMinutes, unit: 'minute', value: 120 },
  { key: depositFreeMinutes, unit: 'minute', value: 240 },
  { key: depositReleases, unit: 'flag', value: true },
  { key: depositReminderMinutes, unit: 'minute', value: 180 },
]

export interface DepositRule {
  readonly fixedFen: number
  readonly percent: number
  /** Nought where missed bookings do not count. */
  readonly noShows: number
  readonly noShowFen: number
  readonly earnest: boolean
  readonly hours: number
  readonly aheadMinutes: number
  readonly freeMinutes: number
  readonly releases: boolean
}

/** The store's rule for a kind of visit on the day of an instant; nothing where it can ask for no deposit at all. */
export function depositRule(
  settings: Settings,
  storeId: string,
  visitType: string,
  now: string,
): DepositRule | undefined {
  if (!depositVisits.some((kind) => kind === visitType)) return undefined
  const zone = settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai'
  const day = localDate(epochMsOf(now), zone)
  const limit = (key: string) => parameter(settings, key, storeId, day)
  const asks = {
    fixedFen: limit(depositFen(visitType)),
    percent: limit(depositPercent(visitType)),
    noShows: limit(depositNoShows),
  }
  if (asks.fixedFen === 0 && asks.percent === 0 && asks.noShows === 0) return undefined
  return {
    ...asks,
    noShowFen: limit(depositNoShowFen),
    earnest: limit(depositIsEarnest) === 1,
    hours: limit(depositHours),
    aheadMinutes: limit(depositAheadMinutes),
    freeMinutes: limit(depositFreeMinutes),
    releases: limit(depositReleases) === 1,
  }
}

/** How much a rule asks, and because of what; the share of a price is rounded down to whole yuan. */
export function askedBy(
  rule: DepositRule,
  known: { readonly priceFen: number; readonly noShows: number },
): { readonly amountFen: number; readonly askedBecause: 'visitType' | 'noShows' } | undefined {
  const share = Math.floor((known.priceFen * rule.percent) / 10_000) * 100
  const usual = rule.fixedFen > 0 ? rule.fixedFen : share
  const late = rule.noShows > 0 && known.noShows >= rule.noShows ? rule.noShowFen : 0
  const amountFen = Math.max(usual, late)
  if (amountFen === 0) return undefined
  return { amountFen, askedBecause: late > usual ? 'noShows' : 'visitType' }
}

const minuteMs = 60_000
const hourMs = 3_600_000

/**
 * By when it must be there: so many hours from now, but so long before the visit. Who books too near for that pays when
 * he comes, and his booking is not released for it.
 */
export function dueOf(rule: DepositRule, startsAt: string, now: string): { dueAt: string; releases: boolean } {
  const start = epochMsOf(startsAt)
  const due = Math.min(epochMsOf(now) + rule.hours * hourMs, start - rule.aheadMinutes * minuteMs)
  if (due <= epochMsOf(now)) return { dueAt: startsAt, releases: false }
  return { dueAt: instantOf(due), releases: rule.releases }
}

/** Whether a booking is cancelled while that is free. */
export function isInTime(startsAt: string, freeMinutes: number, now: string): boolean {
  return epochMsOf(now) <= epochMsOf(startsAt) - freeMinutes * minuteMs
}
