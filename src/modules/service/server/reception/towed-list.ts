import { manyRaw } from '../../../../kernel/db/sql.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { openContact } from '../../../customers/server/public.ts'
import { reception } from './actions.ts'
import { towedColumns, type TowedRow, waitingForWalk } from './towed-cars.ts'

interface Listed extends TowedRow {
  readonly plate: string
  readonly plate_colour: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly rescue_id: string | null
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
}

const most = 100

/** Towed cars of the person's stores that wait for their walk-around, the longest first. */
export const list = reception.read('towed', async ({ groupId, inStores, kernel, load }) => {
  const { rows } = await load({
    rows: manyRaw<Listed>(
      `select ${towedColumns}, v.plate, v.plate_colour, v.model_zh, v.model_en, k.wrapped_key, k.name, k.phone,
           (select r.id from service.rescue r where r.group_id = $1 and r.order_id = o.id limit 1) as rescue_id
         from service.repair_order o
         join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
         join customers.contact k on k.group_id = o.group_id and k.id = o.customer_id
        where o.group_id = $1 and o.store_id = any($2::uuid[]) and ${waitingForWalk} order by o.id limit ${most}`,
      [groupId, inStores],
    ),
  })
  return {
    rows: rows.map((row) => {
      const { wrapped_key: _key, name: _name, phone: _phone, ...rest } = row
      return { ...camelRow(rest), customerName: openContact(row, kernel.keys).name }
    }),
  }
})
