import type { JsonValue } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { stepsOf, workGuideJoin } from '../../../knowledge/server/public.ts'
import { workshopRefusals } from '../../contract/refusals.ts'
import { happened } from '../clock/happened.ts'
import { jobCard } from './actions.ts'
import { isStep, stepKey, ticked, ticksIn } from './demands.ts'

/** Signs a step off with name and time, or takes that back. */
export const tick = jobCard.verb('tick', {
  loads: ({ groupId, id, input }) => ({
    item: oneRaw<{ steps: JsonValue }>(
      `select coalesce(g.steps, i.steps, '[]'::jsonb) as steps from service.line l
         join workshop.job_card c on c.group_id = l.group_id and c.id = l.job_card_id
         join service.repair_order o on o.group_id = l.group_id and o.id = l.order_id
         join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
         left join knowledge.service_item i on i.group_id = l.group_id and i.code = l.code
         ${workGuideJoin('v.model_id', 'c.created_at')}
        where l.group_id = $1 and l.id = $2 and l.job_card_id = $3`,
      [groupId, input.lineId, id],
    ),
  }),
  run(work, { input, row, loaded, identity, move }) {
    if (!loaded.item || !isStep(row, input, stepsOf(loaded.item))) throw workshopRefusals.stepUnknown()
    const at = happened(work, row.store_id, input.at, row.started_at ?? row.created_at)
    const mark = { at, by: identity.actor.staffId ?? identity.actor.id, name: identity.name }
    move({ ticks: ticked(ticksIn(row), stepKey(input), input.done ? mark : undefined) })
  },
})
