import type { InputOf } from '../../../../console/endpoints.ts'
import type { Field } from '../../../../console/ui/form/field.ts'
import { partOrigins } from '../../contract/part.ts'

/** What can be changed of a part; its number stays for ever. */
export const partFields: readonly Field<keyof InputOf<'part.edit'>>[] = [
  { name: 'nameZh', kind: 'text' },
  { name: 'nameEn', kind: 'text' },
  { name: 'unit', kind: 'text' },
  { name: 'origin', kind: 'choice', options: partOrigins },
  { name: 'category', kind: 'text' },
  { name: 'barcode', kind: 'text' },
]
