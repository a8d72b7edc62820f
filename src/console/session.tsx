import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Me } from '../kernel/contract/session.ts'
import { setServerNow } from './clock.ts'
import type * as KeptMe from './device/kept-me.ts'
import { currentStretch, setStretch } from './device/sign-on/stretch.ts'
import { setTimeZone } from './formats.ts'
import { readMe, readSetup, signOut } from './kernel-endpoints.ts'
import { getPreferences, setPersonsLanguage, setPreferences, usePreferences } from './preferences.ts'
import { asProblem } from './problem.ts'
import { tryAgain } from './query-client.ts'
import { isShared } from './terminal/device.ts'

export type StoreSummary = Me['stores'][number]

export interface Session {
  readonly me: Me
  /** The store on the screen; nothing when the person looks at all of his stores. */
  readonly store: StoreSummary | undefined
  /** A store in any case, for what must happen in one. */
  readonly workStore: StoreSummary | undefined
  /** By id, or `all`. */
  readonly chooseStore: (id: string) => void
  /** Whether the person holds a permission in the store on the screen, or in any of his when all are shown. */
  readonly can: (permission: string) => boolean
  /** Whether a right reaches all stores of the group. */
  readonly canGroupWide: (permission: string) => boolean
}

const SessionContext = createContext<Session | undefined>(undefined)
export const meKey = ['session', 'me'] as const

/** Asks what lies on this device, where one works without connection; elsewhere there is nothing, and nothing is fetched. */
async function onDevice<T>(ask: (device: typeof KeptMe) => Promise<T>): Promise<T | undefined> {
  if (!getPreferences().device) return undefined
  return import('./device/kept-me.ts').then(ask).catch(() => undefined)
}

/** His session has ended: without connection, too, the device is nobody's. */
export async function forgetHolder(): Promise<void> {
  await onDevice((device) => device.forgetHolder())
}

/** Who is signed in; `null` when nobody is. */
export function useMeQuery() {
  return useQuery({
    queryKey: meKey,
    queryFn: async ({ signal }) => {
      const stretch = currentStretch()
      if (stretch) return stretch.me
      try {
        await signOutOwed()
        const me = await readMe(signal)
        setServerNow(me.now)
        setPersonsLanguage(me.language)
        setPreferences({ signedIn: true })
        await onDevice((device) => device.keepMe(me))
        return me
      } catch (error) {
        // A device that works without connection knows who holds it.
        const kept = asProblem(error).lost ? await onDevice((device) => device.keptMe()) : undefined
        if (kept) return kept
        if (asProblem(error).status === 401) {
          setPreferences({ signedIn: false })
          await forgetHolder()
          return null
        }
        throw error
      }
    },
    staleTime: 5 * 60_000,
    networkMode: 'offlineFirst',
    retry: tryAtDoor,
  })
}

export function useSetupQuery(enabled: boolean) {
  return useQuery({
    queryKey: ['session', 'setup'],
    queryFn: readSetup,
    enabled,
    staleTime: 60_000,
    networkMode: 'offlineFirst',
    retry: tryAtDoor,
  })
}

/** A shared tablet has a door without network as well: nobody waits for more tries before it. */
const tryAtDoor = (failures: number, error: unknown) =>
  !(isShared() && asProblem(error).lost) && tryAgain(failures, error)

/** Whoever left without network is out before anybody is asked for: his session must not be another's. */
async function signOutOwed(): Promise<void> {
  if (!getPreferences().owesSignOut) return
  await signOut().catch((error: unknown) => {
    if (asProblem(error).lost) throw error
  })
  setPreferences({ owesSignOut: false })
}

/** `*` holds in the whole group. */
export function holds(me: Me, permission: string, storeId: string | undefined): boolean {
  const stores = me.permissions[permission]
  if (!stores) return false
  return storeId === undefined || stores.includes('*') || stores.includes(storeId)
}

export function SessionProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const preferences = usePreferences()
  const session = useMemo<Session>(() => {
    const chosen = me.stores.find((store) => store.id === preferences.store)
    const all = preferences.store === 'all' && me.stores.length > 1
    const store = all ? undefined : (chosen ?? me.stores[0])
    const workStore = store ?? chosen ?? me.stores[0]
    if (workStore) setTimeZone(workStore.timeZone)
    return {
      me,
      store,
      workStore,
      chooseStore: (id) => setPreferences({ store: id }),
      can: (permission) => holds(me, permission, store?.id),
      canGroupWide: (permission) => me.groupWide.includes(permission),
    }
  }, [me, preferences.store])
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No session around this component')
  return session
}

/** Signs out and forgets what the device held: data, drafts, everything but the person's choices. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    const me = client.getQueryData<Me>(meKey)
    // Without network the server has not heard that he was here.
    if (!currentStretch())
      await signOut().catch((error: unknown) => {
        if (asProblem(error).lost) setPreferences({ owesSignOut: true })
      })
    sessionStorage.clear()
    if (me) await import('./device/kept-me.ts').then((device) => device.forgetMe(me)).catch(() => {})
    // The door watches this one: cleared with the rest, it would not hear that nobody is here any more.
    client.setQueryData(meKey, null)
    setStretch(undefined)
    client.removeQueries({ predicate: (query) => query.queryHash !== hashKey(meKey) })
    client.getMutationCache().clear()
  }
}
