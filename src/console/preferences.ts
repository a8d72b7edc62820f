import { useSyncExternalStore } from 'react'
import { z } from 'zod'

/** What a person has chosen on this device. Nothing here is about customers. */
const preferences = z.object({
  language: z.enum(['zh-CN', 'en']).optional(),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** The store last worked in; `all` for every store of the person. */
  store: z.string().optional(),
  /** Code of the dealer group typed last, where a server keeps several. */
  group: z.string().optional(),
  /** Somebody was signed in when the page was last open: a hint what to load first, no proof of anything. */
  signedIn: z.boolean().default(false),
  /** Cars have been received on this device: it is ready for a lost line. */
  device: z.boolean().default(false),
  /** Somebody left while there was no network: the server hears of it before anything else. */
  owesSignOut: z.boolean().default(false),
  menuFolded: z.boolean().default(false),
  /** Columns chosen per list. */
  columns: z.record(z.string(), z.array(z.string())).default({}),
  /** Saved views per list: name and the search of the address. */
  views: z.record(z.string(), z.array(z.object({ name: z.string(), search: z.string() }))).default({}),
})
export type Preferences = z.infer<typeof preferences>
export type Language = NonNullable<Preferences['language']>

const place = 'open4s.preferences'
const listeners = new Set<() => void>()
let known: Preferences = read()

function read(): Preferences {
  try {
    const result = preferences.safeParse(JSON.parse(localStorage.getItem(place) ?? '{}'))
    if (result.success) return result.data
  } catch {
    // storage is switched off or holds something else: start afresh
  }
  return preferences.parse({})
}

export function getPreferences(): Preferences {
  return known
}

export function setPreferences(changes: Partial<Preferences>): void {
  known = { ...known, ...changes }
  try {
    localStorage.setItem(place, JSON.stringify(known))
  } catch {
    // without storage the choice holds until the page closes
  }
  for (const listener of listeners) listener()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, getPreferences)
}

let personsLanguage: Language | undefined

/** The account's own language; a choice made on this device goes before it. */
export function setPersonsLanguage(language: string): void {
  personsLanguage = language === 'en' ? 'en' : 'zh-CN'
}

/** Chinese unless the person or the account says otherwise. */
export function currentLanguage(): Language {
  return known.language ?? personsLanguage ?? 'zh-CN'
}
