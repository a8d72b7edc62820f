import { useRef, useState } from 'react'
import { asProblem, ask, keyOfWish, type Problem } from '../client.ts'
import { forgetInTab } from '../storage.ts'
import type { BookOwn } from './cars.ts'

export interface Booked {
  readonly number: string
  readonly startsAt: string
}

/** Books once: the same wish has the same key until it is fulfilled or refused, whatever is tapped or reloaded. */
export function useBooking(onRefused: () => void) {
  const [booked, setBooked] = useState<Booked>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const place = 'portal.booking'
  const book = async (wish: BookOwn) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      const key = keyOfWish(place, wish)
      setBooked(await ask<Booked>('/api/appointments/bookOwn', { body: wish, key }))
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
  return { booked, problem, busy, book }
}
