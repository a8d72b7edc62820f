import * as accidents from './accident/actions.ts'
import * as insurers from './accident/insurer.ts'
import * as accidentReads from './accident/queries.ts'
import * as sublets from './sublet/actions.ts'

/** Accident orders and work that others do. */
export const outsideRecords = [
  accidents.accident.complete({
    verbs: {
      record: accidents.record,
      regrade: accidents.regrade,
      survey: accidents.survey,
      approve: insurers.approve,
      agreeDifference: insurers.agreeDifference,
      askAgain: insurers.askAgain,
      advance: accidents.advance,
      finish: accidents.finish,
    },
    reads: { list: accidentReads.list, get: accidentReads.get, ofOrder: accidentReads.ofOrder },
  }),
  sublets.sublet.complete({
    verbs: {
      order: sublets.order,
      send: sublets.send,
      comeBack: sublets.comeBack,
      check: sublets.check,
      cancel: sublets.cancel,
    },
    reads: { list: sublets.list },
  }),
]

export const arranging = ['accident.record', 'accident.work', 'sublet.see', 'sublet.order', 'sublet.check']
