import type { Actor } from '../../../../kernel/work.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { lockSlots } from '../../../capacity/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { appointment, enterBooking, letGo, moveTime, storeOf } from '../appointment/actions.ts'
import { type OnShift, onShift, qualified } from '../appointment/technicians.ts'
import { type Facts, factsOf, factsOfHolders } from '../facts.ts'
import { visitRulesNow } from '../visit-type/known.ts'
import { endedWith } from '../deposit/ending.ts'
import { visitTypeOf } from '../visit-type/rules.ts'
import { recallLoads } from '../recall-visits.ts'
import { ownDemand } from './items.ts'
import { personsOfBooking } from './holding.ts'

/** A customer books for a car that he holds now: for another's it is as if there were none (V-10). */
export const bookOwn = appointment.creation('bookOwn', {
  store: (input) => input.storeId,
  number: 'A',
  first: ({ groupId, input }) => ({
    slots: lockSlots(groupId, input.storeId, input.startsAt, input.minutes, input.skill),
  }),
  loads: ({ groupId, input }) => ({
    holders: factsOfHolders(groupId, input),
    ...recallLoads(groupId, input),
  }),
  async run(work, { id, input, loaded, settings, number, identity, ask }) {
    const { personId } = identity.actor
    const facts = loaded.holders.find((holder) => personId !== undefined && holder.person_id === personId)
    if (!facts) throw serviceRefusals.unknownVehicle()
    if (input.visitType === 'recall' && !input.recallIds?.length) throw serviceRefusals.notRecalled()
    const { slots, recalls } = loaded
    const rules = await visitRulesNow({ settings, ask }, input.visitType)
    const { demand, pack } = await ownDemand(ask, work.groupId, input, rules)
    if (input.minutes !== demand.minutes || input.skill !== demand.skill) {
      throw kernelRefusals.invalid({ fields: [{ path: 'minutes', code: 'notOffered' }] })
    }
    if (input.technicianId) {
      const { people } = await ask({ people: onShift(work.groupId, input.storeId, input) })
      checkTechnician(input.technicianId, people, { skill: input.skill, needsCertificate: rules.needsCertificate })
    }
    const booking = {
      ...input,
      id,
      number,
      customerId: facts.customer_id,
      itemCodes: input.itemCodes ?? [],
      channel: input.channel ?? 'web',
    }
    return enterBooking(work, 'bookOwn', booking, { facts, slots, pack, recalls, settings, ask })
  },
})

function checkTechnician(
  technicianId: string | null | undefined,
  people: readonly OnShift[],
  work: { readonly skill: string; readonly needsCertificate: boolean },
): void {
  if (technicianId && !qualified(people, work).some((person) => person.id === technicianId))
    throw serviceRefusals.technicianNotFree()
}

/** Another's booking is as if there were none; one whose time has come is the store's to change. */
function checkOwn(
  row: Row<'service.appointment'>,
  persons: readonly { readonly person_id: string }[],
  { actor, facts, now }: { readonly actor: Actor; readonly facts: Facts | undefined; readonly now: string },
): void {
  if (!persons.some((person) => person.person_id === actor.personId))
    throw kernelRefusals.notFound({ record: 'appointment' })
  if (row.starts_at <= now) throw serviceRefusals.bookingBegun({ phone: facts?.store_phone ?? '' })
}

/** He takes another free time or technician; the former time is free at once (G-02). */
export const changeOwn = appointment.verb('changeOwn', {
  first: ({ groupId, id, input }) => ({
    slots: lockSlots(groupId, storeOf(id), input.startsAt, input.minutes, input.skill),
  }),
  loads: ({ groupId, id, input }) => ({
    facts: factsOf(groupId, 'appointment', id),
    persons: personsOfBooking(groupId, id),
    people: onShift(groupId, storeOf(id), input, id),
  }),
  async run(work, { input, row, loaded, settings, identity, move, ask }) {
    const { facts, persons, people, slots } = loaded
    checkOwn(row, persons, { actor: identity.actor, facts, now: work.now })
    if (input.minutes !== row.minutes || input.skill !== row.skill)
      throw kernelRefusals.invalid({ fields: [{ path: 'minutes', code: 'notOffered' }] })
    const { needsCertificate } = await visitRulesNow({ settings, ask }, visitTypeOf(row.visit_type))
    checkTechnician(input.technicianId, people, { skill: row.skill, needsCertificate })
    return moveTime(work, row, input, { facts, slots, settings, ask }, move, true)
  },
})

export const cancelOwn = appointment.verb('cancelOwn', {
  loads: ({ groupId, id }) => ({
    facts: factsOf(groupId, 'appointment', id),
    persons: personsOfBooking(groupId, id),
  }),
  async run(work, { input, row, loaded, settings, identity, move, ask }) {
    const { facts, persons } = loaded
    checkOwn(row, persons, { actor: identity.actor, facts, now: work.now })
    move({}, input.reason ? { cause: input.reason } : {})
    letGo(work, row, { facts, settings })
    await endedWith(work, row, { ask, by: 'customer', facts })
  },
})
