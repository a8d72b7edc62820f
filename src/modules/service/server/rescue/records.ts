import * as acts from './actions.ts'
import * as landmarks from './landmarks.ts'
import * as reads from './queries.ts'
import { rescue, rescueUnit } from './rescue.ts'
import { tow } from './tow.ts'
import * as units from './units.ts'

/** Rescue cases and the units that drive to them. */
export const rescueRecords = [
  rescueUnit.complete({
    verbs: { add: units.add, edit: units.edit, place: units.place, rest: units.rest, back: units.back },
    reads: { list: units.list },
  }),
  landmarks.landmark.complete({
    verbs: {
      add: landmarks.add,
      edit: landmarks.edit,
      retire: landmarks.retire,
      bringBack: landmarks.bringBack,
    },
    reads: { list: landmarks.list, find: landmarks.find },
  }),
  rescue.complete({
    verbs: {
      report: acts.report,
      assign: acts.assign,
      accept: acts.accept,
      depart: acts.depart,
      position: acts.position,
      arrive: acts.arrive,
      fix: acts.fix,
      tow,
      complete: acts.complete,
      locate: acts.locate,
      cancel: acts.cancel,
    },
    reads: { list: reads.list, get: reads.get, phone: reads.phone, figures: reads.figures, follow: reads.follow },
  }),
]

export const takingRescues = ['rescue.see', 'rescue.take', 'rescue.lead']
export const drivingRescues = ['rescue.see', 'rescue.drive:own']
