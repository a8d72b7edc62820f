import type { z } from 'zod'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { attachFiles, lockFiles } from '../../../../kernel/files/files.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { linkMark, makeLink } from '../../../../kernel/links.ts'
import { indexRecord } from '../../../../kernel/search-index.ts'
import { documentTokens } from '../../../../kernel/search-tokens.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockPick, pickLinesOf, releaseFor } from '../../../parts/server/public.ts'
import { lockVehicle, noteBringer, takeReading } from '../../../vehicles/server/public.ts'
import type { checkInInput } from '../../contract/check-in.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { appointment } from '../appointment/actions.ts'
import { unknownPart } from '../appointment/rules.ts'
import { carriedOver, givenBack } from '../deposit/ending.ts'
import { estimate } from '../estimate/estimate.ts'
import { isOpen } from '../estimate/rules.ts'
import { type Facts, factsOfArrival } from '../facts.ts'
import { keepAgreement } from '../papers.ts'
import { greeting, promise, unanswered, visitLinkDays } from '../parameters.ts'
import { begunAt, endIn, type FoundReception, notedFor, receptionLoads } from '../reception/into-order.ts'
import { customerPages, tellCustomer } from '../tell.ts'
import { visitRulesNow } from '../visit-type/known.ts'
import { needsOf } from '../visit-type/rules.ts'
import { meetWalkIn, type WalkIn, walkInLoads } from '../walk-in/actions.ts'
import { clockPromise } from './editions.ts'
import { metAt, noteColumns } from './courtesy.ts'
import { lockEstimates } from './loads.ts'
import { packColumns, packLoads } from './package.ts'
import { repairOrder } from './repair-order.ts'
import { appointmentProblem, besideProblem, hasArrived, newWords, promiseProblem } from './rules.ts'

type Appointment = Row<'service.appointment'>

const nothingDone = { inspection_passed: false, open_cards: 0, approved_fen: 0 }

export const checkIn = repairOrder.creation('checkIn', {
  store: (input) => input.storeId,
  number: 'R',
  first: ({ groupId, input }) => ({ vehicle: lockVehicle(groupId, input.vehicleId) }),
  loads: ({ groupId, input }) => ({
    booking: oneRaw<Appointment>('select * from service.appointment where group_id = $1 and id = $2 for update', [
      groupId,
      input.appointmentId ?? null,
    ]),
    facts: factsOfArrival(groupId, input),
    ...(input.photoIds?.length ? { photos: lockFiles(groupId, input.photoIds) } : {}),
    ...receptionLoads(groupId, input),
    ...walkInLoads(groupId, input.walkInId),
    ...packLoads(groupId, input),
  }),
  async run(work, { id, input, loaded, settings, identity, kernel, number, ask }) {
    const { vehicle, booking, facts } = loaded
    const problem =
      unknownPart(facts) ??
      (input.appointmentId === undefined ? undefined : appointmentProblem(booking, input)) ??
      promiseProblem(input.promisedAt, work.now)
    if (problem) throw problem
    if (!vehicle || !facts) throw serviceRefusals.unknownVehicle()
    const noted = notedOf(loaded, input)
    const on = localDate(epochMsOf(work.now), facts.time_zone)
    const read = takeReading(work, vehicle, {
      km: input.odometerKm,
      on,
      source: 'visit',
      ...(input.lowerBecause ? { lowerBecause: input.lowerBecause } : {}),
    })
    const met = meetGuest(work, loaded, { ...input, id })
    const rules = await visitRulesNow({ settings, ask }, input.visitType)
    const order = work.create(repairOrder.face, 'checkIn', {
      id,
      store_id: input.storeId,
      number,
      appointment_id: input.appointmentId ?? null,
      customer_id: input.customerId,
      vehicle_id: input.vehicleId,
      advisor_id: identity.actor.staffId ?? identity.actor.id,
      visit_type: input.visitType,
      inspection_levels: [...rules.inspectionLevels],
      follow_up: rules.followUp,
      needs: needsOf(rules),
      odometer_km: input.odometerKm,
      energy_percent: input.energyPercent ?? null,
      belongings: input.belongings,
      old_parts: input.oldParts,
      waiting: input.waiting,
      beside_because: facts.open_order ? (input.besideBecause ?? null) : null,
      ...met,
      promised_at: input.promisedAt ?? null,
      confirmed_at: input.confirmed ? work.now : null,
      check_in_signed_at: input.signature ? work.now : null,
      ...nothingDone,
      technician_ids: [],
      channel: booking?.channel ?? 'walkIn',
      ...packColumns(input, loaded.pack, vehicle.powertrain, booking),
      courtesy_due: [...rules.courtesy],
      courtesy_done: input.courtesy ?? [],
      ...noteColumns(input.handOverNote, work.now),
      ...(await carriedOver(work, booking, id, ask)),
    })
    addConcerns(work, order, newWords([], input.concerns), 0)
    clockPromise(work, { promised_at: null }, order)
    indexRecord(work, kernel.keys, {
      record: 'repairOrder',
      recordId: id,
      storeId: input.storeId,
      tokens: documentTokens(number),
      isNew: true,
    })
    // The advisor is read with the order; a new one has not been written yet.
    const known = { ...facts, advisor_name: identity.name }
    const signed = input.signature && { ...input.signature, device: identity.device ?? '' }
    keepAgreement(work, { order, facts: known, concerns: input.concerns, keys: kernel.keys, noted }, signed)
    if (noted) noteBringer(work, read, loaded.holders ?? [], { customerId: input.customerId, on })
    if (noted) endIn(work, loaded, noted, order, facts.person_id)
    if (input.photoIds && loaded.photos) {
      const to = { record: 'repairOrder', recordId: id, storeId: input.storeId, kind: 'walkAround' }
      attachFiles(work, loaded.photos, input.photoIds, identity, { ...to, personId: facts.person_id })
    }
    sendVisitLink(work, { kernel, settings }, facts, order)
    work.emit('service.carReceived', { orderId: id, storeId: input.storeId, vehicleId: input.vehicleId })
  },
})

