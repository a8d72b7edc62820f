import { z } from 'zod'

/** What the driver notices: the way into a guide and into the library of cases. */
export const symptoms = [
  'noStart',
  'warningLamp',
  'airConditioning',
  'brakeNoise',
  'vibration',
  'leak',
  'evCharging',
  'noise',
  'powerLoss',
  'overheating',
  'other',
] as const
export const symptom = z.enum(symptoms)

/** Why something failed, as far as the shop found out; what was found in words stands beside it. */
export const causes = [
  'wear',
  'ageing',
  'corrosion',
  'leakage',
  'contamination',
  'looseness',
  'misalignment',
  'openCircuit',
  'shortCircuit',
  'badContact',
  'waterIngress',
  'sensorFault',
  'actuatorFault',
  'controlUnitFault',
  'software',
  'batteryCell',
  'lowBattery',
  'insulation',
  'fluidLevel',
  'fluidQuality',
  'partQuality',
  'formerWork',
  'impact',
  'animal',
  'driverUse',
  'notFound',
] as const
export const cause = z.enum(causes)

/** The cause stays unknown: stated, and looked at by a second person (H-09). */
export const unknownCause = 'notFound' satisfies (typeof causes)[number]
