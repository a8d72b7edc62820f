import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { calculation } from '../../contract/reminder.ts'
import { allowedChannels, reminder } from './actions.ts'
import { consentedColumn } from './due-cars.ts'

interface Listed extends Row<'care.reminder'> {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly preferred_channel: string
  readonly consented: string[]
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
}

/** Cars that are due, the earliest first, each with its arithmetic. */
export const list = reminder.read('list', async ({ groupId, query, inStores, kernel, load, actionsOn }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'r.group_id = $1 and r.store_id = any($2::uuid[])',
    query.state ? where('r.state = ?', query.state) : '',
    query.vehicleId ? where('r.vehicle_id = ?', query.vehicleId) : '',
    query.q ? where('v.plate like ?', `%${query.q.toUpperCase()}%`) : '',
  ].filter((text) => text !== '')
  const all = {
    sql: `select r.*, c.wrapped_key, c.name, c.phone, c.preferred_channel, ${consentedColumn}, v.plate, v.plate_colour, v.model_zh, v.model_en
      from care.reminder r
      join customers.contact c on c.group_id = r.group_id and c.id = r.customer_id
      join vehicles.brief v on v.group_id = r.group_id and v.id = r.vehicle_id
     where ${filter.join(' and ')}`,
    parameters: [...parameters],
  }
  const next = after ? ` and (r.due_on, r.id) > (${where('?::date', after[0])}, ${where('?::uuid', after[1])})` : ''
  const order = where(' order by r.due_on, r.id limit ?', query.limit + 1)
  const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next}${order}`, parameters) })
  const view = ({ wrapped_key, name, phone, consented, preferred_channel, ...row }: Listed) => {
    const contact = openContact({ wrapped_key, name, phone }, kernel.keys)
    return {
      ...camelRow(row),
      calculation: calculation.parse(row.calculation),
      customerName: contact.name,
      phoneMasked: contact.phoneMasked,
      preferredChannel: preferred_channel,
      consented: allowedChannels({ preferred_channel, consented }).length > 0,
      actions: actionsOn(row),
    }
  }
  return {
    ...toPage(rows, query.limit, (row) => [row.due_on, row.id], view),
    ...(await totalIfAsked({ query, load }, all)),
  }
})