interface Guests extends FoundReception {
  readonly booking: Appointment | undefined
  readonly walkIn?: WalkIn | undefined
}

/** What its reception noted; refused where the car is here already and nobody says why it gets another order. */
function notedOf(loaded: FoundReception & { readonly facts: Facts | undefined }, input: z.output<typeof checkInInput>) {
  const noted = input.receptionId === undefined ? undefined : notedFor(loaded, input)
  const problem = besideProblem(loaded.facts?.open_order, input.besideBecause)
  if (problem) throw problem
  return noted
}

/** The guest goes over into the order, whether he was booked or came without: when he came, and when he was met. */
function meetGuest(
  work: Work,
  guests: Guests,
  order: { readonly id: string; readonly storeId: string; readonly walkInId?: string | undefined },
) {
  const { booking } = guests
  const arrived = booking ? meetAppointment(work, booking, order.id) : null
  const guest = order.walkInId === undefined ? undefined : meetWalkIn(work, guests.walkIn, order)
  return metAt(
    {
      arrived: arrived ?? guest?.arrived_at ?? null,
      greeted: booking?.greeted_at ?? guest?.greeted_at,
      begun: begunAt(guests),
    },
    work.now,
  )
}

/** The booking goes over into the order: the greeting clock stops; a car that nobody announced has arrived now (G-08). */
function meetAppointment(work: Work, booking: Appointment, orderId: string): string {
  const here = hasArrived(booking) ? booking : work.move(appointment.face, booking, 'arrive', { arrived_at: work.now })
  work.move(appointment.face, here, 'checkIn', { order_id: orderId })
  work.stopDeadline(greeting.name, booking.id)
  return here.arrived_at ?? work.now
}

export function addConcerns(
  work: Work,
  order: Row<'service.repair_order'>,
  words: readonly string[],
  last: number,
): void {
  words.forEach((text, index) => {
    work.insert('service.concern', { id: newId(), order_id: order.id, position: last + index + 1, words: text }, order)
  })
}

/** The customer follows the visit by a link, without a login (I-09). */
export function sendVisitLink(
  work: Work,
  { kernel, settings }: { kernel: Kernel; settings: Settings },
  facts: Facts,
  order: Row<'service.repair_order'>,
): void {
  const days = parameter(settings, visitLinkDays, order.store_id, work.now.slice(0, 10))
  const linkId = makeLink(work, kernel.keys, {
    id: order.id,
    purpose: 'visit',
    record: 'repairOrder',
    recordId: order.id,
    personId: facts.person_id,
    language: facts.language,
    hours: days * 24,
  })
  tellCustomer(work, facts, {
    template: 'service.carReceived',
    record: 'repairOrder',
    recordId: order.id,
    params: { number: order.number, link: linkMark(customerPages.visit, linkId) },
  })
}

export const cancel = repairOrder.verb('cancel', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, id), pickLines: pickLinesOf(groupId, id) }),
  loads: ({ groupId, id }) => ({ estimates: lockEstimates(groupId, id) }),
  async run(work, { input, row, loaded, move, ask }) {
    const { pick, pickLines, estimates } = loaded
    move({ closed_at: work.now }, { cause: input.reason })
    for (const edition of estimates) if (isOpen(edition)) work.move(estimate.face, edition, 'supersede')
    if (pick) releaseFor(work, { pick, pickLines }, row.store_id)
    work.stopDeadline(promise.name, row.id, 'cancelled')
    work.stopDeadline(unanswered.name, row.id, 'cancelled')
    await givenBack(work, row, ask)
    work.emit('service.orderCancelled', { orderId: row.id, storeId: row.store_id })
  },
})
