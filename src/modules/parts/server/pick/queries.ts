import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { pick } from './actions.ts'
import { shortOf } from './rules.ts'

type LineRow = Omit<Row<'parts.pick_line'>, 'group_id'> & {
  readonly part_no: string
  readonly barcode: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly unit: string
  readonly bin: string | null
}

interface PickRow extends Row<'parts.pick'> {
  readonly plate: string | null
  readonly plate_colour: string | null
  readonly technician: string | null
  readonly lines: readonly LineRow[] | null
}

/** Lines by bin: the way the clerk walks. */
const select = `select p.*, v.plate, v.plate_colour, f.name as technician,
    (select json_agg(x) from (
       select l.id, l.pick_id, l.order_line_id, l.part_id, l.wanted_thousandths, l.reserved_thousandths, l.issued_thousandths,
              l.returned_thousandths, l.cost_fen, l.unborne_fen, a.part_no, a.barcode, a.name_zh, a.name_en, a.unit, s.bin
         from parts.pick_line l
         join parts.part a on a.group_id = l.group_id and a.id = l.part_id
         left join parts.stock s on s.group_id = l.group_id and s.store_id = p.store_id and s.part_id = l.part_id
        where l.group_id = p.group_id and l.pick_id = p.id order by s.bin, a.part_no) x) as lines
  from parts.pick p
  left join vehicles.vehicle v on v.group_id = p.group_id and v.id = p.vehicle_id
  left join people.staff f on f.group_id = p.group_id and f.id = p.technician_id`

function viewOf({ lines, ...row }: PickRow) {
  return {
    ...camelRow(row),
    lines: (lines ?? []).map((line) => ({
      ...camelRow(line),
      shortThousandths: Math.max(0, shortOf(line)),
      unborneFen: line.unborne_fen || null,
    })),
  }
}

const pastState = 'released'
/** Stands for a promise that nobody has given: after all others. */
const never = '9999-12-31T00:00:00.000Z'

/** The counter's queue: technicians who stand still first, then the nearest promise. */
export const list = pick.read('list', async ({ groupId, query, inStores, load }) => {
  const after = readCursor(query.after, 3)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, ...values: unknown[]) =>
    values.reduce<string>((sql, value) => sql.replace('?', `$${parameters.push(value)}`), text)
  // Without an order or a state it is the queue: released lists are history. The condition stands as its index has it.
  const isQueue = query.orderId === undefined && query.state !== pastState
  const filter = [
    'p.group_id = $1 and p.store_id = any($2::uuid[])',
    query.state ? where('p.state = ?', query.state) : '',
    isQueue ? `p.state <> 'released'` : '',
    query.orderId ? where('p.order_id = ?', query.orderId) : '',
    query.short ? 'p.short_count > 0' : '',
    query.q ? where('(upper(p.order_number) like ? or v.plate like ?)', ...twice(`%${query.q.toUpperCase()}%`)) : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const place = `not p.waiting, coalesce(p.promised_at, '${never}'), p.id`
  const next = after ? where(` and (${place}) > (?::boolean, ?::timestamptz, ?::uuid)`, ...after) : ''
  const { rows } = await load({
    rows: manyRaw<PickRow>(`${all.sql}${next} order by ${place} ${where('limit ?', query.limit + 1)}`, parameters),
  })
  const count = await totalIfAsked({ query, load }, all)
  const cursor = (row: PickRow) => [row.waiting ? 'false' : 'true', row.promised_at ?? never, row.id]
  return { ...toPage(rows, query.limit, cursor, viewOf), ...count }
})

function twice<T>(value: T): [T, T] {
  return [value, value]
}

export const get = pick.read('get', async ({ groupId, id, load, see, actionsOn }) => {
  const { row } = await load({
    row: oneRaw<PickRow>(`${select} where p.group_id = $1 and p.id = $2`, [groupId, id]),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'pick' })
  see(row.store_id)
  return { ...viewOf(row), actions: actionsOn(row) }
})
