import type { Row } from '../../../../kernel/db/schema.ts'
import { many, manyRaw, sql } from '../../../../kernel/db/sql.ts'
import { literally } from '../../../../kernel/list.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { modelContract } from '../../contract/model.ts'
import { readFaultCode } from '../fault-codes.ts'
import { model } from './actions.ts'

const answers = modelContract.reads

/** All models, by brand and name: a dealer has dozens. */
export const list = model.read('list', async ({ groupId, load }) => {
  const { rows } = await load({
    rows: many(
      sql
        .selectFrom('knowledge.model')
        .selectAll()
        .where('group_id', '=', groupId)
        .orderBy('brand_zh')
        .orderBy('name_zh')
        .orderBy('id'),
    ),
  })
  return answers.list.answer.parse({ rows: rows.map(camelRow) })
})

const mostFaults = 50

/** A few thousand rows: reading them all takes two milliseconds, so no index is kept. */
const faultSql = `select code, zh, en, system, severity from knowledge.fault_code
  where code like $1 or (select bool_and(zh ilike word or en ilike word) from unnest($2::text[]) as w (word))
  order by code = $3 desc, code like $1 desc, severity desc, code limit ${mostFaults}`

export const faultCodes = model.read('faultCodes', async ({ query, load }) => {
  const typed = query.q.normalize('NFKC')
  const code = readFaultCode(typed) ?? typed.toUpperCase().replace(/\s/g, '')
  const words = typed.split(/\s+/).map((word) => `%${literally(word)}%`)
  const { rows } = await load({
    rows: manyRaw<Row<'knowledge.fault_code'>>(faultSql, [`${literally(code)}%`, words, code]),
  })
  return { rows }
})
