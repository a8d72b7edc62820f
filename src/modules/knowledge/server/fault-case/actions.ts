import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { faultCaseContract } from '../../contract/fault-case.ts'
import { knowledgeRefusals } from '../../contract/refusals.ts'

type FaultCase = Row<'knowledge.fault_case'>

export function caseView(row: FaultCase) {
  const { author_id: _author, ...rest } = row
  return camelRow(rest)
}

export const faultCase = serve(faultCaseContract, 'knowledge.fault_case', { view: caseView })

/** What a closed diagnosis knows of its fault. */
export interface OfferedCase {
  readonly symptom: string
  readonly symptomWords: string
  readonly modelZh: string | null
  readonly modelEn: string | null
  readonly powertrain: string | null
  readonly odometerKm: number | null
  readonly faultCodes: readonly string[]
  readonly tests: string
  readonly cause: string
  readonly causeWords: string
  readonly fix: string
  readonly orderId: string
  readonly orderNumber: string
  readonly author: { readonly id: string; readonly name: string }
}

/** Writes the draft of a case inside another room's work; a reviewer publishes it. Twice for one order is refused. */
export function offerCase(work: Work, offered: OfferedCase): FaultCase {
  return work.create(faultCase.face, 'offer', {
    id: newId(),
    symptom: offered.symptom,
    symptom_words: offered.symptomWords,
    model_zh: offered.modelZh,
    model_en: offered.modelEn,
    powertrain: offered.powertrain,
    odometer_km: offered.odometerKm,
    fault_codes: [...offered.faultCodes],
    tests: offered.tests,
    cause: offered.cause,
    cause_words: offered.causeWords,
    fix: offered.fix,
    order_id: offered.orderId,
    order_number: offered.orderNumber,
    author_id: offered.author.id,
    author_name: offered.author.name,
  })
}

export const write = faultCase.creation('write', {
  store: () => null,
  run(work, { id, input, identity }) {
    work.create(faultCase.face, 'write', {
      id,
      symptom: input.symptom,
      symptom_words: input.symptomWords,
      fault_codes: input.faultCodes,
      tests: input.tests,
      cause: input.cause,
      cause_words: input.causeWords,
      fix: input.fix,
      author_id: identity.actor.id,
      author_name: identity.name,
    })
  },
})

export const edit = faultCase.verb('edit', {
  run(_work, { input, move }) {
    move({
      symptom: input.symptom,
      symptom_words: input.symptomWords,
      fault_codes: input.faultCodes,
      tests: input.tests,
      cause: input.cause,
      cause_words: input.causeWords,
      fix: input.fix,
    })
  },
})

export const publish = faultCase.verb('publish', {
  run(work, { row, identity, move }) {
    if (row.author_id === identity.actor.id) throw knowledgeRefusals.ownCase({ name: row.author_name })
    move({ reviewer_name: identity.name, published_at: work.now })
  },
})

export const withdraw = faultCase.verb('withdraw', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
