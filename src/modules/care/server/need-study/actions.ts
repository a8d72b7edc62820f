import { z } from 'zod'
import { ownDeadlines, startBy } from '../../../../kernel/clocks/deadlines.ts'
import { type Reachable, reachable, readReachable, told } from '../../../../kernel/clocks/recipients.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Subscription } from '../../../../kernel/module.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import { need, needStudyContract } from '../../contract/need-study.ts'
import { agentFor } from '../follow-up/rules.ts'
import { study as studyClock } from '../parameters.ts'
import { studyProblem } from './rules.ts'

export const needStudy = serve(needStudyContract, 'care.need_study', { owners: ['owner_id'], view: studyView })

export function studyView(row: Row<'care.need_study'>) {
  return { ...camelRow(row), needs: need.array().parse(row.needs) }
}

export const take = needStudy.verb('take', {
  run(work, { row, identity, move }) {
    const ownerId = identity.actor.staffId ?? null
    move({ owner_id: ownerId })
    ownDeadlines(work, row.id, ownerId)
  },
})

export const study = needStudy.verb('study', {
  run(work, { row, input, identity, move }) {
    const problem = studyProblem(input)
    if (problem) throw problem
    move({
      needs: input.needs,
      none_because: input.needs.length === 0 ? (input.noneBecause ?? null) : null,
      studied_at: work.now,
      studied_by: identity.actor.id,
    })
    work.stopDeadline(studyClock.name, row.id)
  },
})

export const revise = needStudy.verb('revise', {
  run(work, { input, identity, move }) {
    const problem = studyProblem(input)
    if (problem) throw problem
    const none = input.needs.length === 0 ? (input.noneBecause ?? null) : null
    move({ needs: input.needs, none_because: none, studied_at: work.now, studied_by: identity.actor.id })
  },
})

const openStudy = 'care.openStudy'
const registered = z.object({ customerId: z.uuid(), storeId: z.uuid() })

/** A new file asks what its customer will need; the agent with the fewest such files has it (F-03). */
export const fileOpened: Subscription = {
  topic: 'customers.registered',
  name: openStudy,
  async run(kernel, event) {
    const { customerId, storeId } = registered.parse(event.payload)
    await runAsSystem(kernel, {
      groupId: event.groupId,
      name: openStudy,
      key: event.id,
      loads: ({ groupId }) => ({
        known: oneRaw<{ id: string }>('select id from care.need_study where group_id = $1 and customer_id = $2', [
          groupId,
          customerId,
        ]),
        people: agents(groupId),
        open: manyRaw<{ owner_id: string | null; count: number }>(
          `select owner_id, count(*)::integer as count from care.need_study
            where group_id = $1 and store_id = $2 and studied_at is null group by owner_id`,
          [groupId, storeId],
        ),
      }),
      run(work, { loaded, settings }) {
        if (loaded.known) return
        const id = newId()
        const holders = told.holders(loaded.people, settings, studyClock.role, storeId)
        const ownerId = agentFor(
          holders.map((person) => {
            const staffId = person.staffId ?? person.accountId
            return { id: staffId, openCalls: loaded.open.find((row) => row.owner_id === staffId)?.count ?? 0 }
          }),
        )
        const { dueAt } = startBy(work, studyClock, { record: needStudy.face.name, recordId: id, storeId, ownerId })
        work.create(needStudy.face, 'open', {
          id,
          store_id: storeId,
          customer_id: customerId,
          owner_id: ownerId,
          due_at: dueAt,
          needs: [],
        })
      },
    })
  },
}

function agents(groupId: string): Load<Reachable[]> {
  return { statement: reachable(groupId, [], [studyClock.role]), read: (rows) => rows.map(readReachable) }
}
