import type { Refusal } from './contract/refusal.ts'
import { keyOf, textOf } from './i18n.ts'
import { shown } from './message-text.ts'

/** Whoever is refused may stand in no store yet. */
const timeZone = 'Asia/Shanghai'

/**
 * A refusal as a sentence in a language: its record, state and verb by their names, money, days and times as people write
 * them. The codes themselves stay in the refusal's details.
 */
export function refusalText(language: string, { code, details }: Pick<Refusal, 'code' | 'details'>): string {
  const values = shown({ language, params: details, timeZone })
  return textOf(language, code.replace('.', '.refusal.'), { ...values, ...namesIn(language, details) })
}

function namesIn(language: string, { record, state, verb }: Refusal['details']): Record<string, string> {
  if (typeof record !== 'string') return {}
  const parts = { record: 'name', state: `state.${String(state)}`, verb: `verb.${String(verb)}` }
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) => {
      const key = keyOf(record, part)
      return key === undefined ? [] : [[name, textOf(language, key)]]
    }),
  )
}
