import type { InputOf } from '../../../console/endpoints.ts'
import type { Texts } from '../../../console/texts.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { skills } from '../../people/contract/staff.ts'
import { equipmentUses } from '../contract/equipment-use.ts'
import { itemKinds, powertrains } from '../contract/service-item.ts'
import { RowsControl } from './RowsControl.tsx'

export const itemErrorsAt = {
  'knowledge.limitsBackwards': 'criteria',
  'knowledge.criterionTwice': 'criteria',
} as const

/** What is said of a step, row by row. */
export function stepParts(texts: Texts) {
  const word = (name: string) => texts.field('serviceItem', name)
  return [
    { name: 'zh', label: word('zh'), kind: 'text' },
    { name: 'en', label: word('en'), kind: 'text' },
    { name: 'setting', label: word('setting'), kind: 'text' },
    { name: 'toolZh', label: word('toolZh'), kind: 'text' },
    { name: 'toolEn', label: word('toolEn'), kind: 'text' },
    { name: 'key', label: word('key'), kind: 'flag' },
    { name: 'critical', label: word('critical'), kind: 'flag' },
  ] as const
}

/** What an item holds: its names and time first, then content and criteria row by row. */
export function itemFields(texts: Texts): readonly Field<keyof InputOf<'serviceItem.edit'>>[] {
  const word = (name: string) => texts.field('serviceItem', name)
  const steps = stepParts(texts)
  const criteria = [
    { name: 'code', label: word('code'), kind: 'text' },
    { name: 'zh', label: word('zh'), kind: 'text' },
    { name: 'en', label: word('en'), kind: 'text' },
    { name: 'unit', label: word('unit'), kind: 'text' },
    { name: 'min', label: word('min'), kind: 'number' },
    { name: 'max', label: word('max'), kind: 'number' },
  ] as const
  return [
    { name: 'nameZh', kind: 'text' },
    { name: 'nameEn', kind: 'text' },
    { name: 'kind', kind: 'choice', options: itemKinds },
    { name: 'skill', kind: 'choice', options: skills },
    { name: 'standardMinutes', kind: 'number' },
    { name: 'powertrains', kind: 'choice', options: powertrains, many: true },
    { name: 'needsEquipment', kind: 'choice', options: equipmentUses, many: true },
    { name: 'mandatoryInPackage', kind: 'flag' },
    { name: 'steps', kind: 'own', draw: (control) => <RowsControl control={control} parts={steps} /> },
    { name: 'criteria', kind: 'own', draw: (control) => <RowsControl control={control} parts={criteria} /> },
  ]
}
