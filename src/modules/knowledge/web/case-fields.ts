import type { InputOf } from '../../../console/endpoints.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { causes, symptoms } from '../contract/symptom.ts'

export const caseFields: readonly Field<keyof InputOf<'faultCase.edit'>>[] = [
  { name: 'symptom', kind: 'choice', options: symptoms },
  { name: 'symptomWords', kind: 'longText', rows: 2 },
  { name: 'faultCodes', kind: 'words' },
  { name: 'tests', kind: 'longText', rows: 4 },
  { name: 'cause', kind: 'choice', options: causes },
  { name: 'causeWords', kind: 'longText', rows: 2 },
  { name: 'fix', kind: 'longText', rows: 2 },
]
