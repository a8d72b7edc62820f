import type { InputOf } from '../endpoints.ts'
import type { Field } from '../ui/form/field.ts'
import { pick } from '../ui/form/pick.ts'
import { GrantsControl } from './GrantsControl.tsx'

export const accountFields: readonly Field<keyof InputOf<'account.edit'>>[] = [
  { name: 'displayName', kind: 'text' },
  { name: 'language', kind: 'choice', options: ['zh-CN', 'en'], keys: true },
  { name: 'grants', kind: 'own', draw: (control) => <GrantsControl control={control} /> },
  {
    name: 'staffId',
    kind: 'pick',
    from: pick('staff.list', { label: (row) => `${row.name} ${row.staffNo}`, query: { state: 'active' as const } }),
  },
]
