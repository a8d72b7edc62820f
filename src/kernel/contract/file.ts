import { z } from 'zod'
import { lifecycle } from './lifecycle.ts'
import { instant, plainDate, record, recordShape } from './record.ts'

/** A photo, film or document of a record. */
export const fileSchema = z.object({
  ...recordShape,
  storeId: z.uuid().nullable(),
  record: z.string(),
  recordId: z.uuid().nullable(),
  /** The line, sentence or step of the record that it shows. */
  subjectId: z.uuid().nullable(),
  position: z.int().nullable(),
  /** What it is for, as the record's room declares it: `walkAround`, `finding` … */
  kind: z.string(),
  mediaType: z.string(),
  byteCount: z.int(),
  /** Of the bytes as they are kept, in hex. */
  sha256: z.string(),
  madeBy: z.uuid(),
  capturedAt: instant.nullable(),
  createdAt: instant,
  /** Parameter that says how many years it is kept. */
  retention: z.string(),
  retainUntil: plainDate,
})

export const fileRow = fileSchema.omit({ actions: true }).extend({
  madeByName: z.string(),
  /** The law behind the retention, where there is one. */
  law: z.string().nullable(),
})

const place = {
  record: z.string().max(40),
  kind: z.string().max(40),
  subjectId: z.uuid().optional(),
  position: z.coerce.number().int().min(0).max(1000).optional(),
}

/** What stands in the address of an upload: where the file belongs. The bytes are the body's one file. */
export const uploadQuery = z.object({
  ...place,
  /** Left out while the record is not there yet; then `store` says where. */
  recordId: z.uuid().optional(),
  store: z.uuid().optional(),
})

/** Where a piece of a large file lies in it, in bytes; `sha256` of the whole once all has come. */
export const piecePlace = z.object({
  offset: z.coerce.number().int().min(0),
  size: z.coerce.number().int().min(1),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

export const pieceQuery = uploadQuery.extend(piecePlace.shape)

/** How many bytes have come in, and lie there. */
export const pieceAnswer = z.object({ received: z.int() })

export const fileLifecycle = lifecycle('file', ['loose', 'kept', 'removed'], {
  /** Done by an upload. Loose until its record is written. */
  add: {
    to: ['loose', 'kept'],
    permission: 'file.add',
    link: 'visit',
    input: uploadQuery.extend({
      mediaType: z.string(),
      byteCount: z.int(),
      sha256: z.string(),
      capturedAt: instant.optional(),
    }),
    internal: true,
  },
  /** Its record is written. */
  attach: { from: ['loose'], to: 'kept', permission: 'file.add', input: z.object({}), internal: true },
  /** Its record goes on as another one: a reception as an order. */
  pass: { from: ['kept'], to: 'same', permission: 'file.add', input: z.object({}), internal: true },
  /** Taken back by who made it before the record holds it; afterwards only when the law no longer wants it kept. */
  remove: { from: ['loose', 'kept'], to: 'removed', permission: 'file.add', input: z.object({}), final: true },
  /** Nobody used it within a day. */
  drop: { from: ['loose'], to: 'removed', permission: 'file.add', input: z.object({}), internal: true },
  /** Its retention is over. */
  expire: { from: ['kept'], to: 'removed', permission: 'file.add', input: z.object({}), internal: true },
})

export const fileContract = record(fileLifecycle, fileSchema, '/api/files', {
  list: {
    permission: 'file.see',
    path: '/api/files',
    query: z.object({ record: z.string().max(40), recordId: z.uuid() }),
    answer: z.object({ rows: z.array(fileRow) }),
  },
})
