import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { textOf } from '../../../../kernel/i18n.ts'
import { newId } from '../../../../kernel/ids.ts'
import { indexRecord } from '../../../../kernel/search-index.ts'
import { documentTokens } from '../../../../kernel/search-tokens.ts'
import { takeReading } from '../../../vehicles/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { factsOf } from '../facts.ts'
import { keepAgreement } from '../papers.ts'
import { sendVisitLink } from '../repair-order/actions.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { visitRulesNow } from '../visit-type/known.ts'
import { needsOf } from '../visit-type/rules.ts'
import { rescue, rescueUnit } from './rescue.ts'
import { placeOf } from './rules.ts'
import { lockUnitsOf } from './units.ts'

/** The car could not be helped where it stood: it comes to the store, and its order is there before it. */
export const tow = rescue.verb('tow', {
  first: ({ groupId, id }) => ({
    vehicle: oneRaw<Row<'vehicles.vehicle'>>(
      `select * from vehicles.vehicle where group_id = $1
          and id = (select vehicle_id from service.rescue where group_id = $1 and id = $2) for update`,
      [groupId, id],
    ),
    units: lockUnitsOf(groupId, id),
  }),
  loads: ({ groupId, id }) => ({
    facts: factsOf(groupId, 'rescue', id),
  }),
  async run(work, { input, row, loaded, settings, kernel, draw, ask, move }) {
    const { vehicle, facts, units } = loaded
    if (!vehicle || row.vehicle_id === null) throw serviceRefusals.rescueNeedsCar()
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const on = localDate(epochMsOf(work.now), facts.time_zone)
    if (input.odometerKm !== undefined) takeReading(work, vehicle, { km: input.odometerKm, on, source: 'visit' })
    const number = await draw({ kind: 'R', storeId: row.store_id })
    const code = row.kind === 'accident' ? 'accident' : 'general'
    const rules = await visitRulesNow({ settings, ask }, code)
    const order = work.create(repairOrder.face, 'checkIn', {
      id: newId(),
      store_id: row.store_id,
      number,
      customer_id: row.customer_id,
      vehicle_id: row.vehicle_id,
      advisor_id: row.taken_by,
      visit_type: code,
      inspection_levels: [...rules.inspectionLevels],
      follow_up: rules.followUp,
      // Whatever its kind: nobody saw how it stood before the truck (G-14).
      needs: [...new Set([...needsOf(rules), 'needsSignedCheckIn'])],
      odometer_km: input.odometerKm ?? vehicle.odometer_km ?? 0,
      belongings: [],
      old_parts: 'taken',
      waiting: false,
      arrived_at: work.now,
      inspection_passed: false,
      open_cards: 0,
      technician_ids: [],
      approved_fen: 0,
      channel: 'rescue',
      courtesy_due: [...rules.courtesy],
      courtesy_done: [],
      hand_over_note: `${row.number}: ${input.result}`,
      hand_over_note_at: work.now,
    })
    const words = `${textOf('zh-CN', `service.value.rescueKind.${row.kind}`)}：${input.result}`
    work.insert('service.concern', { id: newId(), order_id: order.id, position: 1, words }, order)
    indexRecord(work, kernel.keys, {
      record: 'repairOrder',
      recordId: order.id,
      storeId: order.store_id,
      tokens: documentTokens(number),
      isNew: true,
    })
    keepAgreement(work, { order, facts, concerns: [{ words }], keys: kernel.keys })
    sendVisitLink(work, { kernel, settings }, facts, order)
    move({
      ended_at: work.now,
      result: input.result,
      cost_fen: input.costFen,
      damage_avoided_fen: input.damageAvoidedFen,
      order_id: order.id,
    })
    const [unit] = units
    const home = placeOf(facts)
    if (unit) work.move(rescueUnit.face, unit, 'release', home ? { ...home, placed_at: work.now } : {})
    work.emit('service.carReceived', { orderId: order.id, storeId: order.store_id, vehicleId: order.vehicle_id })
  },
})
