import { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { type GuideStep, guideContract, guideStep } from '../../contract/guide.ts'
import { limitProblem } from './rules.ts'

type Guide = Row<'knowledge.guide'>

const stored = z.array(guideStep)

export function guideSteps(row: Pick<Guide, 'steps'>): GuideStep[] {
  return stored.parse(row.steps)
}

export const guide = serve(guideContract, 'knowledge.guide', {
  view: (row) => ({ ...camelRow(row), steps: guideSteps(row) }),
})

const plain = (steps: readonly GuideStep[]) => steps.map((step) => ({ ...step }))

export const add = guide.creation('add', {
  store: () => null,
  run(work, { id, input }) {
    const problem = limitProblem(input.steps)
    if (problem) throw problem
    work.create(guide.face, 'add', {
      id,
      code: input.code,
      symptom: input.symptom,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      powertrains: input.powertrains,
      steps: plain(input.steps),
      causes: input.causes,
    })
  },
})

export const edit = guide.verb('edit', {
  run(_work, { input, move }) {
    const problem = limitProblem(input.steps ?? [])
    if (problem) throw problem
    move({
      symptom: input.symptom,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      powertrains: input.powertrains,
      steps: input.steps && plain(input.steps),
      causes: input.causes,
    })
  },
})

export const retire = guide.verb('retire', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
