import { z } from 'zod'

/**
 * The steps of a visit between the car's arrival and its leaving (I-02). What is called repair lasts as long as its job
 * cards are planned; the others have their standard with the kind of visit. The car is cleaned while the bill is made.
 */
export const visitSteps = [
  'reception',
  'diagnosis',
  'estimate',
  'consent',
  'dispatch',
  'start',
  'repair',
  'inspection',
  'cleaning',
  'settlement',
  'handOver',
] as const
export type VisitStep = (typeof visitSteps)[number]

const minutes = z.int().min(1).max(10_000)

/** Standard minutes of the steps, counted while the store is open. */
export const stepMinutes = {
  receptionMinutes: minutes,
  diagnosisMinutes: minutes,
  estimateMinutes: minutes,
  consentMinutes: minutes,
  dispatchMinutes: minutes,
  startMinutes: minutes,
  inspectionMinutes: minutes,
  cleaningMinutes: minutes,
  settlementMinutes: minutes,
  handOverMinutes: minutes,
}
