import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Caller, VerbCall } from '../caller.ts'
import type { House } from '../house.ts'
import { brokenBalances, deliver, verified } from '../in-work.ts'

/** Somebody who does something at the same moment as the others. */
export type Runner = readonly [who: Caller, verb: string, call: VerbCall]

export interface End {
  readonly ok: boolean
  readonly code: string
  readonly body: Record<string, unknown>
}

/**
 * Sends all at once, the later ones some milliseconds behind as `turn` says, so that in several turns each is ahead once.
 * Fails the test when one of them gets anything but an answer or a refusal that says what to do.
 */
export async function atOnce(turn: number, runners: readonly Runner[]): Promise<End[]> {
  const ends = await Promise.all(
    runners.map(async ([who, verb, call], index) => {
      const behind = ((index + turn) % runners.length) * (turn % 4) * 2
      if (behind > 0) await delay(behind)
      const { status, body } = await who.tries(verb, call)
      const answer = JSON.parse(body) as Record<string, unknown>
      const flaw = flawOf(status, answer)
      return {
        end: { ok: status === 200, code: String(answer['code'] ?? ''), body: answer },
        flaw: flaw && `${verb}: ${flaw}`,
      }
    }),
  )
  expect(ends.flatMap(({ flaw }) => flaw ?? [])).toEqual([])
  return ends.map(({ end }) => end)
}

/** Why an answer is neither a success nor a refusal in words; undefined when it is one of them. */
export function flawOf(status: number, answer: Record<string, unknown>, language = 'zh-CN'): string | undefined {
  if (status === 200) return undefined
  const [title, code] = [String(answer['title'] ?? ''), String(answer['code'] ?? '')]
  if (status < 400 || status >= 500) return `${status} ${JSON.stringify(answer).slice(0, 300)}`
  const isRead = language === 'en' ? title.length > 5 : /\p{Script=Han}/u.test(title)
  return !isRead || title.includes('{{') || title.includes(code) ? `no words: ${title}` : undefined
}

/** Who succeeded, by his place. */
export const winners = (ends: readonly End[]): number[] => ends.flatMap((end, index) => (end.ok ? [index] : []))
export const codes = (ends: readonly End[]): string[] => ends.filter((end) => !end.ok).map((end) => end.code)

/** Nothing is in two places or in none: what rooms add up agrees, the ledger replays. */
export async function expectSound(house: House): Promise<void> {
  await deliver(house)
  expect(await brokenBalances(house)).toEqual([])
  expect(await verified(house)).toEqual([])
}
