import { useMemo } from 'react'
import type { InputOf } from '../endpoints.ts'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import type { Field } from '../ui/form/field.ts'

/** What a standard holds; who is to read it is chosen from the shop's roles. */
export function useDocumentFields(): readonly Field<keyof InputOf<'document.revise'>>[] {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('role.list', { enabled: can('document.manage') && can('role.see') })
  return useMemo(
    () => [
      { name: 'titleZh', kind: 'text' },
      { name: 'titleEn', kind: 'text' },
      { name: 'bodyZh', kind: 'longText', rows: 8 },
      { name: 'bodyEn', kind: 'longText', rows: 8 },
      {
        name: 'roles',
        kind: 'choice',
        many: true,
        options: (data?.rows ?? []).map((role) => ({ value: role.code, label: texts.name(role.nameZh, role.nameEn) })),
      },
    ],
    [data, texts],
  )
}
