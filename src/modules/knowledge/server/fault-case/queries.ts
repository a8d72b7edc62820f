import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, one, sql } from '../../../../kernel/db/sql.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { readFaultCode } from '../fault-codes.ts'
import { caseView, faultCase } from './actions.ts'

/** Cases, the newest first. All words typed must occur; a code finds the cases that had it. */
export const list = faultCase.read('list', async ({ groupId, query, load }) => {
  const after = readCursor(query.after, 1)
  const parameters: unknown[] = [groupId]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const typed = query.q?.normalize('NFKC')
  const code = typed && (readFaultCode(typed) ?? typed.toUpperCase())
  const words = (typed ?? '').split(/\s+/).filter((word) => word !== '')
  const filter = [
    where('state = ?', query.state ?? 'published'),
    query.symptom ? where('symptom = ?', query.symptom) : '',
    code
      ? `(${where('exists (select from unnest(fault_codes) c where c like ?)', `${literally(code)}%`)} or ${where(
          `(select bool_and(concat_ws(' ', symptom_words, cause_words, fix, tests, model_zh, model_en, order_number) ilike word)
              from unnest(?::text[]) as w (word))`,
          words.map((word) => `%${literally(word)}%`),
        )})`
      : '',
  ].filter((text) => text !== '')
  const all = {
    sql: `select * from knowledge.fault_case where group_id = $1 and ${filter.join(' and ')}`,
    parameters: [...parameters],
  }
  const next = after ? where(' and id < ?::uuid', after[0]) : ''
  const { rows } = await load({
    rows: manyRaw<Row<'knowledge.fault_case'>>(
      `${all.sql}${next} ${where('order by id desc limit ?', query.limit + 1)}`,
      parameters,
    ),
  })
  return { ...toPage(rows, query.limit, (row) => [row.id], caseView), ...(await totalIfAsked({ query, load }, all)) }
})

export const get = faultCase.read('get', async ({ groupId, id, load, actionsOn }) => {
  const { row } = await load({
    row: one(sql.selectFrom('knowledge.fault_case').selectAll().where('group_id', '=', groupId).where('id', '=', id)),
  })
  if (!row) throw kernelRefusals.notFound({ record: 'faultCase' })
  return { ...caseView(row), actions: actionsOn(row) }
})
