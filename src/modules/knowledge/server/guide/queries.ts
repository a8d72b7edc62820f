import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { one, sql } from '../../../../kernel/db/sql.ts'
import { listByCode } from '../../../../kernel/list-by-code.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { guide, guideSteps } from './actions.ts'

const view = (row: Row<'knowledge.guide'>) => ({ ...camelRow(row), steps: guideSteps(row) })

/** Guides by code; those in use unless others are asked for. */
export const list = guide.read('list', (asked) => {
  const { state, symptom } = asked.query
  return listByCode(asked, 'knowledge.guide', { state: state ?? 'active', symptom }, view)
})

export const get = guide.read('get', async ({ groupId, id, load, actionsOn }) => {
  const { row } = await load({
    row: one(sql.selectFrom('knowledge.guide').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'guide' })
  return { ...view(row), actions: actionsOn(row) }
})
