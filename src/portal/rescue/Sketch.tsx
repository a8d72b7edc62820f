import { type Place, pointOn, sketchOf } from '../../modules/service/contract/area.ts'
import { useTexts } from '../i18n.tsx'

interface SketchProps {
  readonly car: Place
  readonly unit: Place | undefined
  readonly store: Place | undefined
}

const size = 320
const distance = (metres: number) => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`)

/** Where my car and the rescue car are: rings by distance, north above. */
export function Sketch({ car, unit, store }: SketchProps) {
  const { t } = useTexts()
  const places = [car, ...(unit ? [unit] : []), ...(store ? [store] : [])]
  const sketch = sketchOf(car, places, size)
  const middle = size / 2
  const at = (place: Place) => {
    const { x, y } = pointOn(sketch, place)
    return `translate(${x} ${y})`
  }
  return (
    <svg className="sketch" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('rescue.sketch')}>
      {sketch.rings.map((metres) => {
        const radius = metres / sketch.metresPerUnit
        return (
          <g key={metres}>
            <circle cx={middle} cy={middle} r={radius} className="sketch-ring" />
            <text x={middle + 4} y={middle - radius - 3} className="sketch-word">
              {distance(metres)}
            </text>
          </g>
        )
      })}
      <g transform={`translate(${size - 22} 26)`}>
        <path d="M 0 -18 L 5 2 L 0 -2 L -5 2 Z" className="sketch-car" />
        <text y={16} textAnchor="middle" className="sketch-word">
          {t('rescue.north')}
        </text>
      </g>
      {store && (
        <g transform={at(store)}>
          <rect x={-6} y={-6} width={12} height={12} className="sketch-store" />
          <text y={-10} textAnchor="middle" className="sketch-word">
            {t('rescue.store')}
          </text>
        </g>
      )}
      {unit && (
        <g transform={at(unit)}>
          <path d="M 0 -9 L 8 7 L -8 7 Z" className="sketch-unit" />
          <text y={-12} textAnchor="middle" className="sketch-word">
            {t('rescue.unit')}
          </text>
        </g>
      )}
      <g transform={at(car)}>
        <circle r={8} className="sketch-car" />
        <text y={22} textAnchor="middle" className="sketch-word">
          {t('rescue.me')}
        </text>
      </g>
    </svg>
  )
}
