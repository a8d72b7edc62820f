import { z } from 'zod'

/** An open limit with its countdown. The page counts on by itself from `now`. */
export const deadlineItem = z.object({
  id: z.uuid(),
  /** `<module>.<name>`; its words are the message `<module>.deadline.<name>`. */
  name: z.string(),
  record: z.string(),
  recordId: z.uuid(),
  storeId: z.uuid(),
  ownerId: z.uuid().nullable(),
  role: z.string(),
  state: z.enum(['running', 'breached']),
  level: z.int(),
  startedAt: z.string(),
  warnAt: z.string().nullable(),
  dueAt: z.string(),
  /** Until it is due; negative when it is past. */
  leftSeconds: z.int(),
  /** How near: `late` past due, `soon` past its warning, else `calm`. */
  nearness: z.enum(['calm', 'soon', 'late']),
})
export type DeadlineItem = z.infer<typeof deadlineItem>

/** `GET /api/deadlines`: soonest first. Without `mine` those of the stores where the person may see deadlines. */
export const openDeadlinesSpec = {
  permission: 'deadline.see',
  path: '/api/deadlines',
  query: z.object({
    mine: z.stringbool().optional(),
    role: z.string().max(60).optional(),
    record: z.string().max(60).optional(),
    recordId: z.uuid().optional(),
    store: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ rows: z.array(deadlineItem), now: z.string() }),
} as const
