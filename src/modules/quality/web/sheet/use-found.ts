import { useState } from 'react'
import { dropDraft, readDraft, writeDraft } from '../../../../console/ui/form/draft.ts'
import type { Found } from './readings.ts'

interface KeptFound {
  readonly found: Found
  readonly set: (key: string, value: number | boolean | undefined) => void
  readonly drop: () => void
}

function kept(draftKey: string): Found {
  const entries = Object.entries(readDraft(draftKey) ?? {})
  return Object.fromEntries(
    entries.flatMap(([key, value]) =>
      typeof value === 'number' || typeof value === 'boolean' ? [[key, value] as const] : [],
    ),
  )
}

/** What was found so far, kept on the device until it is sent: a tablet is put down between two readings. */
export function useFound(draftKey: string): KeptFound {
  const [found, setFound] = useState(() => kept(draftKey))
  return {
    found,
    set(key, value) {
      const { [key]: _before, ...rest } = found
      const next = value === undefined ? rest : { ...rest, [key]: value }
      writeDraft(draftKey, next)
      setFound(next)
    },
    drop: () => dropDraft(draftKey),
  }
}
