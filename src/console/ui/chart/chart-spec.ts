export interface ChartSeries {
  readonly name: string
  /** One for each category; `null` where there is none. */
  readonly values: readonly (number | null)[]
  /** In a chart of bars, a line over them (the target, the year before). */
  readonly line?: true
}

/** What a chart shows, in the words of the page; its look is decided in one place. */
export interface ChartSpec {
  readonly kind: 'bars' | 'lines' | 'ring'
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly unit: 'count' | 'fen' | 'percent' | 'minutes'
  readonly stacked?: boolean
  /** A limit or target drawn across. */
  readonly target?: number
  /** Long names: bars lie instead of standing. */
  readonly lying?: boolean
}
