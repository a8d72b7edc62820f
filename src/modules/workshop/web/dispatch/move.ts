import { createContext, useContext } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { BoardCard } from './day-plan.ts'
import type { Proposal } from './proposal.ts'

export type Plan = AnswerOf<'jobCard.proposals'>
export type WhatIf = AnswerOf<'jobCard.whatIf'>

/** What is being moved over the board: work that waits, or a card that is given out. */
export type Moved =
  | { readonly kind: 'share'; readonly proposal: Proposal }
  | { readonly kind: 'card'; readonly card: BoardCard }

/** Where it would go; epoch milliseconds. */
export interface Spot {
  readonly technicianId: string
  readonly startsAt: number
}

export interface Moving {
  readonly moved: Moved
  readonly spot: Spot | undefined
  readonly effects: WhatIf | undefined
  /** It hangs on a pointer that is held down; else it lies where it was put last. */
  readonly byPointer: boolean
  /** Nowhere: where nothing can be put down. */
  readonly place: (spot: Spot | undefined) => void
  readonly drop: () => void
  readonly cancel: () => void
}

export interface MoveControl {
  readonly moving: Moving | undefined
  /** Undefined where the person may not dispatch. */
  readonly begin: ((moved: Moved, byPointer: boolean) => void) | undefined
}

export const MoveContext = createContext<MoveControl>({ moving: undefined, begin: undefined })

export function useMove(): MoveControl {
  return useContext(MoveContext)
}

const quarterMs = 15 * 60_000

/** The next quarter of an hour on the grid. */
export function onGrid(epochMs: number): number {
  return Math.round(epochMs / quarterMs) * quarterMs
}

/** Whether this is what is being moved. */
export function isMoving(moving: Moving | undefined, kind: Moved['kind'], id: string): boolean {
  const moved = moving?.moved
  return moved?.kind === kind && (moved.kind === 'share' ? moved.proposal.id : moved.card.id) === id
}

export const plateOf = (moved: Moved): string => (moved.kind === 'share' ? moved.proposal.plate : moved.card.plate)

export const minutesOf = (moved: Moved): number =>
  moved.kind === 'share' ? moved.proposal.minutes : moved.card.plannedMinutes

/** Where it stands before it is moved. */
export function spotOf(moved: Moved): Spot | undefined {
  if (moved.kind === 'card')
    return { technicianId: moved.card.technicianId, startsAt: Date.parse(moved.card.plannedStart) }
  const { technicianId, plannedStart } = moved.proposal
  return technicianId && plannedStart ? { technicianId, startsAt: Date.parse(plannedStart) } : undefined
}

/** The spot that an arrow key leads to: up and down to the neighbours, left and right by a quarter of an hour. */
export function spotByKey(key: string, spot: Spot, technicianIds: readonly string[], now: number): Spot | undefined {
  const index = technicianIds.indexOf(spot.technicianId)
  const neighbour = (by: number) => {
    const technicianId = technicianIds[index + by]
    return technicianId === undefined ? spot : { ...spot, technicianId }
  }
  switch (key) {
    case 'ArrowUp':
      return neighbour(-1)
    case 'ArrowDown':
      return neighbour(1)
    case 'ArrowLeft':
      return { ...spot, startsAt: Math.max(onGrid(spot.startsAt) - quarterMs, onGrid(now)) }
    case 'ArrowRight':
      return { ...spot, startsAt: onGrid(spot.startsAt) + quarterMs }
    default:
      return undefined
  }
}
