import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { asProblem, ask, isRecord, type Problem, randomKey } from '../client.ts'
import { forgetInTab, keepInTab, keptInTab } from '../storage.ts'
import type { Decided, DecideInput } from './estimate.ts'

interface Intent {
  readonly key: string
  readonly version: number
  /** The body as text: sent again word for word, so that the server knows it. */
  readonly body: string
}

export interface Sending {
  readonly state: 'idle' | 'sending' | 'waiting'
  readonly problem?: Problem
  readonly begin: (version: number, input: DecideInput) => void
}

const againAfterMs = 4000

function readIntent(value: unknown): Intent | undefined {
  if (!isRecord(value)) return undefined
  const { key, version, body } = value
  if (typeof key !== 'string' || typeof version !== 'number' || typeof body !== 'string') return undefined
  return { key, version, body }
}

/**
 * Sends the decision once: a double tap finds it under way, a lost answer is asked for again with the same key until
 * one comes, also after a reload.
 */
export function useSending(token: string, id: string, onSent: (answer: Decided) => void): Sending {
  const place = `portal.intent.${id}`
  const [state, setState] = useState<Sending['state']>(() => (keptInTab(place, readIntent) ? 'waiting' : 'idle'))
  const [problem, setProblem] = useState<Problem>()
  const busy = useRef(false)
  const attempt = useEffectEvent(async () => {
    const intent = keptInTab(place, readIntent)
    if (busy.current || !intent) return
    busy.current = true
    try {
      const body: object = JSON.parse(intent.body)
      const { key, version } = intent
      const answer = await ask<Decided>(`/api/estimates/${id}/decide`, { token, key, version, body })
      forgetInTab(place)
      setState('idle')
      onSent(answer)
    } catch (error) {
      const failed = asProblem(error)
      if (failed.lost) setState('waiting')
      else {
        forgetInTab(place)
        setState('idle')
        setProblem(failed)
      }
    } finally {
      busy.current = false
    }
  })
  useEffect(() => {
    if (state === 'idle') return undefined
    const again = () => void attempt()
    if (state === 'sending') again()
    const timer = setInterval(again, againAfterMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [state])
  const begin = (version: number, input: DecideInput) => {
    if (state !== 'idle') return
    keepInTab(place, { key: randomKey(), version, body: JSON.stringify(input) } satisfies Intent)
    setProblem(undefined)
    setState('sending')
  }
  return { state, begin, ...(problem ? { problem } : {}) }
}
