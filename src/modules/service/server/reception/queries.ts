import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { reception } from './actions.ts'
import { entriesOf, isContested } from './rules.ts'

type Reception = Row<'service.reception'>
interface Entry extends Row<'service.reception_entry'> {
  readonly said_name: string | null
  readonly other_name: string | null
}

const entriesSql = `select e.*, a.display_name as said_name, o.display_name as other_name from service.reception_entry e
  left join kernel.account a on a.group_id = e.group_id and a.id = e.said_by
  left join kernel.account o on o.group_id = e.group_id and o.id = e.other_by where e.group_id = $1`

function entriesFor(groupId: string, id: string): Load<Entry[]> {
  return manyRaw<Entry>(`${entriesSql} and e.reception_id = $2 order by e.key`, [groupId, id])
}

function withEntries(row: Reception, entries: readonly Entry[]) {
  return {
    ...camelRow(row),
    entries: entriesOf(entries),
    contested: entries.filter(isContested).map((entry) => ({
      key: entry.key,
      value: entry.value,
      saidAt: entry.said_at,
      saidBy: entry.said_name ?? '',
      otherValue: entry.other_value,
      otherAt: entry.other_at ?? '',
      otherBy: entry.other_name ?? '',
    })),
  }
}

export const get = reception.read('get', async ({ groupId, id, see, actionsOn, load }) => {
  const { row, entries } = await load({
    row: oneRaw<Reception>('select * from service.reception where group_id = $1 and id = $2', [groupId, id]),
    entries: entriesFor(groupId, id),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'reception' })
  see(row.store_id)
  return { ...withEntries(row, entries), actions: actionsOn(row) }
})

interface Listed extends Reception {
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly advisor_name: string | null
}

export const list = reception.read('list', async ({ groupId, inStores, load }) => {
  const { rows } = await load({
    rows: manyRaw<Listed>(
      `select r.*, v.plate, v.plate_colour, v.model_zh, v.model_en, s.name as advisor_name from service.reception r
         join vehicles.brief v on v.group_id = r.group_id and v.id = r.vehicle_id
         left join people.staff s on s.group_id = r.group_id and s.id = r.advisor_id
        where r.group_id = $1 and r.store_id = any($2::uuid[]) and r.state = 'open' order by r.started_at limit 100`,
      [groupId, inStores],
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), advisorName: row.advisor_name ?? '' })) }
})

export const ofOrder = reception.read('ofOrder', async ({ groupId, id, see, load }) => {
  const { order, row, entries } = await load({
    order: oneRaw<{ store_id: string }>('select store_id from service.repair_order where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    row: oneRaw<Reception>('select * from service.reception where group_id = $1 and order_id = $2', [groupId, id]),
    entries: manyRaw<Entry>(
      `${entriesSql} and e.reception_id = (select id from service.reception where group_id = $1 and order_id = $2) order by e.key`,
      [groupId, id],
    ),
  })
  if (!order) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(order.store_id)
  return { reception: row ? withEntries(row, entries) : null }
})
