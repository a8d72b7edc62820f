import { useMemo } from 'react'
import { recordOf } from '../../endpoint-key.ts'
import { usePreferences } from '../../preferences.ts'
import { useTexts } from '../../texts.ts'
import type { Column } from './column.ts'

export type HeadedColumn<R> = Column<R> & { readonly heading: string }

interface Columns<R> {
  readonly all: readonly HeadedColumn<R>[]
  readonly shown: readonly HeadedColumn<R>[]
  readonly keys: readonly string[]
}

/** The columns with their headings, and those that the person has chosen. */
export function useColumns<R>(read: string, columns: readonly Column<R>[]): Columns<R> {
  const texts = useTexts()
  const chosen = usePreferences().columns[read]
  return useMemo(() => {
    const all = columns.map((column) => ({
      ...column,
      heading: column.label ? texts.t(column.label) : texts.field(recordOf(read), column.key),
    }))
    const keys = chosen ?? columns.filter((column) => !column.optional).map((column) => column.key)
    return { all, keys, shown: all.filter((column) => keys.includes(column.key)) }
  }, [read, columns, chosen, texts])
}
