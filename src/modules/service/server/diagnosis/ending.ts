import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { offerCase as offerToLibrary } from '../../../knowledge/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { lockOrder } from '../repair-order/loads.ts'
import {
  checksOf,
  codesOf,
  diagnosis,
  markOrder,
  orderOfDiagnosis,
  roundOf,
  sign,
  signersOf,
  staffIdOf,
  tellAdvisor,
  testsOf,
} from './diagnosis.ts'
import {
  caseProblem,
  concludeProblem,
  consultProblem,
  markAfter,
  needsSecond,
  secondProblem,
  type Test,
} from './rules.ts'

export const conclude = diagnosis.verb('conclude', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOfDiagnosis(id)) }),
  loads: ({ groupId, id }) => ({
    tests: testsOf(groupId, id),
    checks: checksOf(groupId, id),
    signers: signersOf(groupId, id),
  }),
  run(work, { input, row, loaded, identity, move }) {
    const { order, tests, checks, signers } = loaded
    const problem = concludeProblem(
      row,
      tests,
      checks.map(({ level }) => level),
      input,
    )
    if (problem) throw problem
    if (!order) throw serviceRefusals.notDiagnosable({ number: row.order_number })
    const second = needsSecond(input)
    const after = move(
      {
        cause: input.cause,
        cause_words: input.causeWords,
        evidence: input.evidence,
        solution: input.solution,
        fault_class: input.faultClass,
        reported_at: second ? null : work.now,
      },
      { to: second ? 'awaitingSecond' : 'reported' },
    )
    sign(work, after, { role: 'technician', identity, round: roundOf(signers) + 1, opinion: input.solution })
    const marked = markOrder(work, order, { diagnosis: markAfter({ reported: !second, second }) })
    if (second) return
    tellAdvisor(work, marked, 'report')
    work.emit('service.diagnosisReported', { diagnosisId: row.id, orderId: row.order_id, storeId: row.store_id })
  },
})

const last = (signers: readonly Row<'service.diagnosis_signer'>[]) =>
  signers.findLast((one) => one.role === 'technician')

export const review = diagnosis.verb('review', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOfDiagnosis(id)) }),
  loads: ({ groupId, id }) => ({ signers: signersOf(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    const { order, signers } = loaded
    const problem = secondProblem(last(signers)?.staff_id, staffIdOf(identity))
    if (problem) throw problem
    if (!order) throw serviceRefusals.notDiagnosable({ number: row.order_number })
    const { agrees, opinion } = input
    const after = move({ reported_at: agrees ? work.now : null }, { to: agrees ? 'reported' : 'open' })
    sign(work, after, { role: 'reviewer', identity, round: roundOf(signers), agrees, opinion })
    const second = row.fault_class === 'complex'
    const marked = markOrder(work, order, { diagnosis: markAfter({ reported: agrees, second }) })
    if (!agrees) return
    tellAdvisor(work, marked, 'report')
    work.emit('service.diagnosisReported', { diagnosisId: row.id, orderId: row.order_id, storeId: row.store_id })
  },
})

export const consult = diagnosis.verb('consult', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOfDiagnosis(id)) }),
  loads: ({ groupId, id }) => ({ signers: signersOf(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    const { order, signers } = loaded
    const problem = consultProblem(last(signers)?.name ?? '', input.participants)
    if (problem) throw problem
    if (!order) throw serviceRefusals.notDiagnosable({ number: row.order_number })
    const after = move({ reported_at: work.now })
    sign(work, after, {
      role: 'consultation',
      identity,
      round: roundOf(signers),
      opinion: input.conclusion,
      participants: input.participants,
      minutes: input.minutes,
    })
    const marked = markOrder(work, order, { diagnosis: markAfter({ reported: true, second: false }) })
    tellAdvisor(work, marked, 'report')
    work.emit('service.diagnosisReported', { diagnosisId: row.id, orderId: row.order_id, storeId: row.store_id })
  },
})

export const reopen = diagnosis.verb('reopen', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOfDiagnosis(id)) }),
  run(work, { input, row, loaded, move }) {
    move({ reported_at: null }, { cause: input.reason })
    const { order } = loaded
    const second = row.fault_class === 'complex'
    if (order) markOrder(work, order, { diagnosis: markAfter({ reported: false, second }) })
  },
})

interface Car {
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly powertrain: string | null
  readonly odometer_km: number
  readonly state: string
}

export const offerCase = diagnosis.verb('offerCase', {
  loads: ({ groupId, id }) => ({
    car: oneRaw<Car>(
      `select v.model_zh, v.model_en, w.powertrain, o.odometer_km, o.state
         from service.diagnosis d join service.repair_order o on o.group_id = d.group_id and o.id = d.order_id
         join vehicles.brief v on v.group_id = d.group_id and v.id = d.vehicle_id
         join vehicles.vehicle w on w.group_id = d.group_id and w.id = d.vehicle_id
        where d.group_id = $1 and d.id = $2`,
      [groupId, id],
    ),
    tests: testsOf(groupId, id),
    codes: codesOf(groupId, id),
  }),
  run(work, { row, loaded, identity, move }) {
    const { car, tests, codes } = loaded
    if (!car) throw serviceRefusals.notDiagnosable({ number: row.order_number })
    const problem = caseProblem(car)
    if (problem) throw problem
    const offered = offerToLibrary(work, {
      symptom: row.symptom ?? 'other',
      symptomWords: row.symptom_words ?? '',
      modelZh: car.model_zh,
      modelEn: car.model_en,
      powertrain: car.powertrain,
      odometerKm: car.odometer_km,
      faultCodes: codes.map(({ code }) => code),
      tests: testsInWords(tests, row.evidence ?? ''),
      cause: row.cause ?? 'notFound',
      causeWords: row.cause_words ?? '',
      fix: row.solution ?? '',
      orderId: row.order_id,
      orderNumber: row.order_number,
      author: { id: identity.actor.id, name: identity.name },
    })
    move({ case_id: offered.id })
  },
})

/** What was done and what came of it, one line each, and the evidence at the end. */
function testsInWords(tests: readonly Test[], evidence: string): string {
  const marks: Readonly<Record<string, string>> = { ok: '✓', notOk: '✗' }
  const lines = tests
    .filter((test) => test.result === 'ok' || test.result === 'notOk')
    .map((test) => {
      const reading = test.reading === null ? '' : ` ${test.reading} ${test.unit ?? ''}`.trimEnd()
      const remark = test.remark ? ` (${test.remark})` : ''
      return `${marks[test.result ?? ''] ?? ''} ${test.name_zh}${reading}${remark}`
    })
  return [...lines, evidence].filter((line) => line !== '').join('\n')
}
