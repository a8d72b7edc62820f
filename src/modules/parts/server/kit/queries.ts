import { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { kitLine } from '../../contract/kit.ts'
import { kit } from './actions.ts'

interface Listed extends Row<'parts.kit'> {
  readonly item_zh: string | null
  readonly item_en: string | null
  readonly model_zh: string | null
  readonly model_en: string | null
}

const lines = z.array(kitLine)

/** Lists of parts by the item's code, the one for all models first. */
export const list = kit.read('list', async ({ groupId, query, load, actionsOn }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const filter = [
    'k.group_id = $1',
    query.item ? where('k.item_code = ?', query.item) : '',
    query.q
      ? where(`(upper(k.item_code) like ? or i.name_zh like ? or i.name_en ilike ?)`, `%${query.q.toUpperCase()}%`)
      : '',
  ].filter((text) => text !== '')
  const all = {
    sql: `select k.*, i.name_zh as item_zh, i.name_en as item_en, m.name_zh as model_zh, m.name_en as model_en from parts.kit k
      left join knowledge.service_item i on i.group_id = k.group_id and i.code = k.item_code
      left join knowledge.model m on m.group_id = k.group_id and m.id = k.model_id where ${filter.join(' and ')}`,
    parameters: [...parameters],
  }
  const next = after ? ` and (k.item_code, k.id) > (${where('?', after[0])}, ${where('?::uuid', after[1])})` : ''
  const order = where(' order by k.item_code, k.id limit ?', query.limit + 1)
  const { rows } = await load({ rows: manyRaw<Listed>(`${all.sql}${next}${order}`, parameters) })
  const partIds = rows.flatMap((row) => lines.parse(row.lines).map((line) => line.partId))
  const { parts } = await load({
    parts: manyRaw<Row<'parts.part'>>('select * from parts.part where group_id = $1 and id = any($2::uuid[])', [
      groupId,
      partIds,
    ]),
  })
  const known = new Map(parts.map((part) => [part.id, part]))
  const view = (row: Listed) => {
    const taken = lines.parse(row.lines)
    return {
      ...camelRow(row),
      lines: taken,
      parts: taken.flatMap((line) => {
        const part = known.get(line.partId)
        return part
          ? [{ ...line, partNo: part.part_no, nameZh: part.name_zh, nameEn: part.name_en, unit: part.unit }]
          : []
      }),
      actions: actionsOn(row),
    }
  }
  return {
    ...toPage(rows, query.limit, (row) => [row.item_code, row.id], view),
    ...(await totalIfAsked({ query, load }, all)),
  }
})
