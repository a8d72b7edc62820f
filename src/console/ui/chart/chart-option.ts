import type { EChartsCoreOption } from 'echarts/core'
import { formatYuan } from '../../../kernel/money.ts'
import { plainNumber } from '../../formats.ts'
import { fontFamily, seriesColours } from '../../theme.ts'
import type { ChartSpec } from './chart-spec.ts'

export interface ChartInks {
  readonly text: string
  readonly soft: string
  readonly line: string
  readonly ground: string
  readonly limit: string
}

/** A figure in the chart's unit. */
export function figure(value: number, unit: ChartSpec['unit']): string {
  if (unit === 'fen') return formatYuan(Math.round(value))
  if (unit === 'percent') return `${plainNumber(value, 1)}%`
  return plainNumber(value)
}

/** Ten thousands as 万 on an axis: nobody counts noughts. */
function axisFigure(value: number, unit: ChartSpec['unit'], language: string): string {
  const base = unit === 'fen' ? value / 100 : value
  if (language !== 'en' && Math.abs(base) >= 10_000)
    return `${plainNumber(base / 10_000, base % 10_000 === 0 ? 0 : 1)}万`
  return unit === 'percent' ? `${plainNumber(base)}%` : plainNumber(base)
}

/** ECharts' option for a chart. */
export function optionOf(spec: ChartSpec, inks: ChartInks, language: string): EChartsCoreOption {
  const common = {
    animationDuration: 200,
    color: seriesColours,
    textStyle: { fontFamily, color: inks.text },
    aria: { enabled: true },
    tooltip: {
      trigger: spec.kind === 'ring' ? 'item' : 'axis',
      backgroundColor: inks.ground,
      borderColor: inks.line,
      textStyle: { color: inks.text, fontFamily },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? figure(value, spec.unit) : '–'),
    },
    ...(spec.series.length > 1 || spec.kind === 'ring'
      ? { legend: { bottom: 0, textStyle: { color: inks.text, fontFamily } } }
      : {}),
  }
  return spec.kind === 'ring' ? { ...common, series: [ring(spec, inks)] } : { ...common, ...axes(spec, inks, language) }
}

function ring(spec: ChartSpec, inks: ChartInks): object {
  const values = spec.series[0]?.values ?? []
  return {
    type: 'pie',
    radius: ['52%', '74%'],
    center: ['50%', '44%'],
    label: { color: inks.text },
    itemStyle: { borderColor: inks.ground, borderWidth: 2 },
    data: spec.categories.map((name, index) => ({ name, value: values[index] ?? 0 })),
  }
}

function axes(spec: ChartSpec, inks: ChartInks, language: string): object {
  const names = {
    type: 'category',
    data: [...spec.categories],
    axisLine: { lineStyle: { color: inks.line } },
    axisTick: { show: false },
    axisLabel: { color: inks.soft, fontFamily },
  }
  const values = {
    type: 'value',
    // There is no half a car.
    ...(spec.unit === 'count' ? { minInterval: 1 } : {}),
    splitLine: { lineStyle: { color: inks.line, opacity: 0.5 } },
    axisLabel: { color: inks.soft, fontFamily, formatter: (value: number) => axisFigure(value, spec.unit, language) },
  }
  const limit =
    spec.target === undefined
      ? {}
      : {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: inks.limit, type: 'dashed' },
            label: { position: 'insideEndTop', color: inks.text, formatter: figure(spec.target, spec.unit) },
            data: [spec.lying ? { xAxis: spec.target } : { yAxis: spec.target }],
          },
        }
  return {
    grid: { left: 8, right: 24, top: 24, bottom: spec.series.length > 1 ? 36 : 8, containLabel: true },
    xAxis: spec.lying ? values : names,
    yAxis: spec.lying ? { ...names, inverse: true } : values,
    series: spec.series.map((series, index) => ({
      name: series.name,
      type: spec.kind === 'lines' || series.line ? 'line' : 'bar',
      data: [...series.values],
      barMaxWidth: 28,
      symbolSize: 6,
      ...(spec.stacked && !series.line ? { stack: 'all' } : {}),
      ...(index === 0 ? limit : {}),
    })),
  }
}
