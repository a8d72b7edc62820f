import { useRef, useState } from 'react'
import { asProblem, ask, keyOfWish, type Problem } from '../client.ts'
import { forgetInTab } from '../storage.ts'

export interface Booked {
  readonly number: string
  readonly startsAt: string
}

/**
 * Sends a wish once: the same one has the same key until it is fulfilled or refused, whatever is tapped or reloaded.
 * `place` keeps it in the tab.
 */
export function useWish<W extends object, A>(place: string, onRefused: () => void) {
  const [done, setDone] = useState<A>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const send = async (path: string, wish: W, version?: number) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      const key = keyOfWish(place, { path, wish, version })
      setDone(await ask<A>(path, { body: wish, key, ...(version === undefined ? {} : { version }) }))
      forgetInTab(place)
    } catch (error) {
      const failed = asProblem(error)
      setProblem(failed)
      if (!failed.lost) {
        forgetInTab(place)
        onRefused()
      }
    }
    running.current = false
    setBusy(false)
  }
  return { done, problem, busy, send }
}
