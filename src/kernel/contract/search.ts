import { z } from 'zod'

/** Something that hangs on a hit and may be opened at once: a customer's car, a car's open order. */
export const relatedHit = z.object({ record: z.string(), id: z.uuid(), title: z.string(), link: z.string() })
export type RelatedHit = z.infer<typeof relatedHit>

export const searchHit = z.object({
  record: z.string(),
  id: z.uuid(),
  /** Found in the store that was asked for. */
  own: z.boolean(),
  title: z.string(),
  /** Includes the titles of what is related. */
  subtitle: z.string(),
  flags: z.array(z.string()),
  related: z.array(relatedHit),
  link: z.string(),
})

/** `GET /api/search`: one box for phone, plate, VIN, name, pinyin and document number; at most 20 hits, `store` first. */
export const searchSpec = {
  path: '/api/search',
  query: z.object({ q: z.string().trim().min(1).max(64), store: z.uuid().optional() }),
  answer: z.object({ hits: z.array(searchHit) }),
} as const
