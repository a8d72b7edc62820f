import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { lockSlots } from '../../../capacity/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { appointment, enterBooking } from '../appointment/actions.ts'
import { factsOfHolders } from '../facts.ts'
import { visitRules } from '../public.ts'

/** A customer books for a car that he holds now: for another's it is as if there were none (V-10). */
export const bookOwn = appointment.creation('bookOwn', {
  store: (input) => input.storeId,
  number: 'A',
  first: ({ groupId, input }) => ({
    slots: lockSlots(groupId, input.storeId, input.startsAt, input.minutes, input.skill),
  }),
  loads: ({ groupId, input }) => ({
    holders: factsOfHolders(groupId, input),
    rules: visitRules(groupId, input.visitType),
  }),
  run(work, { id, input, loaded, settings, number, identity, ask }) {
    const { personId } = identity.actor
    const facts = loaded.holders.find((holder) => personId !== undefined && holder.person_id === personId)
    if (!facts) throw serviceRefusals.unknownVehicle()
    const { rules, slots } = loaded
    if (input.minutes !== rules.defaultMinutes || input.skill !== rules.defaultSkill) {
      throw kernelRefusals.invalid({ fields: [{ path: 'minutes', code: 'notOffered' }] })
    }
    const booking = {
      ...input,
      id,
      number,
      customerId: facts.customer_id,
      itemCodes: [],
      channel: 'web',
    }
    return enterBooking(work, 'bookOwn', booking, { facts, slots, settings, ask })
  },
})
