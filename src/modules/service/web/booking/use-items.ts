import { useMemo } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'

type Item = RowOf<'serviceItem.list'>

interface Items {
  readonly options: { readonly value: string; readonly label: string }[]
  readonly byCode: (codes: readonly string[]) => readonly Item[]
  /** The items' names, read out. */
  readonly names: (codes: readonly string[]) => string
}

/** The catalogue of service items that are in use. */
export function useItems(): Items {
  const texts = useTexts()
  const { data } = useRead('serviceItem.list', { query: { state: 'active', limit: 200 } })
  return useMemo(() => {
    const rows = data?.rows ?? []
    const known = new Map(rows.map((row) => [row.code, row]))
    const nameOf = (code: string) => {
      const item = known.get(code)
      return item ? texts.name(item.nameZh, item.nameEn) : code
    }
    return {
      options: rows.map((row) => ({ value: row.code, label: `${texts.name(row.nameZh, row.nameEn)} ${row.code}` })),
      byCode: (codes) => codes.flatMap((code) => known.get(code) ?? []),
      names: (codes) => codes.map(nameOf).join(texts.language === 'en' ? ', ' : '、'),
    }
  }, [data, texts])
}
