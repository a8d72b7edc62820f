import { addDays } from '../../../../kernel/clocks/plain-date.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { equipmentLeadMinutes } from './deadlines.ts'
import { dayAt, equipment, reservationsOf } from './equipment.ts'
import { dueInDays, type Equipment, unusableOn } from './rules.ts'

interface Listed extends Equipment {
  readonly bay_code: string | null
  readonly holder_name: string | null
  readonly reserved_by: string | null
  readonly reserved_from: string | null
  readonly reserved_until: string | null
}

const select = `select e.*, b.code as bay_code, h.name as holder_name,
    r.name as reserved_by, r.starts_at as reserved_from, r.ends_at as reserved_until
  from capacity.equipment e
  left join capacity.bay b on b.group_id = e.group_id and b.id = e.bay_id
  left join people.staff h on h.group_id = e.group_id and h.id = e.holder_id
  left join lateral (
    select s.name, v.starts_at, v.ends_at from capacity.reservation v
      join people.staff s on s.group_id = v.group_id and s.id = v.staff_id
     where v.group_id = e.group_id and v.equipment_id = e.id and v.released_at is null and v.ends_at > $2
     order by v.starts_at limit 1) r on true`

function viewOf(row: Listed, settings: Settings, now: string) {
  const day = dayAt(settings, row.store_id, now)
  return { ...camelRow(row), unusable: unusableOn(row, day), dueInDays: dueInDays(row, day) }
}

const minutesPerDay = 1440

/** Devices of the person's stores by code; `due` are those whose date is near or past. */
export const list = equipment.read('list', async (context) => {
  const { groupId, query, inStores, identity, now, settings, load, actionsOn } = context
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, now, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const today = dayAt(settings, inStores[0] ?? '', now)
  const lead = parameter(settings, equipmentLeadMinutes, inStores[0] ?? null, today)
  const filter = [
    'e.group_id = $1 and e.store_id = any($3::uuid[])',
    query.state ? where('e.state = ?', query.state) : `e.state <> 'retired'`,
    query.kind ? where('e.kind = ?', query.kind) : '',
    query.due
      ? where('least(e.calibration_due, e.upkeep_due) <= ?::date', addDays(today, Math.ceil(lead / minutesPerDay)))
      : '',
    query.mine ? where('e.holder_id = ?', identity.actor.staffId ?? identity.actor.id) : '',
    query.q
      ? where(`(e.code ilike ? or e.name_zh ilike ? or e.name_en ilike ? or e.place ilike ?)`, `%${query.q}%`)
      : '',
  ].filter((text) => text !== '')
  const all = { sql: `${select} where ${filter.join(' and ')}`, parameters: [...parameters] }
  const next = after ? ` and (e.code, e.id) > ($${parameters.push(after[0])}, $${parameters.push(after[1])}::uuid)` : ''
  const { rows } = await load({
    rows: manyRaw<Listed>(`${all.sql}${next} ${where('order by e.code, e.id limit ?', query.limit + 1)}`, parameters),
  })
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.code, row.id],
      (row) => ({ ...viewOf(row, settings, now), actions: actionsOn(row) }),
    ),
    ...(await totalIfAsked({ query, load }, all)),
  }
})

export const get = equipment.read('get', async ({ groupId, id, now, settings, load, see, actionsOn }) => {
  const { row, notes, reservations } = await load({
    row: oneRaw<Listed>(`${select} where e.group_id = $1 and e.id = $3`, [groupId, now, id]),
    notes: manyRaw<Row<'capacity.equipment_note'>>(
      'select * from capacity.equipment_note where group_id = $1 and equipment_id = $2 order by at desc, id desc limit 200',
      [groupId, id],
    ),
    reservations: reservationsOf(groupId, id, now),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'equipment' })
  see(row.store_id)
  return {
    ...viewOf(row, settings, now),
    notes: notes.map(camelRow),
    reservations: reservations.map(camelRow),
    actions: actionsOn(row),
  }
})
