import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { workGuideContract } from '../../contract/work-guide.ts'
import { knowledgeRefusals } from '../../contract/refusals.ts'
import { stepsOf } from '../public.ts'

type WorkGuide = Row<'knowledge.work_guide'>

export const workGuideView = (row: WorkGuide) => ({ ...camelRow(row), steps: stepsOf(row) })

export const workGuide = serve(workGuideContract, 'knowledge.work_guide', { view: workGuideView })

export const write = workGuide.creation('write', {
  store: () => null,
  loads: ({ groupId, input }) => ({
    item: oneRaw<{ id: string }>('select id from knowledge.service_item where group_id = $1 and id = $2 for update', [
      groupId,
      input.itemId,
    ]),
    model: oneRaw<{ brand_zh: string }>(
      'select brand_zh from knowledge.model where group_id = $1 and (id = $2 or ($2::uuid is null and brand_zh = $3)) limit 1',
      [groupId, input.modelId ?? null, input.maker ?? null],
    ),
    editions: manyRaw<WorkGuide>(
      `select * from knowledge.work_guide where group_id = $1 and item_id = $2 order by edition desc for update`,
      [groupId, input.itemId],
    ),
  }),
  run(work, { id, input, loaded }) {
    if (input.modelId === undefined && input.maker === undefined) throw knowledgeRefusals.guideForWhom()
    if (!loaded.item) throw kernelRefusals.notFound({ record: 'serviceItem' })
    if (!loaded.model) throw knowledgeRefusals.guideMakerUnknown()
    const maker = loaded.model.brand_zh
    const modelId = input.modelId ?? null
    const same = loaded.editions.filter((row) => row.maker === maker && row.model_id === modelId)
    const before = same.find((row) => row.valid_until === null)
    if (before) work.move(workGuide.face, before, 'replace', { valid_until: work.now })
    work.create(workGuide.face, 'write', {
      id,
      item_id: input.itemId,
      maker,
      model_id: modelId,
      edition: (same[0]?.edition ?? 0) + 1,
      source: input.source,
      steps: input.steps.map((step) => ({ ...step })),
      valid_from: work.now,
      valid_until: null,
    })
  },
})

export const retire = workGuide.verb('retire', {
  run(work, { input, move }) {
    move({ valid_until: work.now }, { cause: input.reason })
  },
})
