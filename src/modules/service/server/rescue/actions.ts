import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { linkMark, makeLink } from '../../../../kernel/links.ts'
import { parameter, type Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { unknownPart } from '../appointment/rules.ts'
import { type Facts, factsOf, factsOfNew } from '../facts.ts'
import { rescueAccept, rescueLinkHours, rescueReadyMinutes, rescueSpeed } from '../parameters.ts'
import { customerPages, tellCustomer } from '../tell.ts'
import { onCall, onDuty, page } from './duty.ts'
import { placeColumns, roughly, whereaboutsOf } from './place.ts'
import { rescue, rescueUnit } from './rescue.ts'
import { type Choice, chooseUnit, dangerRank, isFree, metresFrom, minutesTo, placeOf } from './rules.ts'
import { lockFreeUnits, lockUnitsOf, placeOfStore } from './units.ts'

type Rescue = Row<'service.rescue'>

/** What is known of a unit's way; nothing where nobody knows from where to where. Who drives already has not to get ready. */
function wayOf(work: Work, settings: Settings, storeId: string, { unit, metres }: Choice, isDriving = false) {
  const day = work.now.slice(0, 10)
  const pace = {
    kmPerHour: parameter(settings, rescueSpeed, storeId, day),
    readyMinutes: isDriving ? 0 : parameter(settings, rescueReadyMinutes, storeId, day),
  }
  return {
    unit_id: unit.id,
    technician_id: unit.technician_id,
    distance_metres: metres,
    expected_at: metres === null ? null : instantOf(epochMsOf(work.now) + minutesTo(metres, pace) * 60_000),
    assigned_at: work.now,
  }
}

export const report = rescue.creation('report', {
  store: (input) => input.storeId,
  number: 'Y',
  first: ({ groupId, input }) => ({ units: lockFreeUnits(groupId, input.storeId) }),
  loads: ({ groupId, input, now }) => ({
    facts: factsOfNew(groupId, { ...input, vehicleId: input.vehicleId ?? null }),
    duty: onDuty(groupId, input.storeId, now),
    call: onCall(groupId, input.storeId),
  }),
  run(work, { id, input, loaded, settings, identity, kernel, number }) {
    const { facts, units } = loaded
    const unknown = facts?.person_id ? undefined : serviceRefusals.unknownCustomer()
    if (!facts || unknown) throw unknown ?? kernelRefusals.notFound({ record: 'customer' })
    if (input.vehicleId !== undefined && unknownPart(facts)) throw serviceRefusals.unknownVehicle()
    const { longitude = null, latitude = null } = input
    const choice = chooseUnit(units, {
      kind: input.kind,
      place: placeOf({ longitude, latitude }),
      store: placeOf(facts),
    })
    const takenBy = identity.actor.staffId ?? identity.actor.id
    const made = work.create(
      rescue.face,
      'report',
      {
        id,
        store_id: input.storeId,
        number,
        kind: input.kind,
        dangers: input.dangers,
        danger_rank: dangerRank(input.kind, input.dangers),
        customer_id: input.customerId,
        vehicle_id: input.vehicleId ?? null,
        ...placeColumns(work, kernel.keys, facts, { place: input.place, longitude, latitude }),
        taken_by: takenBy,
        reported_at: work.now,
        ...(choice ? wayOf(work, settings, input.storeId, choice) : {}),
      },
      choice ? 'assigned' : 'reported',
    )
    if (choice) work.move(rescueUnit.face, choice.unit, 'take')
    const owner = choice?.unit.technician_id ?? takenBy
    startBy(work, rescueAccept, { record: 'rescue', recordId: id, storeId: input.storeId, ownerId: owner })
    const linkId = makeLink(work, kernel.keys, {
      id,
      purpose: 'rescue',
      record: 'rescue',
      recordId: id,
      personId: facts.person_id,
      language: facts.language,
      hours: parameter(settings, rescueLinkHours, input.storeId, work.now.slice(0, 10)),
    })
    tellCaller(work, facts, made, linkMark(customerPages.rescue, linkId), choice)
    page(work, settings, loaded, pageOf(made))
  },
})

/** The caller learns at once who comes and when, with the page on which he can follow it. */
function tellCaller(work: Work, facts: Facts, made: Rescue, link: string, choice: Choice | undefined): void {
  tellCustomer(work, facts, {
    template: choice && made.expected_at ? 'service.rescueSent' : 'service.rescueTaken',
    record: 'rescue',
    recordId: made.id,
    params: {
      number: made.number,
      link,
      unit: choice ? (facts.language === 'en' ? choice.unit.name_en : choice.unit.name_zh) : '',
      unitPlate: choice?.unit.plate ?? '',
      expectedAt: made.expected_at,
    },
  })
}

function pageOf(row: Rescue) {
  return {
    rescueId: row.id,
    storeId: row.store_id,
    technicianId: row.technician_id,
    isUrgent: row.danger_rank === 1,
    // The place stays with the call: messages are kept in the open.
    params: { number: row.number, kind: `@service.value.rescueKind.${row.kind}` },
  }
}

export const assign = rescue.verb('assign', {
  first: ({ groupId, id, input }) => ({ units: lockUnitsOf(groupId, id, input.unitId) }),
  loads: ({ groupId, id }) => ({ store: placeOfStore(groupId, id), facts: factsOf(groupId, 'rescue', id) }),
  run(work, { input, row, loaded, settings, kernel, move }) {
    const { units, facts } = loaded
    const unit = units.find((one) => one.id === input.unitId)
    if (!unit || unit.store_id !== row.store_id) throw kernelRefusals.notFound({ record: 'rescueUnit' })
    if (!isFree(unit)) throw serviceRefusals.unitNotFree({ unit: unit.code })
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const store = loaded.store && placeOf(loaded.store)
    const place = placeOf(whereaboutsOf(row, facts.wrapped_key, kernel.keys))
    const choice = { unit, metres: metresFrom(unit, { place, store }) }
    const moved = move({ ...wayOf(work, settings, row.store_id, choice), accepted_at: null })
    const before = units.find((one) => one.id === row.unit_id)
    if (before) work.move(rescueUnit.face, before, 'release')
    work.move(rescueUnit.face, unit, 'take')
    if (row.accepted_at !== null)
      startBy(work, rescueAccept, {
        record: 'rescue',
        recordId: row.id,
        storeId: row.store_id,
        ownerId: unit.technician_id,
      })
    tellCaller(work, facts, moved, linkMark(customerPages.rescue, row.id), choice)
  },
})

export const accept = rescue.verb('accept', {
  run(work, { row, move }) {
    move({ accepted_at: work.now })
    work.stopDeadline(rescueAccept.name, row.id)
  },
})

export const depart = rescue.verb('depart', {
  run(work, { move }) {
    move({ departed_at: work.now })
  },
})

export const position = rescue.verb('position', {
  first: ({ groupId, id }) => ({ units: lockUnitsOf(groupId, id) }),
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'rescue', id) }),
  run(work, { input, row, loaded, settings, kernel, move }) {
    const [unit] = loaded.units
    if (!unit) throw kernelRefusals.notFound({ record: 'rescueUnit' })
    const placed = work.move(rescueUnit.face, unit, 'place', { ...input, placed_at: work.now })
    const place = placeOf(whereaboutsOf(row, loaded.facts?.wrapped_key ?? null, kernel.keys))
    const metres = metresFrom(placed, { place, store: undefined })
    const { expected_at, distance_metres } = wayOf(
      work,
      settings,
      row.store_id,
      { unit: placed, metres },
      row.departed_at !== null,
    )
    move({ distance_metres, expected_at })
  },
})

