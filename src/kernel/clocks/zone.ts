import { dateOf } from './plain-date.ts'

/** Instants are epoch milliseconds inside the kernel's clocks and ISO UTC texts (`2026-11-22T01:02:03.000Z`) outside. */
const dayMs = 86_400_000
const minuteMs = 60_000
const mostDaysKept = 4096

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** The zone's offset on a UTC day; `mixed` on a day on which it changes. */
  readonly offsets: Map<number, number | 'mixed'>
}

const zones = new Map<string, Zone>()

/** Epoch milliseconds of an ISO instant. Throws `RangeError` when the text is none. */
export function epochMsOf(instant: string): number {
  const epochMs = Date.parse(instant)
  if (Number.isNaN(epochMs) || !instant.endsWith('Z')) throw new RangeError(`Not a UTC instant: ${instant}`)
  return epochMs
}

/** ISO text of epoch milliseconds. */
export function instantOf(epochMs: number): string {
  return new Date(epochMs).toISOString()
}

const lastMs = Date.parse('9999-12-31T23:59:59.999Z')

/** An instant so many milliseconds later; at the latest the last that a year of four digits can name. */
export function laterBy(instant: string, ms: number): string {
  return instantOf(Math.min(epochMsOf(instant) + ms, lastMs))
}

/** The business date of an instant in a zone. */
export function localDate(epochMs: number, timeZone: string): string {
  return dateOf(localDay(epochMs, timeZone))
}

/** `localDate` as a day number. */
export function localDay(epochMs: number, timeZone: string): number {
  return Math.floor((epochMs + offsetMs(epochMs, timeZone)) / dayMs)
}

/**
 * The instant at which clocks in the zone show the given minutes after midnight of that day; 1,440 is the next
 * midnight. A time skipped by summer time counts from the old offset, one shown twice is the first (RFC 5545 §3.3.5).
 */
export function wallClockMs(day: number, minutesOfDay: number, timeZone: string): number {
  const local = day * dayMs + minutesOfDay * minuteMs
  const before = offsetMs(local - dayMs, timeZone)
  const after = offsetMs(local + dayMs, timeZone)
  if (before === after) return local - before
  const first = local - before
  if (offsetMs(first, timeZone) === before) return first
  const second = local - after
  return offsetMs(second, timeZone) === after ? second : first
}

/** Local time minus UTC, in milliseconds. Throws `RangeError` for a zone that the IANA database does not have. */
export function offsetMs(epochMs: number, timeZone: string): number {
  const zone = zones.get(timeZone) ?? open(timeZone)
  const day = Math.floor(epochMs / dayMs)
  let offset = zone.offsets.get(day)
  if (offset === undefined) {
    const first = read(zone.format, day * dayMs)
    offset = first === read(zone.format, (day + 1) * dayMs - 1) ? first : 'mixed'
    if (zone.offsets.size >= mostDaysKept) zone.offsets.clear()
    zone.offsets.set(day, offset)
  }
  return offset === 'mixed' ? read(zone.format, epochMs) : offset
}

function open(timeZone: string): Zone {
  const zone: Zone = {
    format: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
    offsets: new Map(),
  }
  zones.set(timeZone, zone)
  return zone
}

const offsetPattern = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/

function read(format: Intl.DateTimeFormat, epochMs: number): number {
  const parts = offsetPattern.exec(format.format(epochMs))
  if (!parts) throw new Error(`No offset in ${format.format(epochMs)}`)
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = parts
  const magnitude = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -magnitude : magnitude
}
