import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { serve } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { policyContract } from '../../contract/policy.ts'
import { leastKm, leastYears } from '../parameters.ts'
import { policyProblem } from './rules.ts'

export const policy = serve(policyContract, 'warranty.policy')

export const add = policy.creation('add', {
  store: () => null,
  run(work, { id, input, settings }) {
    const today = localDate(epochMsOf(work.now), 'Asia/Shanghai')
    const least = {
      years: parameter(settings, leastYears, null, today),
      km: parameter(settings, leastKm, null, today),
    }
    const problem = policyProblem(input, least)
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
      sold_from: input.soldFrom,
      sold_until: input.soldUntil,
    })
  },
})

export const end = policy.verb('end', {
  run: (_work, { input, move }) => void move({ sold_until: input.soldUntil }),
})
