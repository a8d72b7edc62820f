import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { one, sql } from '../../../../kernel/db/sql.ts'
import { listByCode } from '../../../../kernel/list-by-code.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { criteriaOf, stepsOf } from '../public.ts'
import { meantBy } from '../synonyms.ts'
import { serviceItem } from './actions.ts'

const itemView = (row: Row<'knowledge.service_item'>) => ({
  ...camelRow(row),
  steps: stepsOf(row),
  criteria: criteriaOf(row),
})

/** The catalogue by code. */
export const list = serviceItem.read('list', (asked) => {
  const { state, kind } = asked.query
  return listByCode(asked, 'knowledge.service_item', { state, kind }, itemView, meantBy)
})

export const get = serviceItem.read('get', async ({ groupId, id, load, actionsOn }) => {
  const { row } = await load({
    row: one(sql.selectFrom('knowledge.service_item').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'serviceItem' })
  return { ...itemView(row), actions: actionsOn(row) }
})
