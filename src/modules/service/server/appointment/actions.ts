import { laterBy } from '../../../../kernel/clocks/zone.ts'
import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Ask, serve } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Changes, Work } from '../../../../kernel/work.ts'
import { deviceLoads, heldTime, lackingUses, usesBy, useWord } from './devices.ts'
import { alternatives, freeTimes, giveBack, lockSlots, takeMinutes } from '../../../capacity/server/public.ts'
import type { RecallRow } from '../../../warranty/server/public.ts'
import { appointmentContract } from '../../contract/appointment.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { agreedTerms, askFor, depositIdOf } from '../deposit/asking.ts'
import { endedWith } from '../deposit/ending.ts'
import { type Facts, factsOf, factsOfBooking } from '../facts.ts'
import { greeting } from '../parameters.ts'
import { addressIn, mapLink, tellCustomer } from '../tell.ts'
import { emitRecallBooking, recallLoads, recallsBooked } from '../recall-visits.ts'
import { packColumns, packLoads } from '../repair-order/package.ts'
import { timeProblem, twiceProblem, unknownPart } from './rules.ts'

export const appointment = serve(appointmentContract, 'service.appointment')

/** How far ahead other times are looked for when the wanted one is full. */
const offeredDays = 7
const dayMs = 86_400_000

export const storeOf = (id: string) => ({
  select: 'select store_id from service.appointment where group_id = $1 and id = $2',
  id,
})

/** What is booked of a store's time. */
interface Booked {
  readonly startsAt: string
  readonly minutes: number
  readonly skill: string
}

export const book = appointment.creation('book', {
  store: (input) => input.storeId,
  number: 'A',
  first: ({ groupId, input }) => ({
    slots: lockSlots(groupId, input.storeId, input.startsAt, input.minutes, input.skill),
  }),
  loads: ({ groupId, input }) => ({
    facts: factsOfBooking(groupId, input),
    ...packLoads(groupId, input),
    ...recallLoads(groupId, input),
  }),
  run: (work, { id, input, loaded, settings, number, ask }) =>
    enterBooking(
      work,
      'book',
      { ...input, id, number },
      { ...loaded, uses: loaded.facts?.device_uses ?? [], settings, ask },
    ),
})

interface NewBooking extends Booked {
  readonly id: string
  readonly number: string
  readonly storeId: string
  readonly customerId: string
  readonly vehicleId: string
  readonly visitType: string
  readonly itemCodes: string[]
  readonly channel: string
  readonly technicianId?: string | null | undefined
  readonly concern?: string | undefined
  readonly odometerKm?: number | undefined
  readonly packageCode?: string | undefined
  readonly recallIds?: readonly string[] | undefined
  readonly depositFen?: number | undefined
  readonly phoneCourtesy?: string[] | undefined
}

interface BookingLoads {
  readonly facts: Facts | undefined
  readonly slots: Parameters<typeof takeMinutes>[1]
  readonly pack?: Row<'knowledge.service_package'> | undefined
  readonly recalls?: readonly RecallRow[] | undefined
  /** What its items need devices for; asked for where it is not known. */
  readonly uses?: readonly string[]
  readonly settings: Settings
  readonly ask: Ask
}

