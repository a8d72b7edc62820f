import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Work } from '../../../../kernel/work.ts'
import { capacityRefusals } from '../../contract/refusals.ts'
import { bay } from '../bay/actions.ts'
import { clockDates, endClocks } from './deadlines.ts'
import { dayAt, equipment, lockBay, noteOn, othersOfBay, reservationsOf } from './equipment.ts'
import {
  closesBay,
  doneProblem,
  type Equipment,
  nextDue,
  opensBay,
  reservationProblem,
  stateAfterCalibration,
  wasCounted,
} from './rules.ts'

type Bay = Row<'capacity.bay'>

/** The bay closes with its lift in the same transaction; the bookable minutes follow after commit. */
function closeBay(work: Work, its: Bay | undefined, reason: string): void {
  if (!its || !closesBay(its)) return
  work.move(bay.face, its, 'reportFault', { out_because: reason })
  work.emit('capacity.bayChanged', { storeId: its.store_id })
}

/** Who counts on it hears of it, once for each failure. */
function tellOut(work: Work, before: Equipment): void {
  if (wasCounted(before)) work.emit('capacity.equipmentOut', { equipmentId: before.id, storeId: before.store_id })
}

function bayProblem(bayId: string | null | undefined, its: Bay | undefined, storeId: string) {
  return bayId && its?.store_id !== storeId ? capacityRefusals.unknownBay() : undefined
}

export const add = equipment.creation('add', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ bay: lockBay(groupId, null, input.bayId) }),
  run(work, { id, input, loaded }) {
    const problem = bayProblem(input.bayId, loaded.bay, input.storeId)
    if (problem) throw problem
    const row = work.create(equipment.face, 'add', {
      id,
      store_id: input.storeId,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      kind: input.kind,
      place: input.place,
      serial: input.serial ?? null,
      bay_id: input.bayId ?? null,
      use: input.use ?? null,
      calibration_months: input.calibrationMonths ?? null,
      calibration_due: input.calibrationDue ?? null,
      upkeep_months: input.upkeepMonths ?? null,
      upkeep_due: input.upkeepDue ?? null,
    })
    clockDates(work, undefined, row)
  },
})

export const edit = equipment.verb('edit', {
  first: ({ groupId, id, input }) => ({ bay: lockBay(groupId, id, input.bayId) }),
  run(work, { input, row, loaded, move }) {
    const problem = bayProblem(input.bayId, loaded.bay, row.store_id)
    if (problem) throw problem
    const after = move({
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      kind: input.kind,
      place: input.place,
      serial: input.serial,
      bay_id: input.bayId,
      use: input.use,
      calibration_months: input.calibrationMonths,
      calibration_due: input.calibrationDue,
      upkeep_months: input.upkeepMonths,
      upkeep_due: input.upkeepDue,
    })
    clockDates(work, row, after)
  },
})

export const issue = equipment.verb('issue', {
  loads: ({ groupId, input }) => ({
    holder: oneRaw<{ name: string; store_id: string | null }>(
      `select name, store_id from people.staff where group_id = $1 and id = $2 and state = 'active'`,
      [groupId, input.holderId],
    ),
  }),
  run(work, { input, loaded, row, identity, move }) {
    const { holder } = loaded
    if (!holder) throw capacityRefusals.unknownHolder()
    const device = move({ holder_id: input.holderId, issued_at: work.now })
    const words = input.remark ? `${holder.name} · ${input.remark}` : holder.name
    noteOn(work, device, { kind: 'issue', by: identity.name, words, due: row.calibration_due })
  },
})

export const takeBack = equipment.verb('takeBack', {
  run(work, { input, identity, move }) {
    const device = move({ holder_id: null, issued_at: null })
    noteOn(work, device, { kind: 'takeBack', by: identity.name, words: input.remark })
  },
})

export const reportFault = equipment.verb('reportFault', {
  first: ({ groupId, id }) => ({ bay: lockBay(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    const device = move({ out_because: input.reason, holder_id: null, issued_at: null })
    noteOn(work, device, { kind: 'fault', by: identity.name, words: input.reason })
    closeBay(work, loaded.bay, `${row.code} · ${input.reason}`)
    tellOut(work, row)
  },
})

export const putBack = equipment.verb('putBack', {
  first: ({ groupId, id }) => ({ bay: lockBay(groupId, id) }),
  loads: ({ groupId, id }) => ({ others: othersOfBay(groupId, id) }),
  run(work, { input, loaded, identity, move }) {
    const device = move({ out_because: null })
    noteOn(work, device, { kind: 'repair', by: identity.name, words: input.repaired })
    const its = loaded.bay
    if (!its || !opensBay(its, loaded.others)) return
    work.move(bay.face, its, 'putBack', { out_because: null }, { cause: input.repaired })
    work.emit('capacity.bayChanged', { storeId: its.store_id })
  },
})

export const calibrate = equipment.verb('calibrate', {
  first: ({ groupId, id }) => ({ bay: lockBay(groupId, id) }),
  run(work, { input, row, loaded, settings, identity, move }) {
    const problem = doneProblem(input, dayAt(settings, row.store_id, work.now))
    if (problem) throw problem
    const { passed, certificateNo } = input
    const due = passed ? nextDue(input, row.calibration_months) : row.calibration_due
    const device = move(
      {
        calibration_due: due,
        ...(passed ? {} : { out_because: certificateNo, holder_id: null, issued_at: null }),
      },
      { to: stateAfterCalibration(row, passed) },
    )
    noteOn(work, device, {
      kind: passed ? 'calibration' : 'calibrationFailed',
      by: identity.name,
      words: certificateNo,
      due,
    })
    clockDates(work, row, device)
    if (passed) return
    closeBay(work, loaded.bay, `${row.code} · ${certificateNo}`)
    tellOut(work, row)
  },
})

export const maintain = equipment.verb('maintain', {
  run(work, { input, row, settings, identity, move }) {
    const problem = doneProblem(input, dayAt(settings, row.store_id, work.now))
    if (problem) throw problem
    const due = nextDue(input, row.upkeep_months)
    const device = move({ upkeep_due: due })
    noteOn(work, device, { kind: 'upkeep', by: identity.name, words: input.done, due })
    clockDates(work, row, device)
  },
})

export const reserve = equipment.verb('reserve', {
  loads: ({ groupId, id, now }) => ({ standing: reservationsOf(groupId, id, now) }),
  run(work, { input, row, loaded, identity, move }) {
    const staffId = identity.actor.staffId
    const problem = staffId ? reservationProblem(input, loaded.standing, work.now) : capacityRefusals.unknownHolder()
    if (problem || !staffId) throw problem ?? capacityRefusals.unknownHolder()
    move()
    work.insert('capacity.reservation', {
      id: newId(),
      equipment_id: row.id,
      staff_id: staffId,
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      purpose: input.purpose,
    })
  },
})

export const release = equipment.verb('release', {
  loads: ({ groupId, id, now }) => ({ standing: reservationsOf(groupId, id, now) }),
  run(work, { input, loaded, move }) {
    if (!loaded.standing.some((one) => one.id === input.reservationId)) throw capacityRefusals.noReservation()
    const device = move()
    work.update('capacity.reservation', input.reservationId, { released_at: work.now }, device)
  },
})

export const retire = equipment.verb('retire', {
  run(work, { input, row, move }) {
    move({ holder_id: null, issued_at: null, out_because: input.reason }, { cause: input.reason })
    endClocks(work, row)
  },
})
