import { z } from 'zod'
import { instant, longText, recordShape, thousandths } from '../../../kernel/contract/record.ts'
import { cause, symptom } from '../../knowledge/contract/symptom.ts'
import { checkLevels, checkList, checkResults } from './check-lists.ts'
import { seriesLimit } from './series-limit.ts'

export const methods = ['roadTest', 'disassembly', 'obd', 'instruments', 'history'] as const
export const natures = ['safety', 'function', 'comfort', 'appearance'] as const
/** How soon: unsafe to drive on; soon; at the next visit; nothing to do. */
export const severities = ['unsafe', 'soon', 'later', 'none'] as const
export const plans = ['repairNow', 'waitForParts', 'moreTests', 'observe', 'makerSupport', 'noRepair'] as const
export const faultClasses = ['routine', 'complex', 'professionalTools'] as const
export const testResults = ['ok', 'notOk', 'skipped'] as const

/** What an order says of its diagnosis: null while none is reported; whether it needs one stands in its `needs`. */
export const diagnosisMark = {
  diagnosis: z.enum(['second', 'done']).nullable(),
  severity: z.enum(severities).nullable(),
}

/** Work that the technician proposes; prices come from the public list when it is quoted. */
export const proposedLine = z.object({
  kind: z.enum(['labour', 'part']),
  code: z.string().trim().min(1).max(40),
  quantityThousandths: thousandths.min(1).default(1000),
})
export type ProposedLine = z.output<typeof proposedLine>

export const newFinding = z.object({
  /** The customer's sentence that it answers. */
  concernId: z.uuid().nullable(),
  /** What was found, in the technician's words. */
  words: longText.min(1),
  /** What it means for the customer, in plain words. */
  risk: longText.min(1),
  severity: z.enum(severities),
  lines: z.array(proposedLine).max(20),
  /** Of the values that a tester recorded, by the name of their column. */
  limits: z.array(seriesLimit).max(8).optional(),
})

export const diagnosisSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  orderId: z.uuid(),
  orderNumber: z.string(),
  vehicleId: z.uuid(),
  technicianId: z.uuid(),
  technicianName: z.string(),
  symptom: symptom.nullable(),
  symptomWords: z.string().nullable(),
  guideCode: z.string().nullable(),
  guideZh: z.string().nullable(),
  guideEn: z.string().nullable(),
  methods: z.array(z.enum(methods)),
  nature: z.enum(natures).nullable(),
  severity: z.enum(severities).nullable(),
  plan: z.enum(plans).nullable(),
  planWords: z.string().nullable(),
  assessedAt: instant.nullable(),
  faultClass: z.enum(faultClasses).nullable(),
  cause: cause.nullable(),
  causeWords: z.string().nullable(),
  evidence: z.string().nullable(),
  solution: z.string().nullable(),
  reportedAt: instant.nullable(),
  caseId: z.uuid().nullable(),
  createdAt: instant,
})

const car = {
  plate: z.string(),
  plateColour: z.string(),
  modelZh: z.string().nullable(),
  modelEn: z.string().nullable(),
}

export const diagnosisRow = diagnosisSchema.omit({ actions: true }).extend({
  ...car,
  codes: z.array(z.string()),
})

const finding = newFinding.extend({
  id: z.uuid(),
  lines: z.array(proposedLine.extend({ nameZh: z.string(), nameEn: z.string() })),
  limits: z.array(seriesLimit).nullable(),
  foundBy: z.string(),
  foundAt: instant,
})

export const diagnosisFile = diagnosisSchema.extend({
  ...car,
  vin: z.string(),
  powertrain: z.string().nullable(),
  odometerKm: z.int(),
  orderState: z.string(),
  /** How the visit stands: what was unsafe is so until the repair has passed its inspection, or the car has left without. */
  inspectionPassed: z.boolean(),
  hasLeft: z.boolean(),
  concerns: z.array(z.object({ id: z.uuid(), words: z.string() })),
  tests: z.array(
    z.object({
      id: z.uuid(),
      position: z.int(),
      guideCode: z.string().nullable(),
      nameZh: z.string(),
      nameEn: z.string(),
      unit: z.string().nullable(),
      lowerLimit: z.number().nullable(),
      upperLimit: z.number().nullable(),
      needsDevice: z.boolean(),
      result: z.enum(testResults).nullable(),
      reading: z.number().nullable(),
      remark: z.string().nullable(),
      equipmentId: z.uuid().nullable(),
      equipmentCode: z.string().nullable(),
      doneBy: z.string().nullable(),
      doneAt: instant.nullable(),
    }),
  ),
  checks: z.array(
    z.object({
      level: z.enum(checkLevels),
      /** The list by which it was checked. */
      list: checkList,
      items: z.array(z.object({ code: z.string(), result: z.enum(checkResults), value: z.number().optional() })),
      words: z.string().nullable(),
      doneBy: z.string(),
      doneAt: instant,
    }),
  ),
  /** The lists that count now. */
  lists: z.array(checkList),
  codes: z.array(
    z.object({
      code: z.string(),
      zh: z.string().nullable(),
      en: z.string().nullable(),
      severity: z.int().nullable(),
      readAt: instant,
    }),
  ),
  findings: z.array(finding),
  signers: z.array(
    z.object({
      role: z.enum(['technician', 'reviewer', 'consultation']),
      name: z.string(),
      agrees: z.boolean(),
      opinion: z.string().nullable(),
      participants: z.array(z.string()),
      minutes: z.string().nullable(),
      signedAt: instant,
    }),
  ),
})

export const reportedFindings = z.object({
  diagnosisId: z.uuid().nullable(),
  state: z.string().nullable(),
  faultClass: z.enum(faultClasses).nullable(),
  solution: z.string().nullable(),
  rows: z.array(
    finding.extend({
      /** Kept files of the order, kind `finding`, that show it. */
      photos: z.array(z.object({ id: z.uuid(), mediaType: z.string() })),
    }),
  ),
})

export const waitingOrders = z.object({
  rows: z.array(
    z.object({
      orderId: z.uuid(),
      storeId: z.uuid(),
      number: z.string(),
      ...car,
      visitType: z.string(),
      promisedAt: instant.nullable(),
      receivedAt: instant,
      concerns: z.array(z.string()),
    }),
  ),
})

export const faultMix = z.object({
  total: z.int(),
  rows: z.array(
    z.object({
      faultClass: z.enum(faultClasses),
      count: z.int(),
      /** Share of all that are reported, in percent with one decimal. */
      percent: z.number(),
      referencePercent: z.number(),
    }),
  ),
})
