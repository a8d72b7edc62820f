import { ask } from '../client.ts'
import { useLive } from '../use-live.ts'
import type { MyDeposit } from './cars.ts'

const nothing: MyDeposit = { deposit: null }

/**
 * What a wish asks for beforehand; `query` is empty while there is none. Where nobody can say now, the wish may be sent:
 * the shop refuses it with what it asks.
 */
export function useDeposit(query: string) {
  const { data, problem } = useLive(
    (signal) => (query === '' ? Promise.resolve(nothing) : ask<MyDeposit>(`/api/my/deposit?${query}`, { signal })),
    query,
  )
  const asked = query === '' ? null : (data?.deposit ?? null)
  return { asked, isWaiting: !data && !problem, input: asked ? { depositFen: asked.amountFen } : {} }
}
