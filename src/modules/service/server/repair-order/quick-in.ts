import type { z } from 'zod'
import { localDate, epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { indexRecord } from '../../../../kernel/search-index.ts'
import { documentTokens } from '../../../../kernel/search-tokens.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { openContact } from '../../../customers/server/public.ts'
import { lockVehicle, takeReading } from '../../../vehicles/server/public.ts'
import { quickIn as quickInInput, quickLaneTypes } from '../../contract/quick-lane.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import type { VisitRules } from '../../contract/visit-type.ts'
import { estimate } from '../estimate/estimate.ts'
import { type Facts, factsOfArrival } from '../facts.ts'
import { unknownPart } from '../appointment/rules.ts'
import { keepAgreement, keepConsent } from '../papers.ts'
import { quickLaneMinutes } from '../parameters.ts'
import { sign } from '../signatures.ts'
import { visitRulesNow } from '../visit-type/known.ts'
import { needsOf } from '../visit-type/rules.ts'
import { sendVisitLink } from './actions.ts'
import { clockPromise, insertLines, linesAdded, offer } from './editions.ts'
import { priceLine } from './pricing.ts'
import { catalogueOf } from './quote.ts'
import { quickLaneProblem } from './quick-lane-rules.ts'
import { repairOrder } from './repair-order.ts'

type Order = Row<'service.repair_order'>

/** A wash or a small job: the customer says yes to the posted price, and the car is ready for the workshop. */
export const quickIn = repairOrder.creation('quickIn', {
  store: (input) => input.storeId,
  number: 'R',
  first: ({ groupId, input }) => ({ vehicle: lockVehicle(groupId, input.vehicleId) }),
  loads: ({ groupId, input }) => ({
    facts: factsOfArrival(groupId, input, quickLaneTypes),
  }),
  async run(work, { id, input, loaded, settings, identity, kernel, number, ask }) {
    const { vehicle, facts } = loaded
    const unknown = unknownPart(facts)
    if (unknown) throw unknown
    if (!vehicle || !facts) throw serviceRefusals.unknownVehicle()
    if (facts.open_order) throw serviceRefusals.inQuickLane({ number: facts.open_order })
    const day = localDate(epochMsOf(work.now), facts.time_zone)
    const chosen = input.itemCodes.map((code) => {
      return { kind: 'labour', code, concern: null, quantityThousandths: 1000, payer: 'customer' } as const
    })
    const asker = { settings, ask }
    const catalogue = await catalogueOf(asker, chosen, { storeId: input.storeId, now: work.now, parts: [] })
    const { items } = catalogue
    const wanted = chosen.map((line) => priceLine(line, catalogue))
    const limit = parameter(settings, quickLaneMinutes, input.storeId, day)
    const problem = quickLaneProblem(input, { items, wanted, limit })
    if (problem) throw problem
    if (input.odometerKm !== undefined) takeReading(work, vehicle, { km: input.odometerKm, on: day, source: 'visit' })
    const rules = await visitRulesNow(asker, input.visitType)
    const minutes = Math.max(
      rules.defaultMinutes,
      wanted.reduce((sum, line) => sum + (line.charged_minutes ?? 0), 0),
    )
    const order = createOrder(work, {
      id,
      number,
      rules,
      minutes,
      input,
      km: vehicle.odometer_km,
      advisorId: identity.actor.staffId ?? identity.actor.id,
    })
    const fresh = linesAdded(
      order,
      [],
      wanted.map((priced) => ({ priced, concernId: null })),
    )
    const lines = fresh.map((line) => ({
      ...line,
      approval: 'approved',
      decided_at: work.now,
      agreed_gross_fen: line.gross_fen,
    }))
    insertLines(work, order, lines)
    clockPromise(work, { promised_at: null }, order)
    indexRecord(work, kernel.keys, {
      record: 'repairOrder',
      recordId: id,
      storeId: input.storeId,
      tokens: documentTokens(number),
      isNew: true,
    })
    const met = { ...facts, advisor_name: identity.name }
    if (rules.needsSignature) keepAgreement(work, { order, facts: met, concerns: [], keys: kernel.keys })
    if (rules.needsEstimate)
      agreeAtOnce(work, kernel, { order, lines, facts: met, by: order.advisor_id, device: identity.device ?? '' })
    sendVisitLink(work, { kernel, settings }, facts, order)
    work.emit('service.carReceived', { orderId: id, storeId: input.storeId, vehicleId: input.vehicleId })
  },
})

interface NewOrder {
  readonly id: string
  readonly number: string
  readonly rules: VisitRules
  readonly minutes: number
  readonly input: z.output<typeof quickInInput>
  /** The car's last reading. */
  readonly km: number | null
  readonly advisorId: string
}

function createOrder(work: Work, { id, number, rules, minutes, input, km, advisorId }: NewOrder): Order {
  return work.create(repairOrder.face, 'quickIn', {
    id,
    store_id: input.storeId,
    number,
    customer_id: input.customerId,
    vehicle_id: input.vehicleId,
    advisor_id: advisorId,
    visit_type: input.visitType,
    inspection_levels: [...rules.inspectionLevels],
    follow_up: rules.followUp,
    needs: needsOf(rules),
    odometer_km: input.odometerKm ?? km ?? 0,
    belongings: [],
    old_parts: 'none',
    waiting: true,
    arrived_at: work.now,
    greeted_at: work.now,
    promised_at: instantOf(epochMsOf(work.now) + minutes * 60_000),
    confirmed_at: work.now,
    inspection_passed: false,
    open_cards: 0,
    technician_ids: [],
    approved_fen: input.toldFen,
    channel: 'walkIn',
    courtesy_due: [...rules.courtesy],
    courtesy_done: [],
  })
}

interface Agreed {
  readonly order: Order
  readonly lines: Row<'service.line'>[]
  readonly facts: Facts
  readonly by: string
  readonly device: string
}

/** The estimate of the posted prices, decided at the desk in the customer's name, with its paper. */
function agreeAtOnce(work: Work, kernel: Kernel, { order, lines, facts, by, device }: Agreed): void {
  const { made } = offer(work, kernel.keys, { order, lines, concerns: [], estimates: [], facts, send: false })
  const channel = 'desk' as const
  work.move(
    estimate.face,
    made,
    'decide',
    { approved_fen: order.approved_fen, decided_at: work.now, decided_by: by, channel },
    { to: 'decided' },
  )
  const { sha256, edition } = made
  const signer = openContact(facts, kernel.keys).name
  sign(work, kernel.keys, facts, {
    record: 'estimate',
    recordId: made.id,
    purpose: 'approve',
    signer,
    channel,
    device,
    sha256,
  })
  keepConsent(work, { order, facts, concerns: [], keys: kernel.keys }, { edition, sha256, lines, signer, channel })
}
