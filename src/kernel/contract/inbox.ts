import { z } from 'zod'
import { instant } from './record.ts'

/**
 * One's own messages. Not a record: nobody else sees them, no permission is needed, and reading is the only thing that
 * happens to them.
 */
export const inboxItem = z.object({
  id: z.uuid(),
  record: z.string(),
  recordId: z.uuid(),
  storeId: z.uuid().nullable(),
  template: z.string(),
  subject: z.string().optional(),
  text: z.string(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
})
export type InboxItem = z.infer<typeof inboxItem>

/** `GET /api/inbox` */
export const inboxQuery = z.object({
  unread: z.stringbool().optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** `unread` is exact up to 99. */
export const inboxAnswer = z.object({ rows: z.array(inboxItem), next: z.string().optional(), unread: z.int() })

/** `POST /api/inbox/read`: these messages, or all that were there at an instant, so that one arriving meanwhile stays unread. Repeating it changes nothing. */
export const inboxReadInput = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
  z.object({ until: instant }),
])
export const inboxReadAnswer = z.object({ unread: z.int() })

export const inboxPath = '/api/inbox'
