import type { InputOf } from '../../../console/endpoints.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { departments, skills } from '../contract/staff.ts'

export const staffFields: readonly Field<keyof InputOf<'staff.edit'>>[] = [
  { name: 'staffNo', kind: 'text' },
  { name: 'name', kind: 'text' },
  { name: 'department', kind: 'choice', options: departments },
  { name: 'position', kind: 'text' },
  { name: 'skills', kind: 'choice', options: skills, many: true },
  { name: 'phone', kind: 'phone' },
]
