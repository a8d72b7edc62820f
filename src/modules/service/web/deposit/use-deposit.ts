import { useState } from 'react'
import type { QueryOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'

/** What a booking asks for, and whether its customer was told; `input` goes with the booking. */
export function useDeposit(
  store: string | undefined,
  startsAt: string | undefined,
  about: Omit<QueryOf<'appointment.deposit'>, 'store' | 'startsAt'>,
) {
  const wanted = store && startsAt ? { ...about, store, startsAt } : undefined
  const { data } = useRead('appointment.deposit', { query: wanted, enabled: wanted !== undefined })
  const asked = wanted ? (data?.deposit ?? undefined) : undefined
  const [told, setTold] = useState<number>()
  const isTold = asked === undefined || told === asked.amountFen
  return {
    asked,
    isTold,
    tell: (yes: boolean) => setTold(yes ? asked?.amountFen : undefined),
    input: asked && isTold ? { depositFen: asked.amountFen } : {},
  }
}

export type DepositToTell = ReturnType<typeof useDeposit>
