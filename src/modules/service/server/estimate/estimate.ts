import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { estimateContract } from '../../contract/estimate.ts'

/** What was shown to the customer, with his decision. */
export const estimate = serve(estimateContract, 'service.estimate', { view: estimateView })

/** An edition without its page, which is long, and without what only opens or proves it. */
export function estimateView(row: Row<'service.estimate'>) {
  const { page: _page, shown: _shown, linkId: _link, callNumber: _number, callSaid: _said, ...rest } = camelRow(row)
  return rest
}
