/**
 * Plain dates are `YYYY-MM-DD` texts without a zone. For arithmetic they become day numbers (days since 1970-01-01),
 * so nothing here depends on the machine's own time zone.
 */
const datePattern = /^\d{4}-\d{2}-\d{2}$/
const daysPerEra = 146_097

/** Days since 1970-01-01. Throws `RangeError` when the text is not a date that exists. */
export function dayNumber(date: string): number {
  const [year, month, day] = partsOf(date)
  return dayNumberOf(year, month, day)
}

/** The date of a day number. */
export function dateOf(dayNumber: number): string {
  const [year, month, day] = civilOf(dayNumber)
  return textOf(year, month, day)
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/**
 * The same day of the month `months` later, or the month's last day where that day is missing
 * (民法典 202: 没有对应日的, 月末日为期间的最后一日). Years are twelve months.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date)
  const total = year * 12 + (month - 1) + months
  const targetYear = Math.floor(total / 12)
  const targetMonth = total - targetYear * 12 + 1
  return textOf(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)))
}

/** 0 for Monday to 6 for Sunday, as `StoreClock.hours` counts. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7
}

function partsOf(date: string): [year: number, month: number, day: number] {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const exists = datePattern.test(date) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  if (!exists) throw new RangeError(`Not a date: ${date}`)
  return [year, month, day]
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Both directions follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years start in March,
// so the leap day is the last of its year.
function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * daysPerEra + dayOfEra - 719_468
}

function civilOf(dayNumber: number): [year: number, month: number, day: number] {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / daysPerEra)
  const dayOfEra = shifted - era * daysPerEra
  const leapless =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor(leapless / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day]
}

function textOf(year: number, month: number, day: number): string {
  const yearText = year >= 1000 ? String(year) : String(year).padStart(4, '0')
  return `${yearText}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
