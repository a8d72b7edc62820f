import type { z } from 'zod'
import { allowed } from '../../../../kernel/auth/identity.ts'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { indexRecord, type SearchKeys } from '../../../../kernel/search-index.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { type ContactRow, contactsOf } from '../../../customers/server/public.ts'
import { normalisePlate, type PlateOptions } from '../../contract/plate.ts'
import { vehiclesRefusals } from '../../contract/refusals.ts'
import type { vehicleLifecycle } from '../../contract/vehicle.ts'
import { normaliseVin } from '../../contract/vin.ts'
import { takeReading } from '../public.ts'
import { vehicle } from './record.ts'
import { canOwn, acceptPlate, type AcceptedPlate, acceptVin, sinceProblem, vehicleTokens } from './rules.ts'

interface Other {
  readonly id: string
  readonly store_id: string
  readonly plate: string
}

const byVin = (groupId: string, vin: string): Load<Other | undefined> =>
  oneRaw<Other>('select id, store_id, plate from vehicles.vehicle where group_id = $1 and vin = $2', [groupId, vin])

const byPlate = (groupId: string, plate: string): Load<Other | undefined> =>
  oneRaw<Other>(
    `select id, store_id, plate from vehicles.vehicle where group_id = $1 and plate = $2 and plate <> '' and state = 'active'`,
    [groupId, plate],
  )

interface Open {
  readonly id: string
  readonly since: string
}

interface OpenOwnership extends Open {
  readonly customer_id: string
  readonly role: string
}

const openPlates = (groupId: string, id: string): Load<Open[]> =>
  manyRaw<Open>('select id, since from vehicles.plate where group_id = $1 and vehicle_id = $2 and until is null', [
    groupId,
    id,
  ])

const openOwnerships = (groupId: string, id: string): Load<OpenOwnership[]> =>
  manyRaw<OpenOwnership>(
    'select id, customer_id, role, since from vehicles.ownership where group_id = $1 and vehicle_id = $2 and until is null',
    [groupId, id],
  )

function today(work: Work, settings: Settings, storeId: string): string {
  return localDate(epochMsOf(work.now), settings.stores.get(storeId)?.timeZone ?? 'UTC')
}

function checkedPlate(input: string, options: PlateOptions, other: Other | undefined, id: string): AcceptedPlate {
  const accepted = acceptPlate(input, options)
  if ('refusal' in accepted) throw accepted.refusal
  if (other && other.id !== id) throw vehiclesRefusals.plateTaken({ vehicleId: other.id, storeId: other.store_id })
  return accepted
}

function mustBeActive(contacts: readonly ContactRow[]): void {
  if (!canOwn(contacts[0])) throw vehiclesRefusals.unknownCustomer()
}

const plateOptions = (type: PlateOptions['freeText'], powertrain: PlateOptions['powertrain']): PlateOptions => ({
  ...(type ? { freeText: type } : {}),
  ...(powertrain ? { powertrain } : {}),
})

export const register = vehicle.creation('register', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({
    owner: contactsOf(groupId, [input.ownerId]),
    known: byVin(groupId, normaliseVin(input.vin)),
    other: byPlate(groupId, normalisePlate(input.plate)),
  }),
  run(work, { id, input, loaded, identity, settings, kernel }) {
    const may = allowed(identity, settings, 'vehicle.override', input.storeId)
    const accepted = acceptVin(input.vin, today(work, settings, input.storeId), { reason: input.override, may })
    if ('refusal' in accepted) throw accepted.refusal
    const { known } = loaded
    if (known) throw vehiclesRefusals.vinKnown({ vehicleId: known.id, storeId: known.store_id, plate: known.plate })
    const plate = checkedPlate(input.plate, plateOptions(input.plateType, input.powertrain), loaded.other, id)
    mustBeActive(loaded.owner)
    enterCar(work, { verb: 'register', id, input, vin: accepted, plate }, { keys: kernel.keys, settings })
  },
})

const byPerson = (groupId: string, personId: string | undefined): Load<ContactRow[]> =>
  manyRaw<ContactRow>(
    `select c.* from customers.contact c where c.group_id = $1 and c.person_id = $2 and c.state = 'active' order by c.id`,
    [groupId, personId ?? null],
  )

/** A customer's own car, while nobody has it on file: a known one is for the store to look at. */
export const registerOwn = vehicle.creation('registerOwn', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({
    known: byVin(groupId, normaliseVin(input.vin)),
    other: byPlate(groupId, normalisePlate(input.plate)),
  }),
  async run(work, { id, input, loaded, identity, settings, kernel, ask }) {
    const accepted = acceptVin(input.vin, today(work, settings, input.storeId), { reason: undefined, may: false })
    if ('refusal' in accepted)
      throw accepted.refusal.code === vehiclesRefusals.vinDoubtful().code
        ? vehiclesRefusals.ownVinDoubtful({ vin: normaliseVin(input.vin) })
        : accepted.refusal
    if (loaded.known || loaded.other) throw vehiclesRefusals.ownCarKnown()
    const { owners } = await ask({ owners: byPerson(work.groupId, identity.actor.personId) })
    const [owner] = owners
    if (!owner) throw vehiclesRefusals.unknownCustomer()
    const plate = checkedPlate(input.plate, plateOptions(undefined, input.powertrain), undefined, id)
    const car = { verb: 'registerOwn', id, input: { ...input, ownerId: owner.id }, vin: accepted, plate } as const
    enterCar(work, car, { keys: kernel.keys, settings })
  },
})

