import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { openPerson, sealFor } from '../../../../kernel/pii/persons.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { followUpContract } from '../../contract/follow-up.ts'
import { attempts, call, dissatisfiedBelow } from '../parameters.ts'
import { callBackProblem, giveUpProblem, isDissatisfied } from './rules.ts'

type FollowUp = Row<'care.follow_up'>

export const followUp = serve(followUpContract, 'care.follow_up', { owners: ['agent_id'], view: followUpView })

/** The row without what the customer said, which is sealed. */
export function followUpView<R extends FollowUp>({ key_points: _k, wishes: _w, complaint: _c, ...row }: R) {
  return camelRow(row)
}

interface CalledPerson {
  readonly id: string
  readonly wrapped_key: string | null
}

/** Whom the call is for. */
function personOf(groupId: string, followUpId: string): Load<CalledPerson | undefined> {
  return oneRaw<CalledPerson>(
    `select c.person_id as id, c.wrapped_key from care.follow_up f
       join customers.contact c on c.group_id = f.group_id and c.id = f.customer_id
      where f.group_id = $1 and f.id = $2`,
    [groupId, followUpId],
  )
}

export const attempt = followUp.verb('attempt', {
  loads: ({ groupId, id }) => ({ person: personOf(groupId, id) }),
  run(work, { input, row, loaded, move, kernel }) {
    const problem = callBackProblem(input, work.now)
    if (problem) throw problem
    const moved = move({ attempts: row.attempts + 1, call_back_at: input.callBackAt ?? null })
    const seal = sealer(work, kernel, loaded.person)
    register(work, moved, input.outcome, seal(input.note))
  },
})

export const complete = followUp.verb('complete', {
  loads: ({ groupId, id }) => ({ person: personOf(groupId, id) }),
  run(work, { input, row, loaded, move, kernel, settings }) {
    const seal = sealer(work, kernel, loaded.person)
    const moved = move({
      attempts: row.attempts + 1,
      call_back_at: null,
      called_at: work.now,
      car_runs_well: input.carRunsWell,
      score: input.score,
      sincerity: input.sincerity ?? null,
      smile: input.smile ?? null,
      key_points: seal(input.keyPoints),
      wishes: seal(input.wishes),
      complaint: seal(input.complaint),
    })
    register(work, moved, 'reached', null)
    work.stopDeadline(call.name, row.id)
    if (isDissatisfied(input, limit(settings, work, row, dissatisfiedBelow))) {
      const { id, store_id, order_id, customer_id } = row
      work.emit('care.dissatisfied', { followUpId: id, storeId: store_id, orderId: order_id, customerId: customer_id })
    }
  },
})

export const giveUp = followUp.verb('giveUp', {
  loads: ({ groupId, id }) => ({ person: personOf(groupId, id) }),
  run(work, { input, row, loaded, move, kernel, settings }) {
    const problem = giveUpProblem(row.attempts, limit(settings, work, row, attempts))
    if (problem) throw problem
    const moved = move({ call_back_at: null })
    register(work, moved, 'givenUp', sealer(work, kernel, loaded.person)(input.reason))
    work.stopDeadline(call.name, row.id, 'cancelled')
  },
})

/** The register of calls (M-04): a row for each, whatever came of it. */
function register(work: Work, of: FollowUp, outcome: string, note: string | null): void {
  work.insert(
    'care.call',
    { id: newId(), follow_up_id: of.id, called_at: work.now, outcome, note, by_id: work.actor.id },
    of,
  )
}

function sealer(work: Work, kernel: Kernel, person: CalledPerson | undefined) {
  return (text: string | undefined): string | null => {
    if (!text) return null
    if (!person) throw kernelRefusals.notFound({ record: 'customer' })
    return sealFor(work, openPerson(person, kernel.keys), text)
  }
}

function limit(settings: Settings, work: Work, row: FollowUp, key: string): number {
  const timeZone = settings.stores.get(row.store_id)?.timeZone ?? 'UTC'
  return parameter(settings, key, row.store_id, localDate(epochMsOf(work.now), timeZone))
}
