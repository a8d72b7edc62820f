import { useState } from 'react'
import { dropDraft, readDraft, writeDraft } from '../../../../console/ui/form/draft.ts'
import type { Ticks } from '../card/JobSteps.tsx'

interface KeptTicks extends Ticks {
  readonly drop: () => void
}

/** Steps ticked off on this device; each round of rework begins anew. */
export function useTicks(cardId: string, round: number): KeptTicks {
  const key = `jobCard.steps.${cardId}.${round}`
  const [kept, setKept] = useState(() => ({ key, ticks: { ...readDraft(key) } }))
  const ticks: Readonly<Record<string, unknown>> = kept.key === key ? kept.ticks : { ...readDraft(key) }
  return {
    has: (name) => ticks[name] === true,
    set(name, done) {
      const next = { ...ticks, [name]: done }
      writeDraft(key, next)
      setKept({ key, ticks: next })
    },
    drop: () => dropDraft(key),
  }
}
