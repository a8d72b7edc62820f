import { useState } from 'react'
import { isRecord } from '../client.ts'
import { keepInTab, keptInTab } from '../storage.ts'
import { type Choice, choices, type Draft, type Shown } from './estimate.ts'

const isChoice = (value: unknown): value is Choice => choices.some((choice) => choice === value)

function readDraft(value: unknown): Draft | undefined {
  if (!isRecord(value) || !isRecord(value['choices'])) return undefined
  const kept = Object.entries(value['choices']).flatMap(([id, choice]) =>
    isChoice(choice) ? [[id, choice] as const] : [],
  )
  return {
    choices: Object.fromEntries(kept),
    signer: typeof value['signer'] === 'string' ? value['signer'] : '',
    image: typeof value['image'] === 'string' ? value['image'] : undefined,
    typed: value['typed'] === true,
  }
}

/** The choices so far: they outlive a reload and a lost connection, until the tab is closed. Nothing is chosen beforehand. */
export function useDraft(shown: Shown): [Draft, (changes: Partial<Draft>) => void] {
  const place = `portal.draft.${shown.id}`
  const [draft, setDraft] = useState<Draft>(
    () => keptInTab(place, readDraft) ?? { choices: {}, signer: shown.customerName, typed: false },
  )
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepInTab(place, next)
  }
  return [draft, change]
}
