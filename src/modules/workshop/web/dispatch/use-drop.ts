import { useVerb } from '../../../../console/verbs.ts'
import { type Moved, plateOf, type Spot, type WhatIf } from './move.ts'

interface Dropped {
  readonly moved: Moved
  readonly spot: Spot
  readonly effects: WhatIf
  readonly reason?: string
}

/** Does what a drop means: a dispatch, another time for the same technician, or another technician. Answers whether it was done. */
export function useDrop(storeId: string): (dropped: Dropped) => Promise<boolean> {
  const dispatch = useVerb('jobCard.dispatch', { also: ['repairOrder'] })
  const replan = useVerb('jobCard.replan', { also: ['repairOrder'] })
  const reassign = useVerb('jobCard.reassign', { also: ['repairOrder'] })
  return async ({ moved, spot, effects, reason }) => {
    const plannedStart = new Date(Math.max(spot.startsAt, Date.parse(effects.startsAt ?? ''))).toISOString()
    const { technicianId } = spot
    const { bayId } = effects
    if (moved.kind === 'share') {
      const { orderId, lineIds } = moved.proposal
      const input = { storeId, orderId, technicianId, bayId, lineIds, plannedStart }
      return (await dispatch.run({ ...input, ...(reason ? { overrideReason: reason } : {}) })).ok
    }
    const { card } = moved
    const bay = bayId === card.bayId ? {} : { bayId }
    if (card.technicianId === technicianId) return (await replan.run({ plannedStart, ...bay }, card)).ok
    return (await reassign.run({ technicianId, plannedStart, ...bay, reason: reason ?? plateOf(moved) }, card)).ok
  }
}
