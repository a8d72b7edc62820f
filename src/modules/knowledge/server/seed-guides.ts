import { newId } from '../../../kernel/ids.ts'
import type { SeedSet } from '../../../kernel/module.ts'
import type { Work } from '../../../kernel/work.ts'
import { guide } from './guide/actions.ts'
import { guideStep } from '../contract/guide.ts'
import type { SeedGuide } from './seed-guide.ts'
import { chassisGuides } from './seed-guides-chassis.ts'
import { electricGuides } from './seed-guides-electric.ts'
import { engineGuides } from './seed-guides-engine.ts'

/** The guides that come with the program, by the symptom that the driver names. */
export const seededGuides: readonly SeedGuide[] = [...engineGuides, ...chassisGuides, ...electricGuides]

const guideCodes: readonly string[] = seededGuides.map(({ code }) => code)

/** Gives a new group its guides; the shop changes them to what its makers ask for. */
export function seedGuides(work: Work): void {
  plantGuides(work, new Set(guideCodes))
}

export const guideSeeds: SeedSet = { table: 'knowledge.guide', codes: guideCodes, plant: plantGuides }

function plantGuides(work: Work, missing: ReadonlySet<string>): void {
  for (const one of seededGuides.filter(({ code }) => missing.has(code))) {
    work.create(guide.face, 'add', {
      id: newId(),
      code: one.code,
      symptom: one.symptom,
      name_zh: one.nameZh,
      name_en: one.nameEn,
      powertrains: [...(one.powertrains ?? [])],
      steps: one.steps.map((step) => ({ ...guideStep.parse(step) })),
      causes: [...one.causes],
    })
  }
}
