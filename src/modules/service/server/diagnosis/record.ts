import * as verbs from './actions.ts'
import { diagnosis } from './diagnosis.ts'
import * as ending from './ending.ts'
import * as findings from './findings.ts'
import * as reads from './queries.ts'

/** Who works on cars diagnoses them, and signs what a colleague found. */
export const diagnosisRoles = ['diagnosis.check', 'diagnosis.work', 'diagnosis.review']

export const diagnosisRecord = diagnosis.complete({
  verbs: {
    begin: verbs.begin,
    chooseGuide: verbs.chooseGuide,
    recordStep: verbs.recordStep,
    measure: verbs.measure,
    check: verbs.check,
    note: verbs.note,
    assess: verbs.assess,
    addFinding: findings.addFinding,
    editFinding: findings.editFinding,
    dropFinding: findings.dropFinding,
    conclude: ending.conclude,
    review: ending.review,
    consult: ending.consult,
    reopen: ending.reopen,
    offerCase: ending.offerCase,
  },
  reads: {
    list: reads.list,
    get: reads.get,
    ofOrder: reads.ofOrder,
    findings: reads.findings,
    waiting: reads.waiting,
    mix: reads.mix,
  },
})
