import type { z } from 'zod'
import type { PartCategory } from '../contract/part-category.ts'
import type { serviceItemLifecycle } from '../contract/service-item.ts'

type ItemInput = z.output<(typeof serviceItemLifecycle)['verbs']['add']['input']>
export type ItemStep = ItemInput['steps'][number]
export type ItemCriterion = ItemInput['criteria'][number]
export type ItemKind = ItemInput['kind']
export type ItemSkill = ItemInput['skill']
export type ItemPowertrain = ItemInput['powertrains'][number]

/** A service item as a new shop receives it: the input of the verb `add`, and the parts that the work usually takes. */
export interface SeedItem extends ItemInput {
  parts: PartCategory[]
}

export const all: readonly ItemPowertrain[] = ['ice', 'hev', 'phev', 'bev']
export const withEngine: readonly ItemPowertrain[] = ['ice', 'hev', 'phev']
export const withHighVoltage: readonly ItemPowertrain[] = ['hev', 'phev', 'bev']
export const withPlug: readonly ItemPowertrain[] = ['phev', 'bev']

interface Frame {
  skill: ItemSkill
  minutes: number
  for: readonly ItemPowertrain[]
  parts?: PartCategory[]
  mandatory?: true
}

export const step = (zh: string, en: string): ItemStep => ({ zh, en, key: false, critical: false })
/** A step that is proved by a photo. */
export const photo = (zh: string, en: string): ItemStep => ({ zh, en, key: true, critical: false })
/** A step on which safety hangs: signed by who did it, with the tool and the value that the guide prescribes. */
export function critical(
  zh: string,
  en: string,
  by: { toolZh?: string; toolEn?: string; setting?: string; photo?: true } = {},
): ItemStep {
  const { photo: key = false, ...prescribed } = by
  return { zh, en, key, critical: true, ...prescribed }
}

/** What bolts are tightened with. */
export const torqueWrench = { toolZh: '扭力扳手 40–200 N·m', toolEn: 'Torque wrench 40–200 N·m' }

/** Judged by eye. */
export const look = (code: string, zh: string, en: string): ItemCriterion => ({ code, zh, en })

/** Measured, with the limits where there are any; the maker's own value goes before these. */
export function measure(
  code: string,
  zh: string,
  en: string,
  unit: string,
  limits: { min?: number; max?: number },
): ItemCriterion {
  return { code, zh, en, unit, ...limits }
}

export function item(
  kind: ItemKind,
  code: string,
  nameZh: string,
  nameEn: string,
  frame: Frame,
  steps: ItemStep[],
  criteria: ItemCriterion[],
): SeedItem {
  return {
    code,
    nameZh,
    nameEn,
    kind,
    skill: frame.skill,
    standardMinutes: frame.minutes,
    steps,
    criteria,
    powertrains: [...frame.for],
    mandatoryInPackage: frame.mandatory ?? false,
    parts: frame.parts ?? [],
  }
}
