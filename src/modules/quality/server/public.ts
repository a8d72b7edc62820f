import type { Work } from '../../../kernel/work.ts'

/**
 * Puts a record of a room further right on the trace of a repair order (K-09), in the caller's transaction: from then on
 * its ledger entries are shown and checked with the order's.
 */
export function addToTrace(
  work: Work,
  link: { readonly orderId: string; readonly record: string; readonly recordId: string },
): void {
  work.plain('quality.trace_link', { order_id: link.orderId, record: link.record, record_id: link.recordId })
}
