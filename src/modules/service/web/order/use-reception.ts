import { useMemo } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { type Noted, readEntries } from '../../contract/reception-content.ts'

/** What the reception of an order wrote down; nothing where it was opened without, or while it is not known. */
export function useReception(orderId: string): Noted | undefined {
  const { data } = useRead('reception.ofOrder', { id: orderId, also: ['repairOrder'] })
  return useMemo(() => (data?.reception ? readEntries(data.reception.entries) : undefined), [data])
}
