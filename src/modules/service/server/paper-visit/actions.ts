import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import { lockVehicle, takeReading } from '../../../vehicles/server/public.ts'
import { paperVisitContract } from '../../contract/paper-visit.ts'
import { serviceRefusals } from '../../contract/refusals.ts'

export const paperVisit = serve(paperVisitContract, 'service.paper_visit')

export const enter = paperVisit.creation('enter', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ vehicle: lockVehicle(groupId, input.vehicleId) }),
  loads: ({ groupId, input }) => ({
    customer: oneRaw<{ id: string }>(
      `select c.id from customers.contact c where c.group_id = $1 and c.id = $2 and c.state = 'active'`,
      [groupId, input.customerId],
    ),
  }),
  run(work, { id, input, loaded, settings, identity }) {
    const { vehicle, customer } = loaded
    if (!customer) throw serviceRefusals.unknownCustomer()
    if (!vehicle) throw serviceRefusals.unknownVehicle()
    const zone = settings.stores.get(input.storeId)?.timeZone ?? 'UTC'
    if (input.visitedOn > localDate(epochMsOf(work.now), zone)) throw serviceRefusals.visitAhead()
    if (input.odometerKm !== undefined) {
      const reading = { km: input.odometerKm, on: input.visitedOn, source: 'visit' } as const
      takeReading(work, vehicle, input.lowerBecause ? { ...reading, lowerBecause: input.lowerBecause } : reading)
    }
    work.create(paperVisit.face, 'enter', {
      id,
      store_id: input.storeId,
      customer_id: input.customerId,
      vehicle_id: input.vehicleId,
      visited_on: input.visitedOn,
      channel: input.channel,
      paper_no: input.paperNo,
      visit_type: input.visitType,
      odometer_km: input.odometerKm ?? null,
      words: input.words,
      work: input.work,
      amount_fen: input.amountFen,
      entered_by: identity.actor.id,
    })
  },
})

export const voidVisit = paperVisit.verb('void', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
