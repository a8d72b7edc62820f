import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import {
  listQuery,
  longText,
  measuredValue,
  pageOf,
  plainDate,
  record,
  shortText,
} from '../../../kernel/contract/record.ts'
import { cause, symptom } from '../../knowledge/contract/symptom.ts'
import { checkAnswer, checkLevels } from './check-lists.ts'
import {
  diagnosisFile,
  diagnosisRow,
  diagnosisSchema,
  faultClasses,
  faultMix,
  methods,
  natures,
  newFinding,
  plans,
  reportedFindings,
  severities,
  testResults,
  waitingOrders,
} from './diagnosis-shapes.ts'

const measured = {
  result: z.enum(testResults),
  reading: measuredValue.optional(),
  /** Why it was skipped, or what was seen. */
  remark: shortText.optional(),
  equipmentId: z.uuid().optional(),
}

/**
 * One for an order: what is wrong with the car, how it was found out and what is to be done. Open until its cause is
 * named; a complex fault, or one whose cause stays unknown, waits for a second signer before it is reported (H-06, H-09).
 */
export const diagnosisLifecycle = lifecycle('diagnosis', ['open', 'awaitingSecond', 'reported'], {
  begin: {
    to: 'open',
    permission: 'diagnosis.check',
    input: z.object({ storeId: z.uuid(), orderId: z.uuid(), technicianId: z.uuid().optional() }),
  },
  /** The symptom and, where there is one, the guide whose steps lead on. */
  chooseGuide: {
    from: ['open'],
    to: 'same',
    permission: 'diagnosis.work',
    input: z.object({ symptom, symptomWords: longText.min(1), guideCode: z.string().max(20).nullable() }),
  },
  /** A step of the guide: done with its reading, or skipped with a reason (H-05). */
  recordStep: {
    from: ['open'],
    to: 'same',
    permission: 'diagnosis.work',
    input: z.object({ testId: z.uuid(), ...measured }),
  },
  /** Something else that was measured or tried. */
  measure: {
    from: ['open'],
    to: 'same',
    permission: 'diagnosis.work',
    input: z.object({
      words: shortText.min(1),
      unit: z.string().trim().max(20).optional(),
      lowerLimit: measuredValue.optional(),
      upperLimit: measuredValue.optional(),
      ...measured,
    }),
  },
  /** One of the three check levels, with its own list (H-03). */
  check: {
    from: ['open'],
    to: 'same',
    permission: 'diagnosis.check',
    input: z.object({
      level: z.enum(checkLevels),
      items: z.array(checkAnswer).max(60),
      words: longText.optional(),
    }),
  },
  /** Methods used and fault codes read (H-04). Codes as testers print them, `P0301-00` too. */
  note: {
    from: ['open'],
    to: 'same',
    permission: 'diagnosis.work',
    input: z.object({
      methods: z.array(z.enum(methods)).max(methods.length).optional(),
      codes: z.array(z.string().trim().min(1).max(12)).max(60).optional(),
    }),
  },
  /** Nature, severity and plan (H-02). Unsafe to drive: noted on the order, and the customer is told. */
  assess: {
    from: ['open'],
    to: 'same',
    permission: 'diagnosis.work',
    input: z.object({
      nature: z.enum(natures),
      severity: z.enum(severities),
      plan: z.enum(plans),
      planWords: longText.optional(),
      faultClass: z.enum(faultClasses).optional(),
    }),
  },
  addFinding: {
    from: ['open', 'awaitingSecond', 'reported'],
    to: 'same',
    permission: 'diagnosis.work',
    input: newFinding,
  },
  editFinding: {
    from: ['open', 'awaitingSecond', 'reported'],
    to: 'same',
    permission: 'diagnosis.work',
    input: newFinding.partial().extend({ findingId: z.uuid() }),
  },
  dropFinding: {
    from: ['open', 'awaitingSecond', 'reported'],
    to: 'same',
    permission: 'diagnosis.work',
    input: z.object({ findingId: z.uuid(), reason: shortText.min(1) }),
  },
  /** Cause and evidence apart from the symptom, and the way to cure it: signed, and reported to the advisor. */
  conclude: {
    from: ['open'],
    to: ['reported', 'awaitingSecond'],
    permission: 'diagnosis.work',
    input: z.object({
      cause,
      causeWords: longText.min(1),
      evidence: longText.min(1),
      solution: longText.min(1),
      faultClass: z.enum(faultClasses),
    }),
  },
  /** The second signer; who disagrees sends it back. */
  review: {
    from: ['awaitingSecond'],
    to: ['reported', 'open'],
    permission: 'diagnosis.review',
    input: z.object({ agrees: z.boolean(), opinion: longText.min(1) }),
  },
  /** A consultation with technical support instead: who took part, minutes and conclusion. */
  consult: {
    from: ['awaitingSecond'],
    to: 'reported',
    permission: 'diagnosis.work',
    input: z.object({
      participants: z.array(shortText.min(1)).min(1).max(20),
      minutes: longText.min(1),
      conclusion: longText.min(1),
    }),
  },
  reopen: {
    from: ['awaitingSecond', 'reported'],
    to: 'open',
    permission: 'diagnosis.work',
    input: z.object({ reason: shortText.min(1) }),
  },
  /** After the car has left, a complex fault is offered to the library (H-08). */
  offerCase: { from: ['reported'], to: 'same', permission: 'diagnosis.work', input: z.object({}) },
})

export const diagnosisContract = record(diagnosisLifecycle, diagnosisSchema, '/api/diagnoses', {
  /** `q`: a plate, an order's number, or the beginning of a fault code. */
  list: {
    permission: 'diagnosis.see',
    path: '/api/diagnoses',
    query: z.object({
      ...listQuery,
      state: z.enum(['open', 'awaitingSecond', 'reported']).optional(),
      faultClass: z.enum(faultClasses).optional(),
      symptom: symptom.optional(),
      mine: z.stringbool().optional(),
    }),
    answer: pageOf(diagnosisRow),
  },
  get: { permission: 'diagnosis.see', path: '/api/diagnoses/:id', answer: diagnosisFile },
  /** The diagnosis of the order `:id`, for its page. */
  ofOrder: {
    permission: 'diagnosis.see',
    path: '/api/repair-orders/:id/diagnosis',
    answer: z.object({ diagnosis: diagnosisFile.nullable() }),
  },
  /** What the technician reports of the order `:id`: findings with risk, photos and proposed lines (H-11). */
  findings: { permission: 'diagnosis.see', path: '/api/repair-orders/:id/findings', answer: reportedFindings },
  /** Cars whose kind of visit asks for a diagnosis that nobody has begun. */
  waiting: {
    permission: 'diagnosis.see',
    path: '/api/diagnoses/waiting',
    query: z.object({ store: z.uuid().optional() }),
    answer: waitingOrders,
  },
  /** Reported diagnoses of some days by class, beside the reference (H-07). */
  mix: {
    permission: 'diagnosis.see',
    path: '/api/diagnoses/mix',
    query: z.object({ store: z.uuid().optional(), from: plainDate, to: plainDate }),
    answer: faultMix,
  },
})
