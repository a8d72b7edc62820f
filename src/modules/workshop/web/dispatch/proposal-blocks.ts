import { leastShare, type Span } from './day-plan.ts'
import type { Proposal } from './proposal.ts'

export interface ProposalBlock extends Span {
  readonly proposal: Proposal
  readonly lane: number
}

/** What is proposed for a technician, in lanes beside what he has. */
export function proposalBlocks(
  proposals: readonly Proposal[],
  taken: readonly (Span & { readonly lane: number })[],
  day: Span,
): ProposalBlock[] {
  const least = (day.to - day.from) * leastShare
  const busy = [...taken]
  return proposals
    .flatMap((proposal) => {
      if (proposal.plannedStart === null) return []
      const from = Date.parse(proposal.plannedStart)
      const to = proposal.plannedEnd ? Date.parse(proposal.plannedEnd) : day.to
      return from < day.to ? [{ proposal, from, to }] : []
    })
    .toSorted((a, b) => a.from - b.from)
    .map(({ proposal, from, to }) => {
      const start = Math.min(Math.max(from, day.from), day.to - least)
      const span = { from: start, to: Math.min(Math.max(to, start + least), day.to) }
      let lane = 0
      while (busy.some((one) => one.lane === lane && one.from < span.to && span.from < one.to)) lane += 1
      const block = { proposal, lane, ...span }
      busy.push(block)
      return block
    })
}
