import { asCaller } from '../../../../kernel/auth/person.ts'
import { giveTask } from '../../../../kernel/furniture/tasks.ts'
import { forEachGroup } from '../../../../kernel/groups.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { printedYuan } from '../../../../kernel/paper/moment.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import { type Cost, type CostRow, isOver, openCosts, reckoned } from './costs.ts'

/**
 * Warns the workshop manager, once, of every order whose cost so far is above its budget by more than the limit (H-17).
 * By a round of the clock and not in the verbs: those of every visit would have to add up what seldom matters. Answers
 * how many warnings were given.
 */
export function watchBudgets(kernel: Kernel): Promise<number> {
  return forEachGroup(kernel, async (groupId) => {
    const credential = { kind: 'system', groupId, job: 'workshop.watchBudget' } as const
    const { settings, now, results } = await asCaller(kernel, credential, (_, at) => [openCosts(groupId, at).statement])
    const rows = openCosts(groupId, now).read(results[0]?.rows ?? [])
    let warned = 0
    for (const row of rows) {
      const cost = reckoned(settings, row, now)
      if (isOver(cost) && (await warn(kernel, groupId, row, cost))) warned++
    }
    return warned
  })
}

function warn(kernel: Kernel, groupId: string, row: CostRow, cost: Cost): Promise<boolean> {
  return runAsSystem(kernel, {
    groupId,
    name: 'workshop.watchBudget',
    key: row.id,
    loads: () => ({}),
    run(work) {
      const values = { number: row.number, cost: printedYuan(cost.totalFen), budget: printedYuan(cost.budgetFen) }
      giveTask(work, {
        storeId: row.store_id,
        kind: 'overBudget',
        record: 'repairOrder',
        recordId: row.id,
        titleZh: textOf('zh-CN', 'workshop.task.overBudget', values),
        titleEn: textOf('en', 'workshop.task.overBudget', values),
        role: 'dispatcher',
      })
    },
  })
}
