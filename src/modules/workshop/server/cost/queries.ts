import { oneRaw } from '../../../../kernel/db/sql.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { jobCard } from '../job-card/actions.ts'
import { costOf, isOver, reckoned } from './costs.ts'

/** What an order may cost the shop, and what it has cost so far (H-17). */
export const cost = jobCard.read('cost', async ({ groupId, id, now, settings, see, load }) => {
  const { order, costs } = await load({
    order: oneRaw<{ store_id: string }>('select store_id from service.repair_order where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    costs: costOf(groupId, id, now),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  const [row] = costs
  if (!row) return { cost: null }
  const so = reckoned(settings, row, now)
  return {
    cost: {
      budgetLabourFen: row.budget_labour_fen,
      budgetPartsFen: row.budget_parts_fen,
      budgetExternalFen: row.external_agreed_fen,
      budgetFen: so.budgetFen,
      limitFen: so.limitFen,
      budgetedAt: row.budgeted_at,
      workedMinutes: Math.round(row.seconds / 60),
      labourFen: so.labourFen,
      partsFen: so.partsFen,
      externalFen: so.externalFen,
      totalFen: so.totalFen,
      over: isOver(so),
    },
  }
})
