import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { asProblem, type Problem } from './client.ts'

/** The page is looked at again, the line is back, or the browser shows the page as it was left (`pageshow`). */
const comesBack = ['focus', 'online', 'pageshow']

export interface Live<T> {
  /** The last data that came; it stays while fresh data is fetched and when the connection is lost. */
  readonly data?: T
  readonly problem?: Problem
  readonly reload: () => void
}

interface Fetched<T> {
  readonly name: string
  readonly data?: T
  readonly problem?: Problem
}

/** Fetches at once, when the page is looked at again, when the line is back, and every `everyMs` while it is seen. */
export function useLive<T>(fetchIt: (signal: AbortSignal) => Promise<T>, name: string, everyMs?: number): Live<T> {
  const [state, setState] = useState<Fetched<T>>({ name })
  const [stop, setStop] = useState(() => new AbortController())
  const fetchNow = useEffectEvent(fetchIt)
  const reload = useCallback(() => setStop(new AbortController()), [])
  useEffect(() => {
    // Of two answers under way only the newest question's counts.
    let asked = 0
    const run = () => {
      const turn = ++asked
      const counts = () => turn === asked && !stop.signal.aborted
      fetchNow(stop.signal).then(
        (data) => counts() && setState({ name, data }),
        (error: unknown) =>
          counts() &&
          setState((before) => ({ ...(before.name === name ? before : { name }), problem: asProblem(error) })),
      )
    }
    const again = () => {
      if (document.visibilityState === 'visible') run()
    }
    run()
    const timer = everyMs === undefined ? undefined : setInterval(again, everyMs)
    for (const event of comesBack) window.addEventListener(event, again)
    document.addEventListener('visibilitychange', again)
    return () => {
      asked++
      clearInterval(timer)
      for (const event of comesBack) window.removeEventListener(event, again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [name, everyMs, stop])
  return state.name === name ? { ...state, reload } : { reload }
}
