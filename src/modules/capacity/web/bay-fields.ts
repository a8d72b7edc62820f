import type { InputOf } from '../../../console/endpoints.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { skills } from '../../people/contract/staff.ts'
import { bayKinds } from '../contract/bay.ts'

export const bayFields: readonly Field<keyof InputOf<'bay.edit'>>[] = [
  { name: 'code', kind: 'text' },
  { name: 'nameZh', kind: 'text' },
  { name: 'nameEn', kind: 'text' },
  { name: 'kind', kind: 'choice', options: bayKinds },
  { name: 'skills', kind: 'choice', options: skills, many: true },
]
