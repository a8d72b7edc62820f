import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Series, SeriesColumn } from '../contract/series.ts'
import { type Row, rowsOf, textIn } from './series-text.ts'

type Point = readonly [seconds: number, value: number]

/** More lines than this on one page tell nobody anything. */
const mostColumns = 8

/**
 * What a tester recorded: a row of column names with units (`水温 [°C]`, `Rail pressure (bar)`, or a row of units below),
 * one column of time, one or more of values. What stands above the names is passed over. Throws an instruction.
 */
export function readSeries(bytes: Buffer): Series {
  const { rows, isCommaFree } = rowsOf(textIn(bytes))
  const numberOf = (cell: string | undefined) => numberIn(cell ?? '', isCommaFree)
  const { heads, units, values } = tableOf(rows, numberOf)
  const time = heads.findIndex((head) => isTime(head.name))
  if (time < 0) throw kernelRefusals.seriesNoTime({ found: heads.map((head) => head.name).join(', ') })
  const seconds = secondsOf(values, time, heads[time]?.unit ?? units?.[time] ?? null, numberOf)
  const columns = heads.flatMap((head, at): SeriesColumn[] => {
    if (at === time || isCounter(head.name)) return []
    const points = pointsOf(values, at, { seconds, numberOf, name: head.name })
    if (points.length === 0) return []
    const { min, max } = rangeOf(points)
    return [{ name: head.name || `#${at + 1}`, unit: head.unit ?? (units?.[at] || null), min, max, points }]
  })
  if (columns.length === 0) throw kernelRefusals.seriesNoValues()
  if (columns.length > mostColumns) throw kernelRefusals.seriesTooWide({ most: mostColumns, found: columns.length })
  return { rowCount: values.length, seconds: seconds.at(-1) ?? 0, columns }
}

/** As many stretches as a chart is wide: more could not be told apart. */
export const drawnStretches = 300

/** The same with few enough points to be drawn: of each stretch of time the lowest and the highest stay, in their order. */
export function thinned(series: Series, stretches: number): Series {
  return {
    ...series,
    columns: series.columns.map((column) => ({
      ...column,
      points: thinPoints(column.points, series.seconds / stretches, stretches),
    })),
  }
}

function thinPoints(points: readonly Point[], stretch: number, stretches: number): readonly Point[] {
  if (points.length <= stretches * 2) return points
  const kept = new Set<Point>()
  const [first] = points
  const last = points.at(-1)
  let lowest: Point | undefined
  let highest: Point | undefined
  let number = 0
  const close = () => {
    if (lowest) kept.add(lowest)
    if (highest) kept.add(highest)
    lowest = undefined
    highest = undefined
  }
  for (const point of points) {
    const at = Math.floor(point[0] / stretch)
    if (at !== number) close()
    number = at
    if (!lowest || point[1] < lowest[1]) lowest = point
    if (!highest || point[1] > highest[1]) highest = point
  }
  close()
  for (const end of [first, last]) if (end) kept.add(end)
  return [...kept].toSorted((one, other) => one[0] - other[0])
}

interface Head {
  readonly name: string
  readonly unit: string | null
}

/** `Rail pressure (bar)`, `水温［°C］`. */
function headOf(cell: string): Head {
  const [, name, unit] = /^(.*?)\s*[[(（［【]([^\])）］】]{1,20})[\])）］】]\s*$/u.exec(cell) ?? []
  return name === undefined || unit === undefined ? { name: cell, unit: null } : { name, unit: unit.trim() }
}

type NumberOf = (cell: string | undefined) => number | undefined