/** Takes the minutes, writes the booking and confirms it to the customer; a full time is refused with others. */
export async function enterBooking(
  work: Work,
  verb: 'book' | 'bookOwn',
  input: NewBooking,
  loaded: BookingLoads,
): Promise<void> {
  const { facts, slots, settings, ask } = loaded
  const problem = unknownPart(facts) ?? timeProblem(input.startsAt, work.now) ?? twiceProblem(facts)
  if (problem) throw problem
  const when = { startsAt: input.startsAt, minutes: input.minutes, skill: input.skill }
  const itemCodes = [...new Set([...input.itemCodes, ...(input.packageCode ? (loaded.pack?.item_codes ?? []) : [])])]
  const timeZone = zoneOf(settings, input.storeId)
  const uses = loaded.uses ?? (await usesBy(ask, work.groupId, itemCodes))
  const full = !takeMinutes(work, slots, { ...when, timeZone })
  const refusal = await noRoom(work, ask, { ...when, storeId: input.storeId, timeZone, uses, full }, verb === 'bookOwn')
  if (refusal) throw refusal
  const at = { groupId: work.groupId, now: work.now, settings, ask }
  const terms = await agreedTerms(at, { ...input, itemCodes }, input.depositFen, verb === 'bookOwn')
  const row = work.create(appointment.face, verb, {
    id: input.id,
    store_id: input.storeId,
    number: input.number,
    customer_id: input.customerId,
    vehicle_id: input.vehicleId,
    visit_type: input.visitType,
    item_codes: itemCodes,
    channel: input.channel,
    starts_at: input.startsAt,
    minutes: input.minutes,
    skill: input.skill,
    technician_id: input.technicianId ?? null,
    concern: input.concern ?? null,
    odometer_km: input.odometerKm ?? null,
    ...(input.phoneCourtesy ? { phone_courtesy: [...new Set(input.phoneCourtesy)] } : {}),
    ...packColumns(input, loaded.pack, undefined),
    ...recallsBooked(input, loaded.recalls),
    deposit_id: depositIdOf(terms),
  })
  askFor(work, row, terms, facts)
  emitRecallBooking(work, row)
  confirmTo(work, facts, row, 'service.appointmentBooked')
  work.emit('service.appointmentBooked', { appointmentId: input.id, storeId: input.storeId })
}

interface Room extends Booked {
  readonly storeId: string
  readonly timeZone: string
  /** What devices are needed for. */
  readonly uses: readonly string[]
  /** The workshop's minutes are taken. */
  readonly full: boolean
  /** The booking that moves: it is not in its own way. */
  readonly moving?: Appointment
}

/**
 * Why a time cannot be had, with others, to the customer himself in his own words: no minutes, or no device that the work
 * needs (I-15). The wanted day in UTC begins the search: local days ahead of UTC are in it.
 */
async function noRoom(work: Work, ask: Ask, room: Room, own = false): Promise<Refusal | undefined> {
  const { storeId, uses, full, timeZone, moving, ...when } = room
  if (!full && uses.length === 0) return undefined
  const search = { ...when, fromDay: when.startsAt.slice(0, 10), days: offeredDays, now: work.now }
  const span = { from: work.now, until: laterBy(when.startsAt, (offeredDays + 1) * dayMs) }
  const { free, ...busy } = await ask({
    free: freeTimes(work.groupId, storeId, search),
    ...deviceLoads(work.groupId, { storeId, uses, except: moving?.id, ...span }),
  })
  const lacking = (startsAt: string) => lackingUses(busy, uses, { startsAt, minutes: when.minutes, timeZone })
  const missing = lacking(when.startsAt)
  if (!full && missing.length === 0) return undefined
  const fits = (startsAt: string) => lacking(startsAt).length === 0
  const others = alternatives(free, { ...when, now: work.now, fits }, moving && heldTime(moving))
  if (own) return serviceRefusals.timeTaken({ alternatives: others })
  return full
    ? serviceRefusals.slotFull({ alternatives: others })
    : serviceRefusals.equipmentTaken({ uses: missing.map(useWord), alternatives: others })
}

function zoneOf(settings: Settings, storeId: string): string {
  const store = settings.stores.get(storeId)
  if (!store) throw kernelRefusals.invalid({ fields: [{ path: 'storeId', code: 'unknown' }] })
  return store.timeZone
}

/** Confirms the time, with the way to the store (G-06). */
function confirmTo(work: Work, facts: Facts | undefined, row: Row<'service.appointment'>, template: string): void {
  if (!facts) return
  tellCustomer(work, facts, {
    template,
    record: 'appointment',
    recordId: row.id,
    params: { number: row.number, startsAt: row.starts_at, address: addressIn(facts), map: mapLink(facts) },
  })
}

