import { type ReactNode, useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { DropDrawer } from './DropDrawer.tsx'
import {
  type MoveControl,
  type Moved,
  MoveContext,
  plateOf,
  type Spot,
  spotByKey,
  spotOf,
  type WhatIf,
} from './move.ts'
import { useEdgeScroll } from './use-edge-scroll.ts'
import { useDrop } from './use-drop.ts'
import { useMoveKeys, useRelease } from './use-move-keys.ts'

interface MoveProviderProps {
  readonly storeId: string
  readonly technicianIds: readonly string[]
  readonly children: ReactNode
}

interface State {
  readonly moved: Moved
  readonly spot: Spot | undefined
  readonly byPointer: boolean
}

/** Moves work over the board, by pointer or keys: what it does to every promise is asked before it is dropped. */
export function MoveProvider({ storeId, technicianIds, children }: MoveProviderProps) {
  const texts = useTexts()
  const now = useNow()
  const { can } = useSession()
  const [state, setState] = useState<State>()
  const [asked, setAsked] = useState<{ moved: Moved; spot: Spot; effects: WhatIf }>()
  const drop = useDrop(storeId)
  const spot = state?.spot
  const { data, isPlaceholderData } = useRead('jobCard.whatIf', {
    query: whatIfQuery(storeId, state?.moved, spot),
    enabled: state !== undefined && spot !== undefined,
  })
  const effects = state && spot && !isPlaceholderData ? data : undefined
  const end = () => setState(undefined)

  const dropHere = () => {
    if (!state || !spot) return
    // Why it cannot go there stands in the panel; what is not known yet is waited for there.
    if (!effects || effects.refusal) {
      setState({ ...state, byPointer: false })
      return
    }
    end()
    if (effects.needsReason) setAsked({ moved: state.moved, spot, effects })
    else void drop({ moved: state.moved, spot, effects })
  }
  useMoveKeys(state !== undefined, {
    go: (key) => {
      const next = state && spot && spotByKey(key, spot, technicianIds, now)
      if (next) setState({ ...state, spot: next, byPointer: false })
      return next !== undefined
    },
    drop: dropHere,
    cancel: end,
  })
  const isCarried = state?.byPointer === true
  // Let go outside of everybody's day it stays where it was.
  useRelease(isCarried, { drop: spot ? dropHere : end, cancel: end })
  useEdgeScroll(isCarried)
  const firstId = technicianIds[0]
  const control: MoveControl = {
    moving: state && {
      moved: state.moved,
      spot: state.spot,
      effects,
      byPointer: state.byPointer,
      place: (next) => setState({ ...state, spot: next }),
      drop: dropHere,
      cancel: end,
    },
    begin: can('jobCard.dispatch')
      ? (moved, byPointer) => {
          const first = firstId === undefined ? undefined : { technicianId: firstId, startsAt: now }
          setState({ moved, byPointer, spot: byPointer ? undefined : (spotOf(moved) ?? first) })
        }
      : undefined,
  }
  return (
    <MoveContext value={control}>
      {children}
      {asked && (
        <DropDrawer
          title={texts.t('workshop.move.why', { plate: plateOf(asked.moved) })}
          effects={asked.effects}
          close={() => setAsked(undefined)}
          drop={async (reason) => {
            if (await drop({ ...asked, reason })) setAsked(undefined)
          }}
        />
      )}
    </MoveContext>
  )
}

function whatIfQuery(store: string, moved: Moved | undefined, spot: Spot | undefined) {
  const what = moved?.kind === 'card' ? { cardId: moved.card.id } : { lineId: moved?.proposal.id ?? '' }
  return {
    store,
    technicianId: spot?.technicianId ?? '',
    startsAt: new Date(spot?.startsAt ?? 0).toISOString(),
    ...what,
  }
}
