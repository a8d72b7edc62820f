import { use, useEffect, useState } from 'react'
import { type Series, type SeriesColumn, type SeriesLimit, saidOf, tellingOf } from '../../kernel/contract/series.ts'
import { drawingOf } from '../../kernel/contract/series-drawing.ts'
import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import type { Line } from './estimate.ts'
import { PhotoToken } from './Photos.tsx'

type Shown = NonNullable<Line['photos']>[number]

/** What the tester recorded, beside its finding: a line over time, its limits, and what it means in words (H-12). */
export function Recording({ file }: { readonly file: Shown }) {
  const { t } = useTexts()
  const token = use(PhotoToken)
  const [series, setSeries] = useState<Series>()
  useEffect(() => {
    const stop = new AbortController()
    ask<Series>(`/api/files/${file.id}?size=small`, { token, signal: stop.signal })
      .then(setSeries)
      // Without the chart the line says everything that has to be decided.
      .catch(() => undefined)
    return () => stop.abort()
  }, [file.id, token])
  if (!series) return <div className="recording" role="status" aria-label={t('loading')} />
  const limits = file.limits ?? []
  return (
    <div className="recording">
      <p className="dim">{t(limits.length > 0 ? 'recording.whatLimits' : 'recording.what')}</p>
      {tellingOf(series, limits).map((column) => (
        <Chart key={column.name} seconds={series.seconds} column={column} limits={limits} />
      ))}
    </div>
  )
}

interface ChartProps {
  readonly seconds: number
  readonly column: SeriesColumn
  readonly limits: readonly SeriesLimit[]
}

function Chart({ seconds, column, limits }: ChartProps) {
  const { t } = useTexts()
  const { width, height, field, path, valueTicks, timeTicks, limits: lines } = drawingOf(column, seconds, limits)
  const { title, verdict, bounds, range: ends } = saidOf(column, limits)
  const words = verdict === 'unknown' ? '' : t(`recording.${verdict}`, bounds)
  const range = t('recording.range', ends)
  const across = { x1: field.left, x2: field.right }
  return (
    <figure>
      <strong>{title}</strong>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}: ${range} ${words}`}>
        {valueTicks.map((tick) => (
          <g key={tick.text}>
            <line className="grid" {...across} y1={tick.at} y2={tick.at} />
            <text x={field.left - 6} y={tick.at + 4} textAnchor="end">
              {tick.text}
            </text>
          </g>
        ))}
        {timeTicks.map((tick) => (
          <text key={tick.text} x={tick.at} y={field.bottom + 15} textAnchor="middle">
            {tick.text}
          </text>
        ))}
        <text x={(field.left + field.right) / 2} y={height - 4} textAnchor="middle">
          {t('recording.time')}
        </text>
        {lines.map(({ kind, at, wrong, text }) => (
          <g key={kind} className="limit">
            <rect x={field.left} width={field.right - field.left} y={wrong.top} height={wrong.height} />
            <line {...across} y1={at} y2={at} />
            <text x={field.right - 2} y={kind === 'lower' ? at + 12 : at - 4} textAnchor="end">
              {t(`recording.${kind}`, { value: text })}
            </text>
          </g>
        ))}
        <path className="axis" d={`M${field.left} ${field.top}V${field.bottom}H${field.right}`} />
        <path className="curve" d={path} />
      </svg>
      <figcaption>
        {words && <strong className={verdict === 'within' ? undefined : 'wrong'}>{words}</strong>} {range}
      </figcaption>
    </figure>
  )
}
