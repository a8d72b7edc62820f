import type { Row } from '../../../../kernel/db/schema.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { vehicleContract } from '../../contract/vehicle.ts'

export const vehicle = serve(vehicleContract, 'vehicles.vehicle', {
  view: (row: Row<'vehicles.vehicle'>) => camelRow(row),
})
