import { useMemo } from 'react'
import { labourAmount } from '../../../../kernel/money.ts'
import { useRead } from '../../../../console/queries.ts'
import type { quickLaneTypes } from '../../contract/quick-lane.ts'
import { useLabourPrices } from '../estimate/use-prices.ts'

export interface LaneItem {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly minutes: number
  readonly grossFen: number
}

const longestMinutes = 60

/** What the lane offers for a car: items with a posted price, washes for the wash, small jobs of the quick bay else. */
export function useLane(
  lane: (typeof quickLaneTypes)[number],
  storeId: string,
  powertrain: string,
): readonly LaneItem[] | undefined {
  const { data } = useRead('serviceItem.list', {
    query: { state: 'active', limit: 200, ...(lane === 'wash' ? { kind: 'wash' as const } : {}) },
  })
  const priceOf = useLabourPrices(storeId)
  return useMemo(() => {
    if (!data) return undefined
    return data.rows
      .filter((item) => item.powertrains.length === 0 || item.powertrains.some((one) => one === powertrain))
      .filter((item) => lane === 'wash' || (item.skill === 'quick' && item.kind !== 'wash'))
      .filter((item) => item.standardMinutes <= longestMinutes)
      .flatMap(({ code, nameZh, nameEn, standardMinutes: minutes, ...item }) => {
        const { fixedFen, rateFen } = priceOf({ code, nameZh, nameEn, standardMinutes: minutes, ...item })
        const grossFen = fixedFen ?? (rateFen === undefined ? undefined : labourAmount(minutes, rateFen))
        return grossFen === undefined ? [] : [{ code, nameZh, nameEn, minutes, grossFen }]
      })
  }, [data, lane, powertrain, priceOf])
}
