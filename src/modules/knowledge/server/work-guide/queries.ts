import type { Row } from '../../../../kernel/db/schema.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { workGuide, workGuideView } from './actions.ts'

interface Listed extends Row<'knowledge.work_guide'> {
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly by: string | null
}

/** Editions of an item: what counts now, the narrowest first, then what counted before. */
export const ofItem = workGuide.read('ofItem', async ({ groupId, id, load, actionsOn }) => {
  const { item, rows } = await load({
    item: oneRaw<{ id: string }>('select id from knowledge.service_item where group_id = $1 and id = $2', [
      groupId,
      id,
    ]),
    rows: manyRaw<Listed>(
      `select g.*, m.name_zh as model_zh, m.name_en as model_en,
          (select a.display_name from kernel.entry e join kernel.account a on a.group_id = e.group_id and a.id::text = e.actor_id
            where e.group_id = g.group_id and e.record_id = g.id and e.version = 1 limit 1) as by
         from knowledge.work_guide g
         left join knowledge.model m on m.group_id = g.group_id and m.id = g.model_id
        where g.group_id = $1 and g.item_id = $2
        order by g.valid_until is not null, g.model_id is null, g.maker, m.name_zh, g.edition desc limit 200`,
      [groupId, id],
    ),
  })
  if (!item) throw kernelRefusals.notFound({ record: 'serviceItem' })
  return {
    rows: rows.map(({ model_zh: modelZh, model_en: modelEn, by, ...row }) => ({
      ...workGuideView(row),
      modelZh,
      modelEn,
      by,
      actions: actionsOn(row),
    })),
  }
})
