import { z } from 'zod'
import { me, type Me } from '../../../kernel/contract/session.ts'
import type { OfflineGrant } from '../../../kernel/contract/terminal.ts'
import { now, setClockAhead, clockAhead } from '../../clock.ts'
import { hasVault, type Vault, vaultOf } from '../vault.ts'
import { pinCheck } from './pin-check.ts'

const part = 'sign-on'

const keptSchema = z.object({
  me,
  mark: z.string(),
  /** See `pinCheck`: too short to find the PIN by. */
  check: z.string(),
  keptAt: z.number(),
  until: z.string(),
  tries: z.int(),
  wrong: z.int(),
  idleMinutes: z.int(),
  ahead: z.number(),
})
type Kept = z.infer<typeof keptSchema>

export interface KeptPerson {
  readonly accountId: string
  readonly name: string
  readonly store: Me['stores'][number] | undefined
}

/** Where it is kept, and what else of a person then goes; tests have their own. */
export interface SignOnPlace {
  readonly vault: Vault
  readonly partOf: (accountId: string) => Vault
  readonly check: typeof pinCheck
}

const here: SignOnPlace = { vault: vaultOf(part), partOf: vaultOf, check: pinCheck }

async function read({ vault }: SignOnPlace, accountId: string): Promise<Kept | undefined> {
  const result = keptSchema.safeParse(await vault.get(accountId))
  return result.success ? result.data : undefined
}

/** Nothing of the person stays but what has not been sent. */
async function forget({ vault, partOf }: SignOnPlace, accountId: string): Promise<void> {
  await vault.remove(accountId)
  await partOf(accountId).empty()
}

/** The server no longer lets him in. */
export const dropSignOn = (accountId: string): Promise<void> => forget(here, accountId)

/** A clock that was turned back opens nothing. */
const holds = (kept: Kept) => kept.keptAt <= now() && now() < Date.parse(kept.until)

/** The server took the PIN: until the shop's limit the person may sign on here without network as well. */
export async function keepSignOn(
  who: Me,
  grant: OfflineGrant | null,
  pin: string,
  place: SignOnPlace = here,
): Promise<void> {
  if (place === here && !hasVault()) return
  if (!grant) return forget(place, who.accountId)
  const before = await read(place, who.accountId)
  const { mark, until, tries, idleMinutes } = grant
  const check = before?.mark === mark ? before.check : await place.check(pin, mark)
  const kept: Kept = { me: who, mark, check, keptAt: now(), until, tries, wrong: 0, idleMinutes, ahead: clockAhead() }
  await place.vault.put(who.accountId, kept)
}

/** Who may sign on here without network; whoever's time is over is forgotten. */
export async function keptPeople(place: SignOnPlace = here): Promise<KeptPerson[]> {
  const people: KeptPerson[] = []
  for (const accountId of await place.vault.keys('')) {
    const kept = await read(place, accountId)
    if (kept) setClockAhead(kept.ahead)
    if (!kept || !holds(kept)) await forget(place, accountId)
    else people.push({ accountId, name: kept.me.name, store: kept.me.stores[0] })
  }
  return people.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
}

/** What the server says of the people of this tablet: who is no longer among them, or has another PIN, is forgotten. */
export async function keepOnly(
  people: readonly { readonly accountId: string; readonly mark: string }[],
  place: SignOnPlace = here,
): Promise<void> {
  const marks = new Map(people.map(({ accountId, mark }) => [accountId, mark]))
  for (const accountId of await place.vault.keys(''))
    if ((await read(place, accountId))?.mark !== marks.get(accountId)) await forget(place, accountId)
}

export type Opened =
  | { readonly me: Me; readonly idleMinutes: number }
  | { readonly left: number }
  /** Not kept, over, or tried too often: only with network. */
  | 'never'

/** Whether a PIN fits to what is kept. A wrong one is counted before it is looked at; after the last nothing is kept. */
export async function openKept(accountId: string, pin: string, place: SignOnPlace = here): Promise<Opened> {
  const kept = await read(place, accountId)
  if (!kept || !holds(kept)) {
    if (kept) await forget(place, accountId)
    return 'never'
  }
  const wrong = kept.wrong + 1
  await place.vault.put(accountId, { ...kept, wrong } satisfies Kept)
  if ((await place.check(pin, kept.mark)) === kept.check) {
    await place.vault.put(accountId, { ...kept, wrong: 0 } satisfies Kept)
    return { me: kept.me, idleMinutes: kept.idleMinutes }
  }
  if (wrong < kept.tries) return { left: kept.tries - wrong }
  await forget(place, accountId)
  return 'never'
}

/** Whether his part stays when he leaves, and how long a tablet stands open untouched. */
export async function keptOf(
  accountId: string,
  place: SignOnPlace = here,
): Promise<{ idleMinutes: number } | undefined> {
  const kept = await read(place, accountId)
  return kept && holds(kept) ? { idleMinutes: kept.idleMinutes } : undefined
}
