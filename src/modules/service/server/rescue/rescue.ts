import { serve } from '../../../../kernel/serve.ts'
import { rescueContract } from '../../contract/rescue.ts'
import { rescueUnitContract } from '../../contract/rescue-unit.ts'

export const rescue = serve(rescueContract, 'service.rescue', { owners: ['technician_id'] })
export const rescueUnit = serve(rescueUnitContract, 'service.rescue_unit', { owners: ['technician_id'] })
