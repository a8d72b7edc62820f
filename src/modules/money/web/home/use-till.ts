import { dayOf } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'

/** What there is to collect: bills of today with something due, orders without a bill yet, and what is owed from before. */
export function useTill(today: string) {
  const { store } = useSession()
  const query = { limit: 200, ...(store ? { store: store.id } : {}) }
  const open = useRead('bill.list', { query: { ...query, state: 'open' } })
  const partly = useRead('bill.list', { query: { ...query, state: 'partlyPaid' } })
  // The oldest first: those of before come even where there are very many.
  const unpaid = useRead('bill.list', { query: { ...query, unpaid: 'true' } })
  const ready = useRead('repairOrder.list', {
    query: { ...query, limit: 50, state: 'ready', total: 'true' },
    also: ['inspection', 'bill'],
  })
  const isOfToday = (row: { readonly createdAt: string }) => dayOf(row.createdAt) === today
  const due =
    open.data &&
    partly.data &&
    [...open.data.rows, ...partly.data.rows]
      .filter(isOfToday)
      .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
  return {
    asked: {
      error: open.error ?? partly.error,
      refetch: () => Promise.all([open.refetch(), partly.refetch()]),
    },
    due,
    ready,
    unpaid,
    older: unpaid.data?.rows.filter((row) => !isOfToday(row)),
  }
}

export type Till = ReturnType<typeof useTill>
