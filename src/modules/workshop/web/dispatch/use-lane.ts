import type { MouseEvent, PointerEvent } from 'react'
import type { Span } from './day-plan.ts'
import { onGrid, useMove } from './move.ts'

/** A technician's day as a place to drop: what is moved follows the pointer, a click puts it down. */
export function useLane(technicianId: string, day: Span) {
  const { moving } = useMove()
  if (!moving) return {}
  const spotAt = (event: MouseEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width))
    return { technicianId, startsAt: onGrid(day.from + share * (day.to - day.from)) }
  }
  return {
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const spot = spotAt(event)
      const { spot: before } = moving
      if (before?.technicianId !== spot.technicianId || before.startsAt !== spot.startsAt) moving.place(spot)
    },
    onClick: () => moving.drop(),
  }
}
