import { addDays } from '../src/kernel/clocks/plain-date.ts'
import { instantOf, localDate } from '../src/kernel/clocks/zone.ts'
import { parameterLifecycle } from '../src/kernel/contract/admin.ts'
import { Refusal } from '../src/kernel/contract/refusal.ts'
import type { Row as TableRow } from '../src/kernel/db/schema.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Settings } from '../src/kernel/settings.ts'
import type { Work } from '../src/kernel/work.ts'
import { endDeposit } from '../src/modules/money/server/public.ts'
import { appointment } from '../src/modules/service/server/appointment/actions.ts'
import type { DemoCar } from './customers.ts'
import { type DemoStore, stores } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

const rule = { key: 'service.depositFen.accident', value: 50_000 }

/** The first store asks a deposit for accident repairs; it waits for the parts that are ordered for them. */
export function depositRule(today: string): Settings['parameters'][number] {
  return { ...rule, scopeKind: 'store', scopeId: stores[0]?.id ?? '', fromDate: addDays(today, -30) }
}

export function setDepositRule(work: Work, { fromDate, scopeId }: ReturnType<typeof depositRule>): void {
  const face = { name: 'parameter', table: 'kernel.parameter', lifecycle: parameterLifecycle } as const
  const more = { scope_kind: 'store', scope_id: scopeId, from_date: fromDate, reason: '事故车需先订配件' }
  work.create(face, 'set', { id: newId(), ...rule, ...more })
}

interface Door {
  readonly store: DemoStore
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
}

/** Three bookings with a deposit: one paid, one to be given back, one to be paid. */
export async function playDeposits(world: VisitWorld, { store, people, cars, now }: Door): Promise<void> {
  const advisor = people.find((person) => person.role === 'serviceAdvisor')
  const cashier = people.find((person) => person.role === 'cashier')
  const { stage } = world
  const asks = stage.settings.parameters.some(({ key, scopeId }) => key === rule.key && scopeId === store.id)
  if (!asks || !advisor || !cashier) return
  for (const [index, end] of (['paid', 'toRefund', 'asked'] as const).entries()) {
    const car = cars[11 + index * 5]
    if (!car) return
    const at = now - (240 - index * 60) * minute
    const booked = await bookAhead(world, { car, advisor, at, now, what: bodywork })
    if (!booked) return
    const { booking } = booked
    if (end === 'asked') continue
    const before = stage.bulk.row('money.deposit', String(booking['deposit_id']))
    const deposit = await stage.does('deposit.pay', {
      by: actorOf(cashier),
      name: cashier.name,
      at: instantOf(at + 20 * minute),
      row: before,
      input: { method: index === 0 ? 'wechat' : 'transfer' },
      loaded: { parties: partiesOf(world.facts(car, advisor)) },
    })
    if (end === 'paid') continue
    const work = stage.work(instantOf(at + 90 * minute), actorOf(advisor))
    const ended = booking as TableRow<'service.appointment'>
    work.move(appointment.face, ended, 'cancel', {}, { cause: '客户行程有变' })
    booked.giveTimeBack()
    endDeposit(work, deposit as TableRow<'money.deposit'>, 'inTime')
    stage.keep(work)
  }
}

interface Ahead {
  readonly car: DemoCar
  readonly advisor: DemoPerson
  readonly at: number
  readonly now: number
  /** What is booked, and from how many days ahead on. */
  readonly what: object
  readonly from?: number
}

const bodywork = {
  visitType: 'accident',
  itemCodes: [],
  channel: 'phone',
  minutes: 60,
  skill: 'bodywork',
  concern: '前保险杠被撞，大灯罩开裂',
  depositFen: rule.value,
}

interface Booked {
  readonly booking: Row
  /** Its minutes as they were before it. */
  readonly giveTimeBack: () => void
}

/** On the first of four days on which there is room. */
export async function bookAhead(
  world: VisitWorld,
  { car, advisor, at, now, what, from = 0 }: Ahead,
): Promise<Booked | undefined> {
  const { stage } = world
  const { id: storeId } = car.store
  const today = localDate(now, 'Asia/Shanghai')
  const days = [0, 1, 2, 3].map((ahead) => addDays(today, from + ahead))
  const times = days.flatMap((day) => ['10:00', '14:00', '15:30', '16:30'].map((hour) => `${day}T${hour}:00+08:00`))
  for (const startsAt of times.map((time) => Date.parse(time)).filter((start) => start > now + 30 * minute)) {
    const slots = world.slots(storeId, startsAt)
    const taken = slots.map((slot) => ({ ...(slot['taken_minutes'] as object) }))
    const giveTimeBack = () => slots.forEach((slot, index) => Object.assign(slot, { taken_minutes: taken[index] }))
    try {
      const booking = await stage.does('appointment.book', {
        by: actorOf(advisor),
        at: instantOf(at),
        number: world.number('A', storeId, at),
        input: {
          storeId,
          customerId: car.customer.id,
          vehicleId: car.id,
          startsAt: instantOf(startsAt),
          ...what,
        },
        loaded: { facts: world.facts(car, advisor), slots },
      })
      return { booking, giveTimeBack }
    } catch (error) {
      // That half hour is taken: the next one.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return undefined
}

/** Who pays, as the receipt wants it. */
function partiesOf(facts: Row): Row {
  return { ...facts, name_zh: facts['store_zh'], name_en: facts['store_en'] }
}