interface Car {
  readonly verb: 'register' | 'registerOwn'
  readonly id: string
  readonly input: Omit<z.output<typeof vehicleLifecycle.verbs.register.input>, 'override'>
  readonly vin: { readonly vin: string; readonly override: string | null }
  readonly plate: AcceptedPlate
}

function enterCar(
  work: Work,
  { verb, id, input, vin, plate: { plate, kind, colour } }: Car,
  { keys, settings }: { readonly keys: SearchKeys; readonly settings: Settings },
): void {
  const day = today(work, settings, input.storeId)
  const row = work.create(vehicle.face, verb, {
    id,
    store_id: input.storeId,
    vin: vin.vin,
    vin_override: vin.override,
    plate,
    plate_kind: kind,
    plate_colour: colour,
    model_id: input.modelId ?? null,
    trim: input.trim ?? null,
    powertrain: input.powertrain,
    colour: input.colour ?? null,
    sold_on: input.soldOn ?? null,
    odometer_km: input.odometerKm ?? null,
    odometer_on: input.odometerKm === undefined ? null : day,
  })
  work.insert('vehicles.ownership', {
    id: newId(),
    vehicle_id: id,
    customer_id: input.ownerId,
    role: 'owner',
    since: day,
  })
  if (plate) work.insert('vehicles.plate', { id: newId(), vehicle_id: id, plate, since: day })
  if (input.odometerKm !== undefined) {
    const reading = { read_on: day, km: input.odometerKm, source: 'desk' }
    work.insert('vehicles.odometer', { id: newId(), vehicle_id: id, ...reading })
  }
  index(work, keys, row)
  work.emit('vehicles.registered', { vehicleId: id, storeId: input.storeId })
}

function index(work: Work, keys: SearchKeys, row: Row<'vehicles.vehicle'>): void {
  const isNew = row.version === 1 ? { isNew: true as const } : {}
  indexRecord(work, keys, {
    record: 'vehicle',
    recordId: row.id,
    storeId: row.store_id,
    tokens: vehicleTokens(row),
    ...isNew,
  })
}

export const edit = vehicle.verb('edit', {
  run(_work, { input, move }) {
    move({
      model_id: input.modelId,
      trim: input.trim,
      powertrain: input.powertrain,
      colour: input.colour,
      sold_on: input.soldOn,
      preferred_technician_id: input.preferredTechnicianId,
    })
  },
})

export const changePlate = vehicle.verb('changePlate', {
  loads: ({ groupId, id, input }) => ({
    open: openPlates(groupId, id),
    other: byPlate(groupId, normalisePlate(input.plate)),
  }),
  run(work, { input, row, loaded, move, settings, kernel }) {
    const last = loaded.open[0]?.since
    const problem = sinceProblem(input.since, last, today(work, settings, row.store_id))
    if (problem) throw problem
    const { plate, kind, colour } = checkedPlate(
      input.plate,
      plateOptions(input.plateType, undefined),
      loaded.other,
      row.id,
    )
    const after = move({ plate, plate_kind: kind, plate_colour: colour })
    for (const open of loaded.open) work.update('vehicles.plate', open.id, { until: input.since })
    if (plate) work.insert('vehicles.plate', { id: newId(), vehicle_id: row.id, plate, since: input.since })
    index(work, kernel.keys, after)
  },
})

export const changeOwner = vehicle.verb('changeOwner', {
  loads: ({ groupId, id, input }) => ({
    open: openOwnerships(groupId, id),
    owner: contactsOf(groupId, [input.customerId]),
  }),
  run(work, { input, row, loaded, move, settings }) {
    const before = loaded.open.find((open) => open.role === 'owner')
    if (before?.customer_id === input.customerId) throw vehiclesRefusals.sameOwner()
    mustBeActive(loaded.owner)
    const problem = sinceProblem(input.since, before?.since, today(work, settings, row.store_id))
    if (problem) throw problem
    move()
    // Whoever brought the car for the former owner goes with him.
    for (const open of loaded.open) {
      const until = open.since > input.since ? open.since : input.since
      work.update('vehicles.ownership', open.id, { until })
    }
    work.insert('vehicles.ownership', {
      id: newId(),
      vehicle_id: row.id,
      customer_id: input.customerId,
      role: 'owner',
      since: input.since,
    })
    work.emit('vehicles.ownerChanged', { vehicleId: row.id, storeId: row.store_id })
  },
})

export const addBringer = vehicle.verb('addBringer', {
  loads: ({ groupId, id, input }) => ({
    open: openOwnerships(groupId, id),
    bringer: contactsOf(groupId, [input.customerId]),
  }),
  run(work, { input, row, loaded, move, settings }) {
    if (loaded.open.some((open) => open.customer_id === input.customerId)) throw vehiclesRefusals.bringerKnown()
    mustBeActive(loaded.bringer)
    move()
    work.insert('vehicles.ownership', {
      id: newId(),
      vehicle_id: row.id,
      customer_id: input.customerId,
      role: 'bringer',
      since: today(work, settings, row.store_id),
    })
  },
})

export const readOdometer = vehicle.verb('readOdometer', {
  run(work, { input, row, settings }) {
    const problem = sinceProblem(input.on, undefined, today(work, settings, row.store_id))
    if (problem) throw problem
    takeReading(work, row, { ...input, source: 'desk' })
  },
})

export const scrap = vehicle.verb('scrap', {
  loads: ({ groupId, id }) => ({ open: openPlates(groupId, id) }),
  run(work, { input, row, loaded, move, settings }) {
    const problem = sinceProblem(input.on, undefined, today(work, settings, row.store_id))
    if (problem) throw problem
    move({ scrapped_on: input.on }, { cause: input.reason })
    for (const open of loaded.open) work.update('vehicles.plate', open.id, { until: input.on })
  },
})
