import { useState } from 'react'
import type { InputOf } from '../../../../console/endpoints.ts'
import { useNotice } from '../../../../console/notice.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { useVerb } from '../../../../console/verbs.ts'
import type { Proposal } from './proposal.ts'

export type DispatchInput = InputOf<'jobCard.dispatch'>

/** The proposal as the verb wants it; nothing where nobody is proposed. */
export function acceptedInput(storeId: string, proposal: Proposal): DispatchInput | undefined {
  const { orderId, technicianId, bayId, lineIds } = proposal
  return technicianId === null ? undefined : { storeId, orderId, technicianId, bayId, lineIds }
}

interface AcceptAll {
  readonly run: (proposals: readonly Proposal[]) => Promise<void>
  /** How many are accepted so far, while it runs. */
  readonly done: number | undefined
}

/** Accepts the plan in its order: each proposal counts on the ones before it. */
export function useAcceptAll(storeId: string): AcceptAll {
  const { t } = useTexts()
  const notice = useNotice()
  const verb = useVerb('jobCard.dispatch', { say: null, quiet: true, also: ['repairOrder'] })
  const [done, setDone] = useState<number>()
  const run = async (proposals: readonly Proposal[]) => {
    let accepted = 0
    setDone(0)
    for (const proposal of proposals) {
      const input = acceptedInput(storeId, proposal)
      if (!input) continue
      const outcome = await verb.run(input)
      if (outcome.ok) setDone(++accepted)
      else notice.problem(outcome.problem)
    }
    setDone(undefined)
    if (accepted > 0) notice.done(t('workshop.plan.accepted', { count: accepted }))
  }
  return { run, done }
}
