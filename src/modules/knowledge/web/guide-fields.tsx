import type { InputOf } from '../../../console/endpoints.ts'
import type { Texts } from '../../../console/texts.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { powertrains } from '../contract/service-item.ts'
import { causes, symptoms } from '../contract/symptom.ts'
import { RowsControl } from './RowsControl.tsx'

export const guideErrorsAt = { 'knowledge.stepLimits': 'steps' } as const

/** What a guide holds: for which symptom, for which cars, and its steps row by row. */
export function guideFields(texts: Texts): readonly Field<keyof InputOf<'guide.edit'>>[] {
  const word = (name: string) => texts.field('guide', name)
  const labelled = (record: string, name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: texts.value(record, name, value) }))
  const steps = [
    { name: 'zh', label: word('zh'), kind: 'text' },
    { name: 'en', label: word('en'), kind: 'text' },
    { name: 'unit', label: word('unit'), kind: 'text' },
    { name: 'min', label: word('min'), kind: 'number' },
    { name: 'max', label: word('max'), kind: 'number' },
    { name: 'device', label: word('device'), kind: 'flag' },
  ] as const
  return [
    { name: 'symptom', kind: 'choice', options: symptoms },
    { name: 'nameZh', kind: 'text' },
    { name: 'nameEn', kind: 'text' },
    { name: 'powertrains', kind: 'choice', options: labelled('serviceItem', 'powertrains', powertrains), many: true },
    { name: 'steps', kind: 'own', draw: (control) => <RowsControl control={control} parts={steps} /> },
    { name: 'causes', kind: 'choice', options: labelled('guide', 'cause', causes), many: true },
  ]
}
