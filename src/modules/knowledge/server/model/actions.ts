import { serve } from '../../../../kernel/serve.ts'
import { modelContract } from '../../contract/model.ts'

export const model = serve(modelContract, 'knowledge.model')

export const add = model.creation('add', {
  store: () => null,
  run(work, { id, input }) {
    work.create(model.face, 'add', {
      id,
      code: input.code,
      brand_zh: input.brandZh,
      brand_en: input.brandEn,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      powertrain: input.powertrain,
      trims: input.trims,
      service_interval_km: input.serviceIntervalKm,
      service_interval_months: input.serviceIntervalMonths,
    })
  },
})

export const edit = model.verb('edit', {
  run(_work, { input, move }) {
    move({
      brand_zh: input.brandZh,
      brand_en: input.brandEn,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      powertrain: input.powertrain,
      trims: input.trims,
      service_interval_km: input.serviceIntervalKm,
      service_interval_months: input.serviceIntervalMonths,
    })
  },
})

export const retire = model.verb('retire', {
  run(_work, { move }) {
    move()
  },
})