export const arrive = rescue.verb('arrive', {
  first: ({ groupId, id }) => ({ units: lockUnitsOf(groupId, id) }),
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'rescue', id) }),
  run(work, { row, loaded, kernel, move }) {
    move({ arrived_at: work.now })
    const [unit] = loaded.units
    const at = placeOf(whereaboutsOf(row, loaded.facts?.wrapped_key ?? null, kernel.keys))
    if (unit && at) work.move(rescueUnit.face, unit, 'place', { ...roughly(at), placed_at: work.now })
  },
})

export const fix = rescue.verb('fix', {
  first: ({ groupId, id }) => ({ units: lockUnitsOf(groupId, id) }),
  run(work, { input, loaded, move }) {
    move({
      ended_at: work.now,
      result: input.result,
      cost_fen: input.costFen,
      damage_avoided_fen: input.damageAvoidedFen,
    })
    const [unit] = loaded.units
    if (unit) work.move(rescueUnit.face, unit, 'release')
  },
})

export const complete = rescue.verb('complete', {
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'rescue', id) }),
  run(work, { input, row, loaded: { facts }, kernel, move }) {
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const { dangers } = input
    const before = whereaboutsOf(row, facts.wrapped_key, kernel.keys)
    const at = placeOf({ longitude: input.longitude ?? null, latitude: input.latitude ?? null })
    const isMoved = input.place !== undefined || at !== undefined
    const now = { ...before, ...at, place: input.place ?? before.place }
    move({
      vehicle_id: input.vehicleId,
      ...(dangers ? { dangers, danger_rank: dangerRank(row.kind, dangers) } : {}),
      ...(isMoved ? placeColumns(work, kernel.keys, facts, now) : {}),
    })
  },
})

export const locate = rescue.verb('locate', {
  loads: ({ groupId, id }) => ({
    store: placeOfStore(groupId, id),
    units: lockUnitsOf(groupId, id),
    facts: factsOf(groupId, 'rescue', id),
  }),
  run(work, { input, row, loaded, settings, kernel, move }) {
    const { facts } = loaded
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const [unit] = loaded.units
    const store = loaded.store && placeOf(loaded.store)
    const metres = unit ? metresFrom(unit, { place: input, store }) : null
    const way = unit ? wayOf(work, settings, row.store_id, { unit, metres }, row.departed_at !== null) : undefined
    const { place } = whereaboutsOf(row, facts.wrapped_key, kernel.keys)
    move({
      ...placeColumns(work, kernel.keys, facts, { place, ...input }),
      ...(way ? { distance_metres: way.distance_metres, expected_at: way.expected_at } : {}),
    })
  },
})

export const cancel = rescue.verb('cancel', {
  first: ({ groupId, id }) => ({ units: lockUnitsOf(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    move({ ended_at: work.now }, { cause: input.reason })
    const [unit] = loaded.units
    if (unit) work.move(rescueUnit.face, unit, 'release')
    if (row.accepted_at === null) work.stopDeadline(rescueAccept.name, row.id, 'cancelled')
  },
})
