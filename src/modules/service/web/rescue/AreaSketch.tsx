import { theme } from 'antd'
import type { MouseEvent } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { type Place, placeAt, pointOn, sketchOf } from '../../contract/area.ts'

export interface Spot extends Place {
  readonly key: string
  readonly kind: 'car' | 'unit' | 'store'
  readonly label: string
}

interface AreaSketchProps {
  readonly centre: Place
  readonly spots: readonly Spot[]
  /** Metres that are seen in any case. */
  readonly reach?: number
  /** A tap means a place. */
  readonly onPick?: (place: Place) => void
}

const size = 320
const crowd = 34
const distance = (metres: number) => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`)

/** A plain sketch of the area: rings by distance, north above, cars and units as they stand. No map from outside. */
export function AreaSketch({ centre, spots, reach, onPick }: AreaSketchProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const sketch = sketchOf(centre, spots, size, reach)
  const points = spots.map((spot) => ({ spot, ...pointOn(sketch, spot) }))
  const colours = { car: token.colorError, unit: token.colorPrimary, store: token.colorTextSecondary }
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    if (!onPick) return
    const box = event.currentTarget.getBoundingClientRect()
    const scale = size / box.width
    onPick(placeAt(sketch, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale))
  }
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={[texts.t('service.rescueArea.title'), ...spots.map((spot) => spot.label)].join(' ')}
      onClick={pick}
      style={{
        width: '100%',
        maxWidth: 420,
        display: 'block',
        background: token.colorFillQuaternary,
        borderRadius: token.borderRadius,
        cursor: onPick ? 'crosshair' : undefined,
      }}
    >
      <g fill="none" stroke={token.colorBorder}>
        {sketch.rings.map((metres) => (
          <circle key={metres} cx={size / 2} cy={size / 2} r={metres / sketch.metresPerUnit} strokeDasharray="3 4" />
        ))}
        <path d={`M ${size / 2} 0 V ${size} M 0 ${size / 2} H ${size}`} strokeOpacity={0.5} />
      </g>
      <g fill={token.colorTextDescription} fontSize={11}>
        {sketch.rings.map((metres) => (
          <text key={metres} x={size / 2 + 4} y={size / 2 - metres / sketch.metresPerUnit - 3}>
            {distance(metres)}
          </text>
        ))}
      </g>
      <g transform={`translate(${size - 22} 26)`} fill={token.colorText} fontSize={12} textAnchor="middle">
        <path d="M 0 -18 L 5 2 L 0 -2 L -5 2 Z" fill={token.colorError} />
        <text y={16}>{texts.t('service.rescueArea.north')}</text>
      </g>
      {points.map(({ spot, x, y }, at) => {
        // Beside its mark where another stands close by: above it one name would be written over the other.
        const isCrowded = points.slice(0, at).some((other) => Math.hypot(other.x - x, other.y - y) < crowd)
        return (
          <g key={spot.key} transform={`translate(${x} ${y})`}>
            <Mark kind={spot.kind} colour={colours[spot.kind]} />
            <text
              y={isCrowded ? 4 : -12}
              x={isCrowded ? (x < size / 2 ? 13 : -13) : Math.min(0, size - x - 60)}
              fontSize={12}
              textAnchor={isCrowded ? (x < size / 2 ? 'start' : 'end') : 'middle'}
              fill={token.colorText}
              stroke={token.colorBgContainer}
              strokeWidth={3}
              paintOrder="stroke"
            >
              {spot.label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** A shape beside the colour: car a disc, unit a triangle, store a square. */
function Mark({ kind, colour }: { readonly kind: Spot['kind']; readonly colour: string }) {
  if (kind === 'store') return <rect x={-6} y={-6} width={12} height={12} fill={colour} />
  if (kind === 'unit') return <path d="M 0 -9 L 8 7 L -8 7 Z" fill={colour} />
  return <circle r={8} fill={colour} stroke="#fff" strokeWidth={2} />
}
