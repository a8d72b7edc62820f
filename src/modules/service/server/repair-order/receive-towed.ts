import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { linkMark } from '../../../../kernel/links.ts'
import { takeReading } from '../../../vehicles/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { factsOf } from '../facts.ts'
import { agreementsOf, keepAgreement } from '../papers.ts'
import { endIn, lockReception, notedFor } from '../reception/into-order.ts'
import { customerPages, tellCustomer } from '../tell.ts'
import { addConcerns } from './actions.ts'
import { courtesyWith, noteColumns } from './courtesy.ts'
import { clockPromise } from './editions.ts'
import { concernsOf } from './loads.ts'
import { repairOrder } from './repair-order.ts'
import { confirmedAt, movedPromiseProblem, newWords, promiseProblem } from './rules.ts'

/**
 * A towed car is walked around as any other, on the order that its tow opened. Whoever brings it signs; where the customer
 * is not there he gets a message and signs by his link, and until then the order waits (G-14).
 */
export const receiveTowed = repairOrder.verb('receiveTowed', {
  first: ({ groupId, id }) => ({
    vehicle: oneRaw<Row<'vehicles.vehicle'>>(
      `select * from vehicles.vehicle where group_id = $1
          and id = (select vehicle_id from service.repair_order where group_id = $1 and id = $2) for update`,
      [groupId, id],
    ),
  }),
  loads: ({ groupId, id, input }) => ({
    ...lockReception(groupId, input.receptionId),
    concerns: concernsOf(groupId, id),
    facts: factsOf(groupId, 'order', id),
    printed: agreementsOf(groupId, id),
  }),
  run(work, { input, row, loaded, identity, kernel, move }) {
    const { vehicle, facts, concerns, printed } = loaded
    if (!vehicle || !facts) throw kernelRefusals.notFound({ record: 'customer' })
    if ((input.signature === undefined) === (input.isAbsent !== true)) throw serviceRefusals.signOrAbsent()
    const moved = movedPromiseProblem(row.promised_at, input.promisedAt)
    const problem = moved ?? (row.promised_at === null ? promiseProblem(input.promisedAt, work.now) : undefined)
    if (problem) throw problem
    const noted = notedFor(loaded, { vehicleId: row.vehicle_id, storeId: row.store_id })
    takeReading(work, vehicle, {
      km: input.odometerKm,
      on: localDate(epochMsOf(work.now), facts.time_zone),
      source: 'visit',
      ...(input.lowerBecause ? { lowerBecause: input.lowerBecause } : {}),
    })
    const words = newWords(concerns, input.concerns)
    const order = move({
      advisor_id: identity.actor.staffId ?? row.advisor_id,
      odometer_km: input.odometerKm,
      energy_percent: input.energyPercent ?? null,
      belongings: input.belongings,
      old_parts: input.oldParts,
      waiting: input.waiting,
      promised_at: input.promisedAt,
      // Who is not there has not heard his problem repeated.
      confirmed_at: confirmedAt(
        row.confirmed_at,
        { confirmed: input.confirmed && !input.isAbsent, added: words.length },
        work.now,
      ),
      courtesy_done: courtesyWith(row.courtesy_done, input.courtesy),
      walked_at: work.now,
      check_in_signed_at: input.signature ? work.now : null,
      ...(input.handOverNote ? noteColumns(input.handOverNote, work.now) : {}),
    })
    addConcerns(work, order, words, concerns.length)
    clockPromise(work, row, order)
    const all = [...concerns, ...words.map((text) => ({ words: text }))]
    keepAgreement(
      work,
      {
        order,
        facts: { ...facts, advisor_name: identity.name },
        concerns: all,
        keys: kernel.keys,
        noted,
        edition: printed + 1,
      },
      input.signature && { ...input.signature, device: identity.device ?? '' },
    )
    endIn(work, loaded, noted, order, facts.person_id)
    if (input.isAbsent)
      tellCustomer(work, facts, {
        template: 'service.checkInToSign',
        record: 'repairOrder',
        recordId: order.id,
        params: { number: order.number, link: linkMark(customerPages.visit, order.id) },
      })
  },
})
