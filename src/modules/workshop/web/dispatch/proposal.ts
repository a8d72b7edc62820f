import type { AnswerOf } from '../../../../console/endpoints.ts'

export type Proposal = AnswerOf<'jobCard.proposals'>['rows'][number]
export type Candidate = Proposal['candidates'][number]
