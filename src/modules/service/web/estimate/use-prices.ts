import { useMemo } from 'react'
import { useNow } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { dayOf } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import type { LabourPrice } from './draft-line.ts'

type Price = RowOf<'price.list'>

/** The store's own price goes before the group's. */
function best(rows: readonly Price[], storeId: string): ReadonlyMap<string, number> {
  const own = rows.filter((row) => row.storeId === storeId)
  const group = rows.filter((row) => row.storeId === null)
  return new Map([...group, ...own].map((row) => [row.refCode, row.amountFen]))
}

/** What labour costs today by the public list: fixed by item, else by the hour and skill. */
export function useLabourPrices(storeId: string): (item: RowOf<'serviceItem.list'>) => LabourPrice {
  const on = dayOf(useNow())
  const items = useRead('price.list', { query: { kind: 'item', on, limit: 200 } })
  const rates = useRead('price.list', { query: { kind: 'labourRate', on, limit: 200 } })
  return useMemo(() => {
    const fixed = best(items.data?.rows ?? [], storeId)
    const hourly = best(rates.data?.rows ?? [], storeId)
    return (item) => ({ fixedFen: fixed.get(item.code), rateFen: hourly.get(item.skill) })
  }, [items.data, rates.data, storeId])
}
