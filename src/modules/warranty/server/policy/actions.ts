import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { policyContract } from '../../contract/policy.ts'
import { leastKm, leastYears } from '../parameters.ts'
import { modelsProblem, policyProblem } from './rules.ts'

export const policy = serve(policyContract, 'warranty.policy')

export const add = policy.creation('add', {
  store: () => null,
  loads: ({ groupId, input }) => ({
    models: manyRaw<{ id: string }>(
      'select id from knowledge.model where group_id = $1 and id = any($2::text[]::uuid[])',
      [groupId, input.modelIds],
    ),
  }),
  run(work, { id, input, settings, loaded }) {
    const today = localDate(epochMsOf(work.now), 'Asia/Shanghai')
    const least = {
      years: parameter(settings, leastYears, null, today),
      km: parameter(settings, leastKm, null, today),
    }
    const problem = policyProblem(input, least) ?? modelsProblem(input.modelIds, loaded.models)
    if (problem) throw problem
    work.create(policy.face, 'add', {
      id,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      scope: input.scope,
      years: input.years,
      km: input.km,
      powertrains: input.powertrains,
      model_ids: input.modelIds,
      part_groups: input.partGroups,
      sold_from: input.soldFrom,
      sold_until: input.soldUntil,
    })
  },
})

export const end = policy.verb('end', {
  run: (_work, { input, move }) => void move({ sold_until: input.soldUntil }),
})

/** What every car sold since the rule came into force has at least (家用汽车产品修理更换退货责任规定 第十八条). */
export function seedPolicies(work: Work): void {
  work.create(policy.face, 'add', {
    id: newId(),
    code: 'LAW',
    name_zh: '法定包修期',
    name_en: 'Statutory warranty',
    scope: 'vehicle',
    years: 3,
    km: 60_000,
    powertrains: [],
    model_ids: [],
    part_groups: [],
    sold_from: '2022-01-01',
    sold_until: null,
  })
}
