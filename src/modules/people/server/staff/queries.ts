import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { many, one, raw, sql } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { maskPhone } from '../../../../kernel/pii/mask.ts'
import { openSealed } from '../../../../kernel/pii/persons.ts'
import { staff, staffView } from './actions.ts'

/** Staff of the stores that the person may see, by staff number. */
export const list = staff.read('list', async ({ groupId, query, inStores, load }) => {
  const after = readCursor(query.after, 2)
  let found = sql
    .selectFrom('people.staff')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('store_id', 'in', inStores)
  if (query.state) found = found.where('state', '=', query.state)
  if (query.department) found = found.where('department', '=', query.department)
  const { q, skill } = query
  if (skill) found = found.where(raw<boolean>`${skill} = any(skills)`)
  if (q) found = found.where((eb) => eb.or([eb('name', 'like', `%${q}%`), eb('staff_no', 'like', `%${q}%`)]))
  let page = found
    .orderBy('staff_no')
    .orderBy('id')
    .limit(query.limit + 1)
  if (after)
    page = page.where((eb) => eb(eb.refTuple('staff_no', 'id'), '>', eb.tuple(String(after[0]), String(after[1]))))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found)
  return { ...toPage(rows, query.limit, (row: Row<'people.staff'>) => [row.staff_no, row.id], staffView), ...count }
})

export const get = staff.read('get', async ({ groupId, id, load, see, actionsOn, kernel }) => {
  const { row } = await load({
    row: one(
      sql
        .selectFrom('people.staff as s')
        .innerJoin('kernel.person as p', (join) =>
          join.onRef('p.group_id', '=', 's.group_id').onRef('p.id', '=', 's.person_id'),
        )
        .selectAll('s')
        .select('p.wrapped_key')
        .where('s.group_id', '=', groupId)
        .where('s.id', '=', id),
    ),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'staff' })
  see(row.store_id)
  const phone = openSealed(row.wrapped_key, row.phone, kernel.keys)
  return { ...staffView(row), ...(phone ? { phoneMasked: maskPhone(phone) } : {}), actions: actionsOn(row) }
})
