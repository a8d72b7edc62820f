/** What a tester recorded over time, thinned for drawing: lowest and highest of each stretch are kept, so no peak is lost. */
export interface Series {
  /** How many rows the file holds. */
  readonly rowCount: number
  /** Seconds from the first row to the last. */
  readonly seconds: number
  readonly columns: readonly SeriesColumn[]
}

export interface SeriesColumn {
  readonly name: string
  readonly unit: string | null
  /** Of all values, the left-out ones too. */
  readonly min: number
  readonly max: number
  /** Seconds since the first row, and the value then. */
  readonly points: readonly (readonly [seconds: number, value: number])[]
}

/** What a column must not fall below or rise above, by the column's name. */
export interface SeriesLimit {
  readonly name: string
  readonly lower?: number | undefined
  readonly upper?: number | undefined
}

export const seriesType = 'text/csv'

export function isSeries({ mediaType }: { readonly mediaType: string }): boolean {
  return mediaType === seriesType
}

export type Verdict = 'below' | 'above' | 'both' | 'within' | 'unknown'

/** Names are typed by people: case and blanks do not matter. */
const plain = (name: string) => name.replaceAll(/\s+/g, '').toLowerCase()

export function limitOf(column: Pick<SeriesColumn, 'name'>, limits: readonly SeriesLimit[]): SeriesLimit | undefined {
  return limits.find((limit) => plain(limit.name) === plain(column.name))
}

/** Values that tell something: those with a limit, else all. */
export function tellingOf(series: Series, limits: readonly SeriesLimit[]): readonly SeriesColumn[] {
  const limited = series.columns.filter((column) => limitOf(column, limits))
  return limited.length > 0 ? limited : series.columns
}

/** How a column stands to its limits. */
export function verdictOf({ min, max }: Pick<SeriesColumn, 'min' | 'max'>, limit: SeriesLimit | undefined): Verdict {
  if (limit?.lower === undefined && limit?.upper === undefined) return 'unknown'
  const below = min < (limit.lower ?? -Infinity)
  const above = max > (limit.upper ?? Infinity)
  if (below) return above ? 'both' : 'below'
  return above ? 'above' : 'within'
}

/** A measure as people write it: at most three places, none that say nothing. */
export function measureText(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) >= 100 ? 1 : 3)))
}

/** What a column comes to, for the words of a chart: measures as text with their unit, the empty text where there is no limit. */
export function saidOf(column: SeriesColumn, limits: readonly SeriesLimit[]) {
  const measure = (value: number | undefined) =>
    value === undefined ? '' : [measureText(value), column.unit].filter(Boolean).join(' ')
  const limit = limitOf(column, limits)
  return {
    title: column.unit ? `${column.name} (${column.unit})` : column.name,
    verdict: verdictOf(column, limit),
    bounds: { lower: measure(limit?.lower), upper: measure(limit?.upper) },
    range: { min: measure(column.min), max: measure(column.max) },
  }
}
