import { limitOf, measureText, type SeriesColumn, type SeriesLimit } from './series.ts'

/** A line chart in units of its `viewBox`: what console, portal and papers draw, each with its own colours. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** The field that the line runs in. */
  readonly field: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  /** The line, as the `d` of a path. */
  readonly path: string
  readonly valueTicks: readonly Tick[]
  readonly timeTicks: readonly Tick[]
  readonly limits: readonly LimitLine[]
}

interface Tick {
  readonly at: number
  readonly text: string
}

interface LimitLine {
  readonly kind: 'lower' | 'upper'
  readonly text: string
  readonly at: number
  /** Where it is not as it should be, from the line to the edge of the field. */
  readonly wrong: { readonly top: number; readonly height: number }
}

const width = 360
const height = 190
const field = { left: 46, right: width - 10, top: 12, bottom: height - 36 }

/** Round numbers, about `count` of them, that lie between two others. */
export function roundTicks(from: number, to: number, count: number): number[] {
  const span = to - from
  if (!(span > 0)) return [from]
  const rough = span / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** One column over time, with its limits. */
export function drawingOf(column: SeriesColumn, seconds: number, known: readonly SeriesLimit[]): Drawing {
  const { lower, upper } = limitOf(column, known) ?? {}
  const bounds = [lower, upper].filter((one) => one !== undefined)
  const [low, high] = padded(Math.min(column.min, ...bounds), Math.max(column.max, ...bounds))
  const x = (at: number) => field.left + (seconds > 0 ? at / seconds : 0) * (field.right - field.left)
  const y = (value: number) => field.bottom - ((value - low) / (high - low)) * (field.bottom - field.top)
  const place = (value: number) => Math.round(value * 10) / 10
  const line = (kind: LimitLine['kind'], value: number | undefined): LimitLine[] => {
    if (value === undefined) return []
    const at = place(y(value))
    const wrong = kind === 'lower' ? { top: at, height: field.bottom - at } : { top: field.top, height: at - field.top }
    return [{ kind, text: measureText(value), at, wrong }]
  }
  return {
    width,
    height,
    field,
    path: column.points
      .map(([at, value], index) => `${index === 0 ? 'M' : 'L'}${place(x(at))} ${place(y(value))}`)
      .join(''),
    valueTicks: roundTicks(low, high, 4).map((value) => ({ at: place(y(value)), text: measureText(value) })),
    timeTicks: roundTicks(0, seconds, 5).map((at) => ({ at: place(x(at)), text: measureText(at) })),
    limits: [...line('lower', lower), ...line('upper', upper)],
  }
}

/** Some air above and below; a value that never changes lies in the middle. */
function padded(low: number, high: number): [number, number] {
  const air = high > low ? (high - low) * 0.08 : Math.abs(low) * 0.1 || 1
  return [low - air, high + air]
}
