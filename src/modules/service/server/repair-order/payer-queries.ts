import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { activeItems } from '../../../knowledge/server/public.ts'
import { partsByNo } from '../../../parts/server/public.ts'
import { proposedPayers } from '../../../warranty/server/public.ts'
import { carNow, coverLoads, judgedLine } from './payers.ts'
import { repairOrder } from './repair-order.ts'

/** Who should pay the lines of an estimate that is being made. */
export const payers = repairOrder.read('payers', async ({ groupId, id, query, see, settings, now, load }) => {
  const codes = (kind: string) => query.lines.filter((line) => line.kind === kind).map((line) => line.code)
  const { order, items, parts } = await load({
    order: oneRaw<Row<'service.repair_order'>>('select * from service.repair_order where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    items: activeItems(groupId, codes('labour')),
    parts: partsByNo(
      groupId,
      codes('part').map((code) => code.toUpperCase()),
    ),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  const car = carNow(order, await load(coverLoads(groupId, order)), settings, now)
  const lines = query.lines.map((line) => judgedLine(line, { items, parts }))
  return { rows: proposedPayers(lines, car).map((basis) => basis ?? null) }
})
