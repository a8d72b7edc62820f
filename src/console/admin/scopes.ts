import { useRead } from '../queries.ts'
import { useTexts } from '../texts.ts'
import type { Choice } from '../ui/form/field.ts'

export const scopeKinds = ['group', 'region', 'store'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** Regions and stores to choose from, and the word for a scope. */
export function useScopes() {
  const texts = useTexts()
  const { data } = useRead('store.list')
  const word = (row: { readonly id: string; readonly nameZh: string; readonly nameEn: string }): Choice => ({
    value: row.id,
    label: texts.name(row.nameZh, row.nameEn),
  })
  const region = (data?.regions ?? []).map(word)
  const store = (data?.rows ?? []).map(word)
  const choices: Readonly<Record<ScopeKind, readonly Choice[]>> = { group: [], region, store }
  return {
    choices,
    wordOf(kind: ScopeKind, id: string | null): string {
      const name = choices[kind].find((choice) => choice.value === id)?.label
      return name ?? texts.value('account', 'scope', kind)
    },
  }
}

/** The roles with the words that the group gave them. */
export function useRoleWords() {
  const texts = useTexts()
  const { data } = useRead('role.list')
  const roles = data?.rows ?? []
  const choices: readonly Choice[] = roles.map((role) => ({
    value: role.code,
    label: texts.name(role.nameZh, role.nameEn),
  }))
  return { choices, wordOf: (code: string) => choices.find((choice) => choice.value === code)?.label ?? code }
}
