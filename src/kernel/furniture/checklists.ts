import { checklistContract, checklistItem } from '../contract/furniture.ts'
import type { Row } from '../db/schema.ts'
import { newId } from '../ids.ts'
import { camelRow, serve } from '../serve.ts'
import { checkEdition, listedEditions } from './checklist-days.ts'

const checklist = serve(checklistContract, 'kernel.checklist', { view })

function view(row: Row<'kernel.checklist'>) {
  return { ...camelRow(row), items: checklistItem.array().parse(row.items) }
}

const publish = checklist.creation('publish', {
  store: () => null,
  run(work, { id, input }) {
    checkEdition(work, input)
    work.create(checklist.face, 'publish', {
      id,
      code: input.code,
      edition: 1,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      items: input.items,
      from_day: input.fromDay ?? null,
    })
  },
})

/** The next edition stands beside the old one, which counts until the day of the next one. */
const revise = checklist.verb('revise', {
  run(work, { input, row, move }) {
    checkEdition(work, input)
    move()
    work.create(checklist.face, 'publish', {
      id: newId(),
      code: row.code,
      edition: row.edition + 1,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      items: input.items,
      from_day: input.fromDay ?? null,
    })
  },
})

const list = checklist.read('list', async ({ groupId, query, now, load, actionsOn }) => {
  const { rows } = await load({ rows: listedEditions(groupId, query.code, now) })
  return { rows: rows.map((row) => ({ ...view(row), counts: row.counts, actions: actionsOn(row) })) }
})

export const checklists = checklist.complete({ verbs: { publish, revise }, reads: { list } })
