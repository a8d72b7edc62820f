import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { factsOf } from '../facts.ts'
import { agreementsOf, keepAgreement } from '../papers.ts'
import { notedOf } from '../reception/into-order.ts'
import { addConcerns } from './actions.ts'
import { courtesyWith } from './courtesy.ts'
import { clockPromise } from './editions.ts'
import { concernsOf } from './loads.ts'
import { repairOrder } from './repair-order.ts'
import { confirmedAt, newWords, movedPromiseProblem, promiseProblem, receiverOf } from './rules.ts'

export const complete = repairOrder.verb('complete', {
  loads: ({ groupId, id }) => ({ concerns: concernsOf(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    const moved = movedPromiseProblem(row.promised_at, input.promisedAt)
    const problem = moved ?? (row.promised_at === null ? promiseProblem(input.promisedAt, work.now) : undefined)
    if (problem) throw problem
    const words = newWords(loaded.concerns, input.concerns ?? [])
    const advisorId = receiverOf(row, identity.actor.staffId)
    const order = move({
      ...(advisorId ? { advisor_id: advisorId } : {}),
      confirmed_at: confirmedAt(row.confirmed_at, { confirmed: input.confirmed, added: words.length }, work.now),
      belongings: input.belongings,
      old_parts: input.oldParts,
      energy_percent: input.energyPercent,
      promised_at: input.promisedAt,
      waiting: input.waiting,
      courtesy_done: courtesyWith(row.courtesy_done, input.courtesy),
    })
    addConcerns(work, order, words, loaded.concerns.length)
    clockPromise(work, row, order)
  },
})

/** The customer signs after all: the agreement is printed once more, with his signature and the walk around the car. */
export const signCheckIn = repairOrder.verb('signCheckIn', {
  loads: ({ groupId, id }) => ({
    concerns: concernsOf(groupId, id),
    facts: factsOf(groupId, 'order', id),
    noted: notedOf(groupId, id),
    printed: agreementsOf(groupId, id),
  }),
  run(work, { input, row, loaded, kernel, identity, move }) {
    const { concerns, facts, noted, printed } = loaded
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const isByLink = identity.kind === 'link'
    // By his link he reads his own words on the agreement that he signs (G-13).
    const confirmed = isByLink && row.confirmed_at === null ? { confirmed_at: work.now } : {}
    const order = move({ check_in_signed_at: work.now, ...confirmed })
    keepAgreement(
      work,
      { order, facts, concerns, keys: kernel.keys, noted, edition: printed + 1 },
      { ...input.signature, device: identity.device ?? '', channel: isByLink ? 'link' : 'desk' },
    )
  },
})
