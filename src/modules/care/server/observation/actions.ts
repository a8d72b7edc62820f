import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import { observationContract } from '../../contract/observation.ts'
import { careRefusals } from '../../contract/refusals.ts'

export const observation = serve(observationContract, 'care.observation', { owners: ['advisor_id'] })

function staffOf(groupId: string, storeId: string, staffId: string): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select s.id from people.staff s where s.group_id = $1 and s.store_id = $2 and s.id = $3 and s.state = 'active'`,
    [groupId, storeId, staffId],
  )
}

export const record = observation.creation('record', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({ advisor: staffOf(groupId, input.storeId, input.advisorId) }),
  run(work, { id, input, loaded, identity }) {
    if (!loaded.advisor) throw careRefusals.advisorUnknown()
    // Nobody marks himself.
    if (identity.actor.staffId === input.advisorId) throw careRefusals.ownReception()
    const observedAt = input.observedAt ?? work.now
    if (observedAt > work.now) throw careRefusals.observedAhead()
    work.create(observation.face, 'record', {
      id,
      store_id: input.storeId,
      advisor_id: input.advisorId,
      order_id: input.orderId ?? null,
      observed_at: observedAt,
      gratitude: input.gratitude,
      standpoint: input.standpoint,
      enthusiasm: input.enthusiasm,
      sincerity: input.sincerity,
      smile: input.smile,
      remark: input.remark ?? null,
      by_id: identity.actor.id,
    })
  },
})

export const withdraw = observation.verb('withdraw', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
