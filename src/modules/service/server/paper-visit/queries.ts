import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { PersonalData } from '../../../../kernel/module.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { paperVisit } from './actions.ts'

interface Listed extends Row<'service.paper_visit'> {
  readonly plate: string
  readonly plate_colour: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly entered_by_name: string | null
}

const select = `select p.*, v.plate, v.plate_colour, c.wrapped_key, c.name, c.phone, a.display_name as entered_by_name
  from service.paper_visit p
  join vehicles.brief v on v.group_id = p.group_id and v.id = p.vehicle_id
  join customers.contact c on c.group_id = p.group_id and c.id = p.customer_id
  left join kernel.account a on a.group_id = p.group_id and a.id = p.entered_by`

/** Visits entered from paper, the newest first by their own day. */
export const list = paperVisit.read('list', async ({ groupId, query, inStores, kernel, load, actionsOn }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    `p.group_id = $1 and p.store_id = any($2::uuid[]) and p.state = 'entered'`,
    query.customerId ? where('p.customer_id = ?', query.customerId) : '',
    query.vehicleId ? where('p.vehicle_id = ?', query.vehicleId) : '',
    query.q ? where('(v.plate ilike ? or p.paper_no ilike ?)', `%${query.q}%`) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after ? `${where(' and (p.visited_on, p.id) < (?::date', after[0])}${where(', ?::uuid)', after[1])}` : ''
  const order = where('order by p.visited_on desc, p.id desc limit ?', query.limit + 1)
  const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next} ${order}`, parameters) })
  const count = await totalIfAsked({ query, load }, all)
  const view = ({ wrapped_key, name, phone, entered_by_name, ...row }: Listed) => ({
    ...camelRow(row),
    customerName: openContact({ wrapped_key, name, phone }, kernel.keys).name,
    enteredByName: entered_by_name ?? '',
    actions: actionsOn(row),
  })
  return { ...toPage(rows, query.limit, (row) => [row.visited_on, row.id], view), ...count }
})

/** In the customer's file beside the visits that were entered as they happened (F-01, F-06). */
export const paperVisitsOf: PersonalData = {
  tables: ['service.paper_visit'],
  find: (groupId, personId) =>
    manyRaw<Record<string, unknown>>(
      `select p.*, v.plate from service.paper_visit p
         join customers.customer c on c.group_id = p.group_id and c.id = p.customer_id
         join vehicles.brief v on v.group_id = p.group_id and v.id = p.vehicle_id
        where p.group_id = $1 and c.person_id = $2 and p.state = 'entered' order by p.visited_on desc limit 500`,
      [groupId, personId],
    ),
  // They name nobody: with the person's key gone they are records of a car.
  erase: () => [],
  file: (rows) => {
    const shown = rows.map((row) => ({
      id: row['id'],
      number: row['paper_no'],
      state: row['state'],
      channel: row['channel'],
      visitType: row['visit_type'],
      at: row['visited_on'],
      odometerKm: row['odometer_km'],
      plate: row['plate'],
      approvedFen: row['amount_fen'],
      work: row['work'],
    }))
    const kept = (row: { readonly visitType: unknown }) =>
      ['maintenance', 'wash', 'quick'].includes(String(row.visitType))
    return { maintenance: shown.filter(kept), repair: shown.filter((row) => !kept(row)) }
  },
}