export const change = appointment.verb('change', {
  first: ({ groupId, id, input }) => ({
    slots: lockSlots(groupId, storeOf(id), input.startsAt, input.minutes, input.skill),
  }),
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'appointment', id) }),
  run(work, { input, row, loaded, settings, move, ask }) {
    return moveTime(work, row, input, { ...loaded, settings, ask }, (changes) =>
      move(changes, input.reason ? { cause: input.reason } : {}),
    )
  },
})

interface NewTime extends Booked {
  readonly technicianId?: string | null | undefined
}

type Appointment = Row<'service.appointment'>

/** Takes the new minutes and gives the old ones back; a full time is refused with others. `own`: by the customer himself. */
export async function moveTime(
  work: Work,
  row: Appointment,
  input: NewTime,
  loaded: BookingLoads,
  move: (changes: Changes<'service.appointment'>) => Appointment,
  own = false,
): Promise<void> {
  const { slots, facts, settings, ask } = loaded
  const problem = timeProblem(input.startsAt, work.now)
  if (problem) throw problem
  const timeZone = zoneOf(settings, row.store_id)
  const when = { startsAt: input.startsAt, minutes: input.minutes, skill: input.skill }
  giveTimeBack(work, row, settings)
  const uses = await usesBy(ask, work.groupId, row.item_codes)
  const full = !takeMinutes(work, slots, { ...when, timeZone })
  const refusal = await noRoom(work, ask, { ...when, storeId: row.store_id, timeZone, uses, full, moving: row }, own)
  if (refusal) throw refusal
  const moved = move({
    starts_at: input.startsAt,
    minutes: input.minutes,
    skill: input.skill,
    technician_id: input.technicianId,
  })
  if (moved.starts_at !== row.starts_at) confirmTo(work, facts, moved, 'service.appointmentMoved')
  emitRecallBooking(work, moved)
  work.emit('service.appointmentChanged', { appointmentId: row.id, storeId: row.store_id })
}

/** A booked time that is not used any more can be booked again at once (G-05). */
export function giveTimeBack(work: Work, row: Row<'service.appointment'>, settings: Settings): void {
  giveBack(work, {
    storeId: row.store_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    skill: row.skill,
    timeZone: zoneOf(settings, row.store_id),
  })
}

export const complete = appointment.verb('complete', {
  loads: ({ groupId, input }) => packLoads(groupId, input),
  run(_work, { input, loaded, move }) {
    move({
      concern: input.concern,
      odometer_km: input.odometerKm,
      item_codes: input.itemCodes,
      ...(input.packageCode === undefined ? {} : packColumns(input, loaded.pack, undefined)),
    })
  },
})

export const arrive = appointment.verb('arrive', {
  run(work, { row, move }) {
    move({ arrived_at: work.now })
    startBy(work, greeting, { record: 'appointment', recordId: row.id, storeId: row.store_id })
  },
})

export const greet = appointment.verb('greet', {
  run(work, { row, identity, move }) {
    move({ greeted_at: row.greeted_at ?? work.now, greeted_by: row.greeted_by ?? identity.actor.staffId ?? null })
    work.stopDeadline(greeting.name, row.id)
  },
})

export const cancel = appointment.verb('cancel', {
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'appointment', id) }),
  async run(work, { input, row, loaded, settings, move, ask }) {
    move({}, { cause: input.reason })
    letGo(work, row, { ...loaded, settings })
    await endedWith(work, row, { ask, by: input.by, facts: loaded.facts })
  },
})

/** A cancelled booking's time is free again and its customer knows. */
export function letGo(work: Work, row: Appointment, { facts, settings }: Pick<BookingLoads, 'facts' | 'settings'>) {
  giveTimeBack(work, row, settings)
  confirmTo(work, facts, row, 'service.appointmentCancelled')
  emitRecallBooking(work, row)
  work.emit('service.appointmentCancelled', { appointmentId: row.id, storeId: row.store_id })
}

export const noShow = appointment.verb('noShow', {
  async run(work, { row, settings, move, ask }) {
    move()
    await endedWith(work, row, { ask, by: 'noShow' })
    giveTimeBack(work, row, settings)
    emitRecallBooking(work, row)
    work.emit('service.appointmentMissed', { appointmentId: row.id, storeId: row.store_id })
  },
})
