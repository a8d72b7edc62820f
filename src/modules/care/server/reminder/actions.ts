import { anyChannel, type Channel } from '../../../../kernel/contract/message.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Work } from '../../../../kernel/work.ts'
import { channelsFor } from '../../../customers/server/public.ts'
import { careRefusals } from '../../contract/refusals.ts'
import { reminderContract } from '../../contract/reminder.ts'
import { type Addressee, addresseeOfReminder, bookedSince } from './due-cars.ts'

export const reminder = serve(reminderContract, 'care.reminder')

/** The channels by which he agreed to be written to; a call is made by people. */
export function allowedChannels(to: Pick<Addressee, 'preferred_channel' | 'consented'>): Channel[] {
  const all = to.consented.includes(anyChannel)
  return channelsFor(to.preferred_channel).filter((channel) => all || to.consented.includes(channel))
}

/** Writes to the customer with the way to a booking. The message looks at his consent once more when it leaves. */
export function writeReminder(work: Work, row: Row<'care.reminder'>, to: Addressee): void {
  const english = to.language === 'en'
  sendMessage(work, {
    template: `care.maintenanceDue${row.due_by === 'km' ? 'Km' : ''}`,
    record: 'reminder',
    recordId: row.id,
    storeId: row.store_id,
    personId: to.person_id,
    purpose: 'marketing',
    language: to.language,
    channels: allowedChannels(to),
    params: {
      store: english && to.store_en !== '' ? to.store_en : to.store_zh,
      storePhone: to.store_phone,
      plate: to.plate,
      dueOn: row.due_on,
      link: `/p/book/${row.vehicle_id}`,
    },
  })
}

export const send = reminder.verb('send', {
  loads: ({ groupId, id }) => ({ to: addresseeOfReminder(groupId, id), booked: bookedSince(groupId, id) }),
  run(work, { row, loaded, move }) {
    const { to, booked } = loaded
    if (booked) throw careRefusals.alreadyBooked()
    if (!to || allowedChannels(to).length === 0) throw careRefusals.noConsent()
    const sent = move({ sent_at: work.now, sent_count: row.sent_count + 1 })
    writeReminder(work, sent, to)
  },
})

export const stop = reminder.verb('stop', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
