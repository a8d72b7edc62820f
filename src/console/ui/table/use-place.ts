import { useEffect, useState } from 'react'
import { recordOf } from '../../endpoint-key.ts'
import { placeOf, rememberList, rememberPlace } from '../../navigation.ts'
import { useRowKeys } from './row-keys.ts'

interface PlaceOptions<R> {
  readonly read: string
  readonly href: string
  readonly rows: readonly R[]
  readonly hrefOf: ((row: R) => string) | undefined
  readonly selectable: boolean
}

/** Where somebody stands in a list and what he has chosen; found again when he comes back. */
export function usePlace<R extends { readonly id: string }>({ read, href, rows, hrefOf, selectable }: PlaceOptions<R>) {
  const place = placeOf(href)
  const [selected, select] = useState<readonly string[]>(place?.selected ?? [])
  const toggle = (index: number) => {
    const id = rows[index]?.id
    if (!id || !selectable) return
    select(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id])
  }
  const keys = useRowKeys({
    count: rows.length,
    start: place?.active ?? 0,
    hrefOf: (index) => (rows[index] ? hrefOf?.(rows[index]) : undefined),
    toggle,
  })
  const { active } = keys
  useEffect(() => {
    if (rows.length > 0) rememberList(recordOf(read), { href, ids: rows.map((row) => row.id) })
  }, [read, href, rows])
  useEffect(() => rememberPlace(href, { active, selected }), [href, active, selected])
  return { keys, selected, select }
}
