import type { CSSProperties } from 'react'
import { checkPlate, type PlateColour } from '../../modules/vehicles/contract/plate.ts'
import { plateLooks } from '../theme.ts'

interface PlateProps {
  readonly plate: string | null | undefined
  /** As the car's file has it; read from the plate itself when left out. */
  readonly colour?: string | null | undefined
  readonly large?: boolean
}

const isColour = (colour: string | null | undefined): colour is PlateColour =>
  typeof colour === 'string' && colour in plateLooks

/** A licence plate in its real colours, so that a car is known at a glance. */
export function Plate({ plate, colour, large = false }: PlateProps) {
  if (!plate) return <span>–</span>
  const verdict = checkPlate(plate)
  const shown = isColour(colour) ? colour : verdict.ok ? verdict.colour : 'white'
  const text = verdict.ok ? verdict.display : plate
  const look = plateLooks[shown]
  const split = look.head ? 2 : 0
  const part: CSSProperties = { padding: large ? '0 4px' : '0 3px' }
  return (
    <span
      translate="no"
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        boxSizing: 'border-box',
        color: look.ink,
        background: look.ground,
        borderRadius: large ? 6 : 4,
        boxShadow: `inset 0 0 0 1px ${look.edge}`,
        border: `1px solid ${look.ground}`,
        padding: large ? '0 6px' : '0 3px',
        fontSize: large ? 22 : 13,
        height: large ? 34 : 22,
        lineHeight: large ? '30px' : '18px',
        fontWeight: 600,
        whiteSpace: 'nowrap',
        verticalAlign: 'middle',
        overflow: 'hidden',
      }}
    >
      {split > 0 && (
        <span style={{ ...part, background: look.head, margin: large ? '1px 0 1px -5px' : '1px 0 1px -2px' }}>
          {text.slice(0, split)}
        </span>
      )}
      <span style={part}>{text.slice(split)}</span>
    </span>
  )
}