/** The row of names is the last one of words before the first one of numbers; a row of units may stand between. */
function tableOf(rows: readonly Row[], numberOf: NumberOf) {
  const isData = ({ cells }: Row) =>
    cells.length > 1 &&
    cells.filter((cell) => numberOf(cell) !== undefined || clockSeconds(cell) !== undefined).length > 1
  const first = rows.findIndex(isData)
  const values = first < 0 ? [] : rows.slice(first)
  if (values.length < 2) throw kernelRefusals.seriesEmpty()
  const width = values[0]?.cells.length ?? 0
  // Some testers end each line of values with a separator, and that of the names not.
  const above = rows.slice(0, first).filter(({ cells }) => cells.length > 1 && Math.abs(cells.length - width) < 2)
  const headsOf = (row: Row | undefined) => row?.cells.map(headOf)
  const hasTime = (row: Row | undefined) => headsOf(row)?.some((head) => isTime(head.name)) === true
  const [before, last] = [above.at(-2), above.at(-1)]
  const named = !hasTime(last) && hasTime(before) ? before : last
  const heads = headsOf(named)
  if (!heads) throw kernelRefusals.seriesNoNames()
  return { heads, units: named === last ? undefined : last?.cells, values }
}

const isTime = (name: string) =>
  /^(time|timestamp|zeit|t|elapsed.*|time ?stamp.*|relative time|.*(时间|时刻))$/iu.test(name.trim())
const isCounter = (name: string) => /^(no\.?|nr\.?|index|#|序号|编号)$/iu.test(name.trim())

const blank = /^(-{0,3}|nan|n\/?a|null|无)$/i

function numberIn(cell: string, isCommaFree: boolean): number | undefined {
  const text = isCommaFree && /^[-+]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined
}

/** `09:14:03.250`, `14:03.2`, `2026-03-10 09:14:03`: seconds since whenever, or since midnight. */
function clockSeconds(cell: string): number | undefined {
  const found = /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+)?(?:(\d{1,2}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$/.exec(
    cell,
  )
  if (!found) return undefined
  const [, year, month, day, hours = '0', minutes = '0', rest = '0'] = found
  const days = year ? Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000 : 0
  return days + Number(hours) * 3600 + Number(minutes) * 60 + Number(rest.replace(',', '.'))
}

const secondsPer: Readonly<Record<string, number>> = {
  ms: 0.001,
  毫秒: 0.001,
  s: 1,
  sec: 1,
  秒: 1,
  min: 60,
  分: 60,
  分钟: 60,
  h: 3600,
  小时: 3600,
}

/** Each row's seconds since the first one. */
function secondsOf(rows: readonly Row[], column: number, unit: string | null, numberOf: NumberOf): number[] {
  const scale = secondsPer[unit?.toLowerCase() ?? 's'] ?? 1
  let start: number | undefined
  let before = 0
  return rows.map(({ line, cells }) => {
    const cell = cells[column] ?? ''
    const plain = numberOf(cell)
    const at = plain === undefined ? clockSeconds(cell) : plain * scale
    if (at === undefined) throw kernelRefusals.seriesNoNumber({ line, column: column + 1, found: cell })
    start ??= at
    const since = Math.round((at - start) * 1e6) / 1e6
    if (since < before) throw kernelRefusals.seriesTimeBack({ line })
    before = since
    return since
  })
}

interface Reading {
  readonly seconds: readonly number[]
  readonly numberOf: NumberOf
  readonly name: string
}

/** A column of words is passed over; among numbers a word is a mistake, an empty cell was not measured then. */
function pointsOf(rows: readonly Row[], column: number, { seconds, numberOf, name }: Reading): Point[] {
  const points: Point[] = []
  let wrong: Row | undefined
  for (const [index, row] of rows.entries()) {
    const cell = row.cells[column] ?? ''
    const value = numberOf(cell)
    if (value !== undefined) points.push([seconds[index] ?? 0, value])
    else if (!blank.test(cell)) wrong ??= row
  }
  if (wrong && points.length > 0)
    throw kernelRefusals.seriesNoNumber({
      line: wrong.line,
      column: name || column + 1,
      found: wrong.cells[column] ?? '',
    })
  return points
}

function rangeOf(points: readonly Point[]): { min: number; max: number } {
  let min = Infinity
  let max = -Infinity
  for (const [, value] of points) {
    if (value < min) min = value
    if (value > max) max = value
  }
  return { min, max }
}
