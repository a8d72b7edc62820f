import { z } from 'zod'
import { instant } from '../../../kernel/contract/record.ts'

/** Of which part of the visit a picture is. */
export const visitPictureKinds = ['walkAround', 'step', 'handOver'] as const

/** Photos and films of a visit for its customer: how the car came, the key steps of the work, how it left. */
export const visitPictures = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(visitPictureKinds),
      mediaType: z.string(),
      takenAt: instant,
      /** What is done in it, for a step of the work. */
      stepZh: z.string().nullable(),
      stepEn: z.string().nullable(),
    }),
  ),
})

export const visitPictureReads = {
  /** Of the order `:id`, through the link that was made for it. */
  pictures: { permission: 'jobCard.see', path: '/api/visits/:id/pictures', answer: visitPictures, link: 'visit' },
  /** The same for a customer who has signed in, of his own cars. */
  myPictures: { permission: 'repairOrder.seeOwn', path: '/api/my/visits/:id/pictures', answer: visitPictures },
} as const
