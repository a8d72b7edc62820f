import type { z } from 'zod'
import type { guideStep } from '../contract/guide.ts'
import type { powertrains } from '../contract/service-item.ts'
import type { causes, symptoms } from '../contract/symptom.ts'

/** A guide that comes with the program. */
export interface SeedGuide {
  readonly code: string
  readonly symptom: (typeof symptoms)[number]
  readonly nameZh: string
  readonly nameEn: string
  readonly powertrains?: readonly (typeof powertrains)[number][]
  readonly steps: readonly z.input<typeof guideStep>[]
  readonly causes: readonly (typeof causes)[number][]
}
