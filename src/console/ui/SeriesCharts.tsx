import { queryOptions, useQuery } from '@tanstack/react-query'
import { Flex, Skeleton, theme } from 'antd'
import { type Series, type SeriesColumn, type SeriesLimit, saidOf } from '../../kernel/contract/series.ts'
import { drawingOf } from '../../kernel/contract/series-drawing.ts'
import { fileAddress, readSeries } from '../kernel-endpoints.ts'
import { useTexts } from '../texts.ts'
import type { EvidenceItem } from './evidence-item.ts'
import { Soft } from './Soft.tsx'

/** A file never changes. */
export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['series', id],
    queryFn: ({ signal }) => readSeries(id, signal),
    staleTime: Infinity,
  })

/** What a tester recorded: a chart for each column with its limits, what it comes to in words, and the file itself. */
export function SeriesCharts({ file }: { readonly file: Pick<EvidenceItem, 'id' | 'limits'> }) {
  const { c } = useTexts()
  const { data, error } = useQuery(seriesQuery(file.id))
  if (error) return <span role="alert">{c('series.failed')}</span>
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
  return (
    <Flex vertical gap={8} style={{ width: '100%' }}>
      <div
        style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))' }}
      >
        {data.columns.map((column) => (
          <Chart key={column.name} series={data} column={column} limits={file.limits ?? []} />
        ))}
      </div>
      <a href={fileAddress(file.id)} download={`${file.id}.csv`}>
        {c('series.whole', { rows: data.rowCount })}
      </a>
    </Flex>
  )
}

interface ChartProps {
  readonly series: Series
  readonly column: SeriesColumn
  readonly limits: readonly SeriesLimit[]
}

/** Lowest and highest, and how that stands to the limits. */
function useSaid({ column, limits }: ChartProps) {
  const { c } = useTexts()
  const { title, verdict, bounds, range } = saidOf(column, limits)
  return {
    title,
    range: c('series.range', range),
    words: c(`series.${verdict}`, bounds),
    isWrong: verdict === 'below' || verdict === 'above' || verdict === 'both',
  }
}

function Chart(props: ChartProps) {
  const { series, column, limits } = props
  const { token } = theme.useToken()
  const { c } = useTexts()
  const { title, range, words, isWrong } = useSaid(props)
  const { width, height, field, path, valueTicks, timeTicks, limits: lines } = drawingOf(column, series.seconds, limits)
  const text = { fontSize: 11, fill: token.colorTextSecondary }
  return (
    <figure style={{ margin: 0, maxWidth: 520 }}>
      <strong>{title}</strong>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={`${title}: ${range}, ${words}`}>
        {valueTicks.map((tick) => (
          <g key={tick.text}>
            <line x1={field.left} x2={field.right} y1={tick.at} y2={tick.at} stroke={token.colorBorderSecondary} />
            <text x={field.left - 6} y={tick.at + 4} textAnchor="end" {...text}>
              {tick.text}
            </text>
          </g>
        ))}
        {timeTicks.map((tick) => (
          <text key={tick.text} x={tick.at} y={field.bottom + 15} textAnchor="middle" {...text}>
            {tick.text}
          </text>
        ))}
        <text x={(field.left + field.right) / 2} y={height - 4} textAnchor="middle" {...text}>
          {c('series.time')}
        </text>
        {lines.map(({ kind, at, wrong, text: value }) => (
          <g key={kind}>
            <rect
              x={field.left}
              width={field.right - field.left}
              y={wrong.top}
              height={wrong.height}
              fill={token.colorError}
              opacity={0.08}
            />
            <line
              x1={field.left}
              x2={field.right}
              y1={at}
              y2={at}
              stroke={token.colorError}
              strokeWidth={1.2}
              strokeDasharray="5 4"
            />
            <text
              x={field.right - 2}
              y={kind === 'lower' ? at + 12 : at - 4}
              textAnchor="end"
              fontSize={11}
              fill={token.colorErrorText}
            >
              {c(`series.${kind}`, { value })}
            </text>
          </g>
        ))}
        <path d={`M${field.left} ${field.top}V${field.bottom}H${field.right}`} fill="none" stroke={token.colorBorder} />
        <path d={path} fill="none" stroke={token.colorPrimary} strokeWidth={1.6} strokeLinejoin="round" />
      </svg>
      <figcaption>
        <Soft>{range}</Soft>{' '}
        {isWrong ? <strong style={{ color: token.colorErrorText }}>{words}</strong> : <Soft>{words}</Soft>}
      </figcaption>
    </figure>
  )
}
