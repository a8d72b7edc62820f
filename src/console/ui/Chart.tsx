import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { useTexts } from '../texts.ts'
import { figure } from './chart/chart-option.ts'
import type { ChartSpec } from './chart/chart-spec.ts'
import { unseen } from './unseen.ts'

const EChart = lazy(() => import('./chart/EChart.tsx').then((file) => ({ default: file.EChart })))

interface ChartProps {
  /** What it shows, for those who cannot see it. */
  readonly label: string
  readonly spec: ChartSpec
  readonly height?: number
  /** Opens the rows behind a figure. */
  readonly onPick?: (category: number, series: number) => void
}

/** Figures that people would rather see than read. The drawing comes with the first chart of a session. */
export function Chart({ label, spec, height = 260, onPick }: ChartProps) {
  return (
    <figure style={{ margin: 0 }} aria-label={label}>
      <div aria-hidden>
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
          <EChart spec={spec} height={height} onPick={onPick} />
        </Suspense>
      </div>
      <Figures label={label} spec={spec} />
    </figure>
  )
}

/** The same figures as a table, for screen readers. */
function Figures({ label, spec }: { readonly label: string; readonly spec: ChartSpec }) {
  const { c } = useTexts()
  return (
    <table style={unseen}>
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{c('chart.what')}</th>
          {spec.series.map((series) => (
            <th key={series.name} scope="col">
              {series.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spec.categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {spec.series.map((series) => {
              const value = series.values[index]
              return <td key={series.name}>{value === null || value === undefined ? '–' : figure(value, spec.unit)}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
