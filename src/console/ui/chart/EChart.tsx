import { theme } from 'antd'
import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, type EChartsType, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTexts } from '../../texts.ts'
import { optionOf } from './chart-option.ts'
import type { ChartSpec } from './chart-spec.ts'

use([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  AriaComponent,
  SVGRenderer,
])

interface EChartProps {
  readonly spec: ChartSpec
  readonly height: number
  readonly onPick: ((category: number, series: number) => void) | undefined
}

/** The drawing itself; `Chart` brings it when it is needed. */
export function EChart({ spec, height, onPick }: EChartProps) {
  const { token } = theme.useToken()
  const { language } = useTexts()
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const pick = useEffectEvent((category: number, series: number) => onPick?.(category, series))
  useEffect(() => {
    if (!place.current) return undefined
    const drawn = init(place.current)
    chart.current = drawn
    drawn.on('click', ({ dataIndex, seriesIndex }) => pick(dataIndex, seriesIndex ?? 0))
    const watcher = new ResizeObserver(() => drawn.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    const inks = {
      text: token.colorText,
      soft: token.colorTextDescription,
      line: token.colorBorder,
      ground: token.colorBgElevated,
      limit: token.colorError,
    }
    chart.current?.setOption(optionOf(spec, inks, language), true)
  }, [spec, language, token])
  return <div ref={place} style={{ height, cursor: onPick ? 'pointer' : undefined }} />
}
