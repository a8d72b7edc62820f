import { z } from 'zod'

export const timelineKinds = ['booking', 'visit', 'paperVisit', 'request', 'enquiry', 'call'] as const

export const customerTimeline = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(timelineKinds),
      record: z.string(),
      state: z.string(),
      number: z.string().nullable(),
      /** An instant, or the day of a paper record. */
      at: z.string(),
      channel: z.string(),
      plate: z.string().nullable(),
      plateColour: z.string().nullable(),
      words: z.string().nullable(),
      amountFen: z.int().nullable(),
    }),
  ),
})
