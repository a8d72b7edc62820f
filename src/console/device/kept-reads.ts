import { now } from '../clock.ts'
import { dayOf } from '../formats.ts'
import { endpoint } from '../endpoints.ts'
import { getPreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { vaultOf } from './vault.ts'

interface KeptRead {
  /** When the server said it, in the store's zone. */
  readonly day: string
  readonly answer: unknown
}

const placeOf = (key: string, parts: object) => `read/${key}/${JSON.stringify(parts)}`
const swept = new Set<string>()

function isKeptRead(value: unknown): value is KeptRead {
  return typeof value === 'object' && value !== null && 'day' in value && 'answer' in value
}

/** What was asked on another day is let go once today's answers come. */
async function sweep(account: string, today: string): Promise<void> {
  if (swept.has(account)) return
  swept.add(account)
  const vault = vaultOf(account)
  for (const place of await vault.keys('read/')) {
    const kept = await vault.get(place)
    if (!isKeptRead(kept) || kept.day !== today) await vault.remove(place)
  }
}

/** Asks the server; without connection answers what it said to this account last, where the device keeps such answers. */
export async function askOrKept<A>(
  account: string,
  question: { readonly key: string; readonly parts: object },
  ask: () => Promise<A>,
): Promise<A> {
  if (!getPreferences().device) return ask()
  const vault = vaultOf(account)
  const place = placeOf(question.key, question.parts)
  try {
    const answer = await ask()
    const today = dayOf(now())
    // A full device must not keep the answer from the person.
    await sweep(account, today)
      .then(() => vault.put(place, { day: today, answer } satisfies KeptRead))
      .catch(() => {})
    return answer
  } catch (error) {
    const kept = asProblem(error).lost ? await vault.get(place).catch(() => undefined) : undefined
    const answer = isKeptRead(kept) ? endpoint(question.key).answer?.safeParse(kept.answer) : undefined
    // Kept by an earlier release in another shape, it is as good as not kept.
    if (!answer?.success) throw error
    return answer.data as A
  }
}
