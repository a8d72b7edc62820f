import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'

/** Figures of which the score is made; each opens its rows. */
export const scoreParts = ['greeting', 'reception', 'answers', 'survey', 'observation'] as const

/** How many of `count` were in time. */
const clock = z.object({ inTime: z.int(), count: z.int(), limitMinutes: z.int() })
/** Marks of 1 to 5: their sum and how many. */
const marks = z.object({ sum: z.int(), count: z.int() })

const points = z.number().nullable()

export const scoreInputs = z.object({
  greeting: clock,
  reception: clock,
  answers: clock,
  surveySincerity: marks,
  surveySmile: marks,
  observedSincerity: marks,
  observedSmile: marks,
  gratitude: marks,
  standpoint: marks,
  enthusiasm: marks,
})
export type ScoreInputs = z.infer<typeof scoreInputs>

export const monthScore = z.object({
  month: z.string(),
  inputs: scoreInputs,
  /** Points of 100; null where nothing was measured. */
  speed: points,
  sincerity: points,
  smile: points,
  /** The mean of the three. */
  total: points,
  /** The mean of the three principles. */
  principles: points,
})

export const receptionScore = z.object({
  month: z.string(),
  rows: z.array(z.object({ id: z.uuid(), name: z.string(), months: z.array(monthScore) })),
  /** Guests who stand there longer than the limit and whom nobody has met. */
  ungreeted: z.int(),
})

export const scoreRows = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      record: z.string(),
      /** What the row is called: number of the order or enquiry, who observed. */
      label: z.string(),
      at: instant,
      /** Minutes that it took; null for marks. */
      minutes: z.number().nullable(),
      inTime: z.boolean().nullable(),
      marks: z.array(z.object({ name: z.string(), mark: z.int() })),
    }),
  ),
})
