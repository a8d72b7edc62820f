import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import { endDeposit, isDepositAsked, lockDeposit, noteReminded } from '../../../money/server/public.ts'
import { appointment, letGo } from '../appointment/actions.ts'
import { clockOf, lockBooking, rowsOf, type Store } from '../appointment/store-round.ts'
import { factsOf } from '../facts.ts'
import { tellCustomer } from '../tell.ts'
import { depositParams } from './asking.ts'
import { depositReminderMinutes } from './rule.ts'

interface Unpaid {
  readonly id: string
  readonly booking_id: string
  readonly due_at: string
  readonly releases: boolean
  readonly reminded_at: string | null
}

const minuteMs = 60_000

/** Whose deposit is due soon is reminded once; a booking whose deposit is not there in time is released, where it was said so. */
export async function depositRounds(store: Store): Promise<number> {
  const { now, limit } = clockOf(store)
  const soon = instantOf(epochMsOf(now) + limit(depositReminderMinutes) * minuteMs)
  const unpaid = await rowsOf<Unpaid>(
    store,
    `select id, appointment_id as booking_id, due_at, releases, reminded_at from money.deposit
      where group_id = $1 and store_id = $2 and state = 'asked' and due_at <= $3
        and (reminded_at is null or releases and due_at <= $4) order by due_at limit 200`,
    [store.storeId, soon, now],
  )
  let changed = 0
  for (const one of unpaid) {
    const isDue = one.due_at <= now
    if (isDue && one.releases) changed += Number(await release(store, one))
    else if (!isDue && one.reminded_at === null) changed += Number(await remind(store, one))
  }
  return changed
}

const loadsOf =
  ({ id, booking_id }: Unpaid) =>
  ({ groupId }: { readonly groupId: string }) => ({
    booking: lockBooking(groupId, booking_id),
    row: lockDeposit(groupId, id),
    facts: factsOf(groupId, 'appointment', booking_id),
  })

function remind({ kernel, groupId }: Store, unpaid: Unpaid): Promise<boolean> {
  return runAsSystem(kernel, {
    groupId,
    name: 'service.depositReminder',
    key: `${unpaid.id}/${unpaid.due_at}`,
    loads: loadsOf(unpaid),
    run(work, { loaded: { booking, row, facts } }) {
      if (!booking || !facts || !row || !isDepositAsked(row)) return
      noteReminded(work, row)
      tellCustomer(work, facts, {
        template: row.releases ? 'service.depositReminder' : 'service.depositReminderKept',
        record: 'appointment',
        recordId: booking.id,
        params: depositParams(booking, row),
      })
    },
  })
}

function release({ kernel, groupId }: Store, unpaid: Unpaid): Promise<boolean> {
  return runAsSystem(kernel, {
    groupId,
    name: 'service.depositUnpaid',
    key: `${unpaid.id}/${unpaid.due_at}`,
    loads: loadsOf(unpaid),
    run(work, { loaded: { booking, row, facts }, settings }) {
      if (!booking || !row || !isDepositAsked(row)) return
      work.move(appointment.face, booking, 'cancel', {}, { cause: 'depositUnpaid' })
      letGo(work, booking, { facts: undefined, settings })
      endDeposit(work, row, 'inTime')
      if (!facts) return
      tellCustomer(work, facts, {
        template: 'service.depositUnpaid',
        record: 'appointment',
        recordId: booking.id,
        params: depositParams(booking, row),
      })
    },
  })
}
