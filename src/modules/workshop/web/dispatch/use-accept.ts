import { useState } from 'react'
import type { InputOf } from '../../../../console/endpoints.ts'
import { useNotice } from '../../../../console/notice.tsx'
import type { ProblemError } from '../../../../console/problem.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useVerb } from '../../../../console/verbs.ts'
import type { Proposal } from './proposal.ts'

export type DispatchInput = InputOf<'jobCard.dispatch'>

/** The proposal as the verb wants it; nothing where nobody is proposed. */
export function acceptedInput(storeId: string, proposal: Proposal): DispatchInput | undefined {
  const { orderId, technicianId, bayId, lineIds, plannedStart, mark } = proposal
  if (technicianId === null) return undefined
  const input = { storeId, orderId, technicianId, bayId, lineIds }
  return { ...input, ...(plannedStart ? { plannedStart } : {}), ...(mark ? { proposal: mark } : {}) }
}

interface AcceptAll {
  readonly run: (proposals: readonly Proposal[]) => Promise<void>
  /** How many are accepted so far, while it runs. */
  readonly done: number | undefined
  /** What could not be accepted the last time, each with its reason. */
  readonly refused: readonly Refused[]
  readonly forget: () => void
}

export interface Refused {
  readonly proposal: Proposal
  readonly problem: ProblemError
}

/** Accepts the plan in its order: each proposal counts on the ones before it. */
export function useAcceptAll(storeId: string): AcceptAll {
  const { t } = useTexts()
  const notice = useNotice()
  const verb = useVerb('jobCard.dispatch', { say: null, quiet: true, also: ['repairOrder'] })
  const [done, setDone] = useState<number>()
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const run = async (proposals: readonly Proposal[]) => {
    let accepted = 0
    const failed: Refused[] = []
    setDone(0)
    setRefused([])
    for (const proposal of proposals) {
      const input = acceptedInput(storeId, proposal)
      if (!input) continue
      const outcome = await verb.run(input)
      if (outcome.ok) setDone(++accepted)
      else failed.push({ proposal, problem: outcome.problem })
    }
    setDone(undefined)
    setRefused(failed)
    if (accepted > 0) notice.done(t('workshop.plan.accepted', { count: accepted }))
  }
  return { run, done, refused, forget: () => setRefused([]) }
}
