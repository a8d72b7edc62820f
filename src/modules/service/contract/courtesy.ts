import { z } from 'zod'
import { longText } from '../../../kernel/contract/record.ts'

/** 敬礼, 问候: when the customer arrives (003f §2.1.1, §2.2.1). */
export const arrivalCourtesy = ['salute', 'greet'] as const
/** 致谢, 欢迎再次光临: when he leaves (003f §2.4.4). */
export const closingCourtesy = ['thank', 'invite'] as const
export const courtesySteps = [...arrivalCourtesy, ...closingCourtesy] as const

/** 问候报店名, 礼貌询问, 复述确认, 致谢: on the telephone (003f §2.1.1). */
export const phoneCourtesy = ['greetByPhone', 'askPolitely', 'repeatBack', 'thankByPhone'] as const
export const phoneTicks = z.array(z.enum(phoneCourtesy)).max(phoneCourtesy.length)

export const courtesyTicks = z.array(z.enum(courtesySteps)).max(courtesySteps.length)

/** What reception may say beside the visit itself: courtesy steps done, and a word to the technician (G-11, G-16). */
export const receptionMore = { courtesy: courtesyTicks.optional(), handOverNote: longText.min(1).optional() }

/** What of it stands on the order. */
export const courtesyShape = {
  courtesyDue: z.array(z.string()),
  courtesyDone: z.array(z.string()),
  handOverNote: z.string().nullable(),
}

export const passOnVerb = {
  from: ['received', 'estimated', 'agreed', 'inRepair'],
  to: 'same',
  permission: 'repairOrder.checkIn',
  input: z.object({ note: longText.min(1) }),
} as const
