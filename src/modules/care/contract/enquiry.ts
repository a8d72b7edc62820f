import { z } from 'zod'
import { lifecycle } from '../../../kernel/contract/lifecycle.ts'
import { instant, listQuery, longText, pageOf, record, recordShape } from '../../../kernel/contract/record.ts'

export const enquiryChannels = ['desk', 'phone', 'online'] as const
/** 保养维修, 价格, 预约, 配件, 保修, 保险理赔, 购车, 其他 */
export const enquiryTopics = [
  'service',
  'price',
  'booking',
  'parts',
  'warranty',
  'insurance',
  'purchase',
  'other',
] as const
/** 报店名问好, 复述确认, 致谢道别: the polite telephone (003d §2.1.2°). */
export const phoneCourtesy = ['introduce', 'repeat', 'goodbye'] as const

export const enquirySchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  number: z.string(),
  channel: z.enum(enquiryChannels),
  topic: z.enum(enquiryTopics),
  customerId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  courtesy: z.array(z.string()),
  dueAt: instant,
  firstResponseAt: instant.nullable(),
  answeredAt: instant.nullable(),
  createdAt: instant,
})

const said = { question: z.string(), answer: z.string().nullable() }

export const enquiryRow = enquirySchema.extend({
  ...said,
  customerName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  ownerName: z.string().nullable(),
  late: z.boolean(),
})

const topic = z.enum(enquiryTopics)
const courtesy = z.array(z.enum(phoneCourtesy)).max(phoneCourtesy.length).default([])

/** A question at the desk, on the phone or online, and its answer; one without answer is told of before a day is over (G-15). */
export const enquiryLifecycle = lifecycle('enquiry', ['open', 'answered'], {
  /** With the answer where it is given on the spot. */
  log: {
    to: ['open', 'answered'],
    permission: 'enquiry.answer',
    input: z.object({
      storeId: z.uuid(),
      channel: z.enum(enquiryChannels),
      topic,
      customerId: z.uuid().optional(),
      question: longText.min(2),
      answer: longText.optional(),
      courtesy,
    }),
  },
  /** From the customer's own page. */
  askOwn: {
    to: 'open',
    permission: 'enquiry.askOwn',
    input: z.object({ storeId: z.uuid(), topic, question: longText.min(2) }),
  },
  take: { from: ['open'], to: 'same', permission: 'enquiry.answer', input: z.object({}) },
  /** The customer has heard that somebody is on it; the answer is still owed. */
  respond: { from: ['open'], to: 'same', permission: 'enquiry.answer', input: z.object({}) },
  answer: {
    from: ['open'],
    to: 'answered',
    permission: 'enquiry.answer',
    input: z.object({ answer: longText.min(2), courtesy }),
  },
})

export const enquiryContract = record(enquiryLifecycle, enquirySchema, '/api/enquiries', {
  list: {
    permission: 'enquiry.see',
    path: '/api/enquiries',
    query: z.object({
      ...listQuery,
      state: z.enum(['open', 'answered']).optional(),
      channel: z.enum(enquiryChannels).optional(),
      topic: topic.optional(),
      customerId: z.uuid().optional(),
      mine: z.stringbool().optional(),
      late: z.stringbool().optional(),
    }),
    answer: pageOf(enquiryRow),
  },
  get: { permission: 'enquiry.see', path: '/api/enquiries/:id', answer: enquiryRow },
  /** The customer's own questions with their answers. */
  own: {
    permission: 'enquiry.seeOwn',
    path: '/api/my/enquiries',
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.uuid(),
          topic: z.string(),
          question: z.string(),
          answer: z.string().nullable(),
          createdAt: instant,
          answeredAt: instant.nullable(),
        }),
      ),
    }),
  },
})
