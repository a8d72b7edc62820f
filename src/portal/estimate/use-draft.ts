import { useState } from 'react'
import { isRecord } from '../client.ts'
import { keepInTab, keptInTab } from '../storage.ts'
import { type Choice, choices, type Draft, emptyDraft, type Shown } from './estimate.ts'

const isChoice = (value: unknown): value is Choice => choices.some((choice) => choice === value)

function readDraft(value: unknown): Draft | undefined {
  if (!isRecord(value) || !isRecord(value['choices'])) return undefined
  const kept = Object.entries(value['choices']).flatMap(([id, choice]) =>
    isChoice(choice) ? [[id, choice] as const] : [],
  )
  const later = isRecord(value['later']) ? Object.entries(value['later']) : []
  return {
    choices: Object.fromEntries(kept),
    later: Object.fromEntries(later.flatMap(([id, day]) => (typeof day === 'string' ? [[id, day] as const] : []))),
    planId: typeof value['planId'] === 'string' ? value['planId'] : undefined,
    signer: typeof value['signer'] === 'string' ? value['signer'] : '',
    image: typeof value['image'] === 'string' ? value['image'] : undefined,
    typed: value['typed'] === true,
  }
}

/** The choices so far: they outlive a reload and a lost connection, until the tab is closed. Nothing is chosen beforehand. */
export function useDraft(shown: Shown): [Draft, (changes: Partial<Draft>) => void] {
  const place = `portal.draft.${shown.id}`
  const [draft, setDraft] = useState<Draft>(
    () => keptInTab(place, readDraft) ?? { ...emptyDraft, signer: shown.customerName },
  )
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepInTab(place, next)
  }
  return [draft, change]
}
