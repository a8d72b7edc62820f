import { serve } from '../../../../kernel/serve.ts'
import { repairOrderContract } from '../../contract/repair-order.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { quoteGate, signingProblem, walkProblem } from './check-in-rules.ts'

/** The visit's order, from check-in to handover. */
export const repairOrder = serve(repairOrderContract, 'service.repair_order', {
  owners: ['advisor_id'],
  guards: {
    quote: quoteGate,
    signCheckIn: signingProblem,
    receiveTowed: walkProblem,
    cancel: (row) => (row.open_cards > 0 ? serviceRefusals.cardsOpen() : undefined),
  },
})
