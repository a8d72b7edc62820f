import { serve } from '../../../../kernel/serve.ts'
import { estimateContract } from '../../contract/estimate.ts'

/** What was shown to the customer, with his decision. */
export const estimate = serve(estimateContract, 'service.estimate')
