import type { InputOf } from '../../../../console/endpoints.ts'
import type { Field } from '../../../../console/ui/form/field.ts'
import { partCategories } from '../../../knowledge/contract/part-category.ts'
import { partOrigins } from '../../contract/part.ts'

/** What can be changed of a part; its number stays for ever. A category that the shop brought along stays choosable. */
export function partFields(category?: string): readonly Field<keyof InputOf<'part.edit'>>[] {
  const known: readonly string[] = partCategories
  return [
    { name: 'nameZh', kind: 'text' },
    { name: 'nameEn', kind: 'text' },
    { name: 'unit', kind: 'text' },
    { name: 'origin', kind: 'choice', options: partOrigins },
    { name: 'category', kind: 'choice', options: category && !known.includes(category) ? [...known, category] : known },
    { name: 'barcode', kind: 'text' },
  ]
}
