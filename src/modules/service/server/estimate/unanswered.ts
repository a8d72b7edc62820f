import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { linkMark } from '../../../../kernel/links.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { openContact } from '../../../customers/server/public.ts'
import { factsOf } from '../facts.ts'
import { remindAgainMinutes } from '../parameters.ts'
import { customerPages, tellCustomer } from '../tell.ts'
import { estimate } from './estimate.ts'
import { expiryProblem, reminderProblem } from './rules.ts'

export const remind = estimate.verb('remind', {
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'estimate', id) }),
  run(work, { row, loaded: { facts }, settings, move }) {
    const again = parameter(settings, remindAgainMinutes, row.store_id, work.now.slice(0, 10))
    const problem = expiryProblem(row, work.now) ?? reminderProblem(row, again, work.now)
    if (problem) throw problem
    if (!facts || row.link_id === null) throw kernelRefusals.notFound({ record: 'customer' })
    move({ reminded_at: work.now, reminders: row.reminders + 1 })
    tellCustomer(work, facts, {
      template: 'service.estimateReminder',
      record: 'repairOrder',
      recordId: row.order_id,
      params: {
        totalFen: row.total_fen,
        link: linkMark(customerPages.estimate, row.link_id),
        validUntil: row.valid_until,
      },
    })
  },
})

interface Waiting {
  readonly id: string
  readonly version: number
  readonly store_id: string
  readonly order_id: string
  readonly order_number: string
  readonly customer_id: string
  readonly advisor_id: string
  readonly advisor_name: string | null
  readonly plate: string
  readonly plate_colour: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly total_fen: number
  readonly created_at: string
  readonly opened_at: string | null
  readonly reminded_at: string | null
  readonly reminders: number
  readonly valid_until: string | null
}

const waitingSql = `select e.id, e.version, e.store_id, e.order_id, o.number as order_number, o.customer_id, o.advisor_id,
    s.name as advisor_name, v.plate, v.plate_colour, c.wrapped_key, c.name, c.phone, e.total_fen, e.created_at, e.opened_at,
    e.reminded_at, e.reminders, e.valid_until
  from service.repair_order o
  join service.estimate e on e.group_id = o.group_id and e.order_id = o.id and e.state = 'sent'
  join customers.contact c on c.group_id = o.group_id and c.id = o.customer_id
  join vehicles.brief v on v.group_id = o.group_id and v.id = o.vehicle_id
  left join people.staff s on s.group_id = o.group_id and s.id = o.advisor_id
 where o.group_id = $1 and o.store_id = any($2::uuid[]) and o.closed_at is null and ($3::uuid is null or o.advisor_id = $3)
 order by e.created_at, e.id limit 100`

/** Estimates of cars in the shop that wait for their customer, the longest first. */
export const unanswered = estimate.read('unanswered', async ({ groupId, inStores, query, now, identity, ...more }) => {
  const { settings, kernel, load } = more
  const own = query.mine ? (identity.actor.staffId ?? identity.actor.id) : null
  const { rows } = await load({ rows: manyRaw<Waiting>(waitingSql, [groupId, inStores, own]) })
  const minutesSince = (at: string) => Math.floor((epochMsOf(now) - epochMsOf(at)) / 60_000)
  return {
    rows: rows.map(({ wrapped_key, name, phone, ...row }) => {
      const store = settings.stores.get(row.store_id)
      const again = parameter(
        settings,
        remindAgainMinutes,
        row.store_id,
        localDate(epochMsOf(now), store?.timeZone ?? 'UTC'),
      )
      const contact = openContact({ wrapped_key, name, phone }, kernel.keys)
      return {
        ...camelRow(row),
        advisorName: row.advisor_name ?? '',
        customerName: contact.name,
        phoneMasked: contact.phoneMasked,
        waitedMinutes: minutesSince(row.opened_at ?? row.created_at),
        mayRemind: !expiryProblem(row, now) && !reminderProblem(row, again, now),
      }
    }),
  }
})
