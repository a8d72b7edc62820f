import { theme } from 'antd'
import type { CSSProperties } from 'react'
import { clockTime } from '../../../../console/formats.ts'
import { minutesOf, plateOf, useMove } from './move.ts'
import { placeOf, type Span } from './day-plan.ts'

/** Where the work that is moved would lie, on the row of its technician. */
export function Ghost({ technicianId, day }: { readonly technicianId: string; readonly day: Span }) {
  const { token } = theme.useToken()
  const { moving } = useMove()
  if (moving?.spot?.technicianId !== technicianId) return null
  const { effects, moved, spot } = moving
  const from = effects?.startsAt ? Date.parse(effects.startsAt) : spot.startsAt
  const to = effects?.endsAt ? Date.parse(effects.endsAt) : from + minutesOf(moved) * 60_000
  const place: CSSProperties = placeOf(
    { from: Math.max(day.from, Math.min(from, day.to)), to: Math.min(day.to, Math.max(to, from)) },
    day,
  )
  const isRefused = effects?.refusal !== null && effects !== undefined
  return (
    <div
      aria-hidden
      data-ghost
      style={{
        ...place,
        position: 'absolute',
        insetBlock: 2,
        minWidth: 72,
        zIndex: 5,
        pointerEvents: 'none',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        padding: '2px 6px',
        borderRadius: 4,
        color: token.colorText,
        background: isRefused ? token.colorErrorBg : token.colorPrimaryBg,
        border: `2px dashed ${isRefused ? token.colorError : token.colorPrimary}`,
      }}
    >
      <strong>{plateOf(moved)}</strong> {clockTime(from)}
    </div>
  )
}
