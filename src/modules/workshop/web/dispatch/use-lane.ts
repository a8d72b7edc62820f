import type { MouseEvent, PointerEvent } from 'react'
import type { Span } from './day-plan.ts'
import { onGrid, type Spot, useMove } from './move.ts'

const isSame = (a: Spot | undefined, b: Spot) => a?.technicianId === b.technicianId && a.startsAt === b.startsAt

/** What floats over the board belongs to its block, not to the day under it. */
const isWithin = ({ currentTarget, target }: MouseEvent<HTMLElement>) =>
  target instanceof Node && currentTarget.contains(target)

/**
 * A technician's day as a place to drop: what is carried follows the pointer and belongs nowhere once it has left. What
 * is not carried goes where it is clicked; a second click there puts it down.
 */
export function useLane(technicianId: string, day: Span) {
  const { moving } = useMove()
  if (!moving) return {}
  const spotAt = (event: MouseEvent<HTMLElement>): Spot => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width))
    return { technicianId, startsAt: onGrid(day.from + share * (day.to - day.from)) }
  }
  return {
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!isWithin(event) || (event.pointerType === 'touch' && !moving.byPointer)) return
      const spot = spotAt(event)
      if (!isSame(moving.spot, spot)) moving.place(spot)
    },
    onPointerLeave: () => {
      if (moving.byPointer) moving.place(undefined)
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (!isWithin(event)) return
      const spot = spotAt(event)
      if (isSame(moving.spot, spot)) moving.drop()
      else moving.place(spot)
    },
  }
}
