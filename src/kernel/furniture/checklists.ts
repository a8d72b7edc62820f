import { checklistContract, checklistItem } from '../contract/furniture.ts'
import type { Row } from '../db/schema.ts'
import { many, sql } from '../db/sql.ts'
import { newId } from '../ids.ts'
import { camelRow, serve } from '../serve.ts'

const checklist = serve(checklistContract, 'kernel.checklist', { view })

function view(row: Row<'kernel.checklist'>) {
  return { ...camelRow(row), items: checklistItem.array().parse(row.items) }
}

const publish = checklist.creation('publish', {
  store: () => null,
  run(work, { id, input }) {
    work.create(checklist.face, 'publish', {
      id,
      code: input.code,
      edition: 1,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      items: input.items,
    })
  },
})

/** The old edition is replaced and the next one stands beside it, in one transaction. */
const revise = checklist.verb('revise', {
  run(work, { input, row, move }) {
    move()
    work.create(checklist.face, 'publish', {
      id: newId(),
      code: row.code,
      edition: row.edition + 1,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      items: input.items,
    })
  },
})

const list = checklist.read('list', async ({ groupId, query, load, actionsOn }) => {
  let found = sql
    .selectFrom('kernel.checklist')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('code')
    .orderBy('edition', 'desc')
    .limit(500)
  found = query.code ? found.where('code', '=', query.code) : found.where('state', '=', 'current')
  const { rows } = await load({ rows: many(found) })
  return { rows: rows.map((row) => ({ ...view(row), actions: actionsOn(row) })) }
})

export const checklists = checklist.complete({ verbs: { publish, revise }, reads: { list } })
