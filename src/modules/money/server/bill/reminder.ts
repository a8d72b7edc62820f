import { anyChannel, type Channel } from '../../../../kernel/contract/message.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import type { Work } from '../../../../kernel/work.ts'
import { channelsFor } from '../../../customers/server/public.ts'
import { owedOf } from './rules.ts'
import { todayAt } from './term.ts'

type Bill = Row<'money.bill'>

/** Who owes, by which channels he agreed to be written to about his visits, and for which car. */
export interface Debtor {
  readonly person_id: string
  readonly language: string
  readonly preferred_channel: string
  readonly consented: string[]
  readonly plate: string | null
  readonly store_zh: string
  readonly store_en: string
  readonly store_phone: string
}

export function debtorOf(groupId: string, billId: string): Load<Debtor | undefined> {
  return oneRaw<Debtor>(
    `select c.person_id, c.language, c.preferred_channel, v.plate, s.name_zh as store_zh, s.name_en as store_en, s.phone as store_phone,
        array(select k.channel from kernel.consent k where k.group_id = c.group_id and k.person_id = c.person_id
          and k.purpose = 'service' and k.given_at is not null and k.withdrawn_at is null) as consented
       from money.bill b
       join customers.contact c on c.group_id = b.group_id and c.id = b.customer_id and c.state = 'active'
       join kernel.store s on s.group_id = b.group_id and s.id = b.store_id
       left join vehicles.brief v on v.group_id = b.group_id and v.id = b.vehicle_id
      where b.group_id = $1 and b.id = $2`,
    [groupId, billId],
  )
}

/** The channels by which he agreed to be written to; a call is made by people. */
export function channelsTo(to: Debtor): Channel[] {
  const all = to.consented.includes(anyChannel)
  return channelsFor(to.preferred_channel).filter((channel) => all || to.consented.includes(channel))
}

/** What a reminder leaves on the bill. */
export function reminded(work: Work, row: Bill) {
  return { reminded_at: work.now, reminded_count: (row.reminded_count ?? 0) + 1 }
}

/** Tells what is owed and by when; after that day, that it is overdue. */
export function writeTo(work: Work, row: Bill, to: Debtor): void {
  const today = todayAt(work, row.store_id)
  const payBy = row.pay_by ?? today
  sendMessage(work, {
    template: payBy < today ? 'money.paymentOverdue' : 'money.paymentDue',
    record: 'bill',
    recordId: row.id,
    storeId: row.store_id,
    personId: to.person_id,
    purpose: 'service',
    language: to.language,
    channels: channelsTo(to),
    params: {
      number: row.number,
      owedFen: owedOf(row),
      payBy,
      plate: to.plate ?? '',
      store: to.language === 'en' && to.store_en !== '' ? to.store_en : to.store_zh,
      storePhone: to.store_phone,
    },
  })
}
