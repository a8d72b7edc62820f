import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'
import { cleanVerb } from './cleaning.ts'

/** What an order carries of an accident and of work that others do for it. */
export const gateShape = {
  accidentGrade: z.string().nullable(),
  accidentClearedAt: instant.nullable(),
  openSublets: z.int().nullable(),
}

const underWay = ['received', 'estimated', 'agreed', 'inRepair', 'awaitingInspection', 'ready'] as const

/** Done by the accident and the sublet orders beside it, and by who cleans the car. */
export const gateVerbs = {
  /** Damage, survey or approval of an accident opens or closes the way to the repair. */
  assess: { from: underWay, to: 'same', permission: 'accident.record', input: z.object({}), internal: true },
  /** Work leaves for another firm, is taken back, or comes home and is accepted. */
  sublet: {
    from: ['agreed', 'inRepair'],
    to: ['agreed', 'inRepair', 'awaitingInspection'],
    permission: 'sublet.order',
    input: z.object({}),
    internal: true,
  },
  clean: cleanVerb,
} as const
