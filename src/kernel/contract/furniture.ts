import { z } from 'zod'
import { openDeadlinesSpec } from './deadline.ts'
import { lifecycle } from './lifecycle.ts'
import { anyChannel, channels } from './message.ts'
import { fen, instant, listQuery, longText, pageOf, plainDate, record, recordShape, shortText } from './record.ts'

/** Furniture that every room uses: tasks, approvals, consents, checklists, documents with receipts. */

export const taskSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  kind: z.string(),
  record: z.string(),
  recordId: z.uuid(),
  titleZh: z.string(),
  titleEn: z.string(),
  role: z.string(),
  ownerId: z.uuid().nullable(),
  offeredToId: z.uuid().nullable(),
  dueAt: instant.nullable(),
  outcome: z.string().nullable(),
  createdAt: instant,
})

export const taskLifecycle = lifecycle('task', ['open', 'done', 'dropped'], {
  give: {
    to: 'open',
    permission: 'task.give',
    input: z.object({
      storeId: z.uuid(),
      kind: z.string().max(40),
      record: z.string().max(40),
      recordId: z.uuid(),
      titleZh: shortText.min(1),
      titleEn: shortText.min(1),
      role: z.string().max(40),
      ownerId: z.uuid().nullable(),
      dueAt: instant.nullable(),
    }),
  },
  /** Hands a piece of work to a colleague, who accepts it within the limit or it comes back (I-14). */
  offer: {
    to: 'open',
    permission: 'task.offer',
    input: z.object({
      storeId: z.uuid(),
      record: z.string().max(40),
      recordId: z.uuid(),
      title: shortText.min(1),
      toId: z.uuid(),
      dueAt: instant.nullable().default(null),
    }),
  },
  /** Takes a task that lies open for the role, or accepts one that was offered. */
  take: { from: ['open'], to: 'same', permission: 'task.do', input: z.object({}) },
  /** Offers the task to somebody; it stays with its owner until it is taken, and comes back to him if it is not. */
  handOver: {
    from: ['open'],
    to: 'same',
    permission: 'task.do',
    input: z.object({ toId: z.uuid(), reason: shortText.min(1) }),
  },
  /** Nobody accepted it in time. */
  comeBack: { from: ['open'], to: 'same', permission: 'task.do', input: z.object({}), internal: true },
  finish: { from: ['open'], to: 'done', permission: 'task.do', input: z.object({ outcome: longText.min(1) }) },
  drop: {
    from: ['open'],
    to: 'dropped',
    permission: 'task.give',
    input: z.object({ reason: shortText.min(1) }),
    final: true,
  },
})

export const taskContract = record(taskLifecycle, taskSchema, '/api/tasks', {
  list: {
    permission: 'task.do',
    path: '/api/tasks',
    query: z.object({
      ...listQuery,
      state: z.enum(['open', 'done', 'dropped']).optional(),
      mine: z.stringbool().optional(),
      /** Only those about this record. */
      recordId: z.uuid().optional(),
    }),
    answer: pageOf(
      taskSchema.extend({
        ownerName: z.string().nullable(),
        offeredToName: z.string().nullable(),
        isOffered: z.boolean(),
      }),
    ),
  },
  deadlines: openDeadlinesSpec,
})

export const approvalSchema = z.object({
  ...recordShape,
  storeId: z.uuid(),
  kind: z.string(),
  record: z.string(),
  recordId: z.uuid(),
  askedBy: z.uuid(),
  amountFen: fen.nullable(),
  reason: z.string(),
  role: z.string(),
  decidedBy: z.uuid().nullable(),
  decidedAt: instant.nullable(),
  remark: z.string().nullable(),
  createdAt: instant,
})

export const approvalLifecycle = lifecycle('approval', ['asked', 'granted', 'refused', 'withdrawn'], {
  /** Asks the holder of a role; the amount decides with others' limits who that may be. */
  ask: {
    to: 'asked',
    permission: 'approval.ask',
    input: z.object({
      storeId: z.uuid(),
      kind: z.enum(['export', 'price', 'discount', 'credit', 'other']),
      record: z.string().max(60),
      recordId: z.uuid(),
      amountFen: fen.nullable().default(null),
      reason: longText.min(2),
    }),
  },
  /** Four eyes: never by the one who asked. */
  grant: {
    from: ['asked'],
    to: 'granted',
    permission: 'approval.decide',
    input: z.object({ remark: shortText.optional() }),
  },
  refuse: {
    from: ['asked'],
    to: 'refused',
    permission: 'approval.decide',
    input: z.object({ remark: shortText.min(1) }),
  },
  withdraw: { from: ['asked'], to: 'withdrawn', permission: 'approval.ask', input: z.object({}) },
})

export const approvalContract = record(approvalLifecycle, approvalSchema, '/api/approvals', {
  list: {
    permission: 'approval.see',
    path: '/api/approvals',
    query: z.object({ ...listQuery, state: z.enum(['asked', 'granted', 'refused', 'withdrawn']).optional() }),
    answer: pageOf(approvalSchema),
  },
})

export const consentPurposes = ['service', 'marketing', 'dataSharing', 'profiling'] as const

export const consentChannels = [...channels, anyChannel] as const

export const consentSchema = z.object({
  ...recordShape,
  personId: z.uuid(),
  purpose: z.enum(consentPurposes),
  channel: z.string(),
  wording: z.string(),
  givenAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
})

export const consentLifecycle = lifecycle('consent', ['given', 'withdrawn'], {
  /** Recorded with purpose, wording, channel and time (F-11). */
  give: {
    to: 'given',
    permission: 'consent.record',
    input: z.object({
      personId: z.uuid(),
      purpose: z.enum(consentPurposes),
      /** For which messages it holds. */
      channel: z.enum(consentChannels),
      wording: longText.min(2),
    }),
  },
  withdraw: { from: ['given'], to: 'withdrawn', permission: 'consent.record', input: z.object({}) },
  giveAgain: {
    from: ['withdrawn'],
    to: 'given',
    permission: 'consent.record',
    input: z.object({ wording: longText.min(2) }),
  },
})

export const consentContract = record(consentLifecycle, consentSchema, '/api/consents', {
  list: {
    permission: 'consent.see',
    path: '/api/consents',
    query: z.object({ personId: z.uuid() }),
    answer: z.object({ rows: z.array(consentSchema) }),
  },
})

export const checklistItem = z.object({
  code: z.string().regex(/^[a-zA-Z0-9]{1,40}$/),
  zh: shortText.min(1),
  en: shortText.min(1),
  kind: z.enum(['tick', 'reading', 'text', 'photo']),
  required: z.boolean().default(true),
  unit: z.string().max(20).optional(),
  min: z.number().min(-1e9).max(1e9).optional(),
  max: z.number().min(-1e9).max(1e9).optional(),
})

const checklistFields = {
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  items: z.array(checklistItem).min(1).max(200),
  /** Today or later; left out, the edition counts at once. */
  fromDay: plainDate.optional(),
}
export const checklistSchema = z.object({
  ...recordShape,
  ...checklistFields,
  code: z.string(),
  edition: z.int(),
  fromDay: plainDate.nullable(),
})

export const checklistLifecycle = lifecycle('checklist', ['current', 'replaced'], {
  publish: {
    to: 'current',
    permission: 'checklist.manage',
    groupWide: true,
    input: z.object({ code: z.string().regex(/^[a-zA-Z0-9-]{2,40}$/), ...checklistFields }),
  },
  /** A new edition follows this one, which counts until the new one's day; what was checked against it keeps it. */
  revise: {
    from: ['current'],
    to: 'replaced',
    permission: 'checklist.manage',
    groupWide: true,
    input: z.object(checklistFields),
  },
})

export const checklistContract = record(checklistLifecycle, checklistSchema, '/api/checklists', {
  list: {
    permission: 'checklist.see',
    path: '/api/checklists',
    query: z.object({ code: z.string().max(40).optional() }),
    answer: z.object({ rows: z.array(checklistSchema.extend({ counts: z.boolean() })) }),
  },
})

const documentFields = {
  titleZh: shortText.min(1),
  titleEn: shortText.min(1),
  bodyZh: longText.min(1),
  bodyEn: longText.min(1),
  roles: z.array(z.string().max(40)).min(1),
}
export const documentSchema = z.object({ ...recordShape, code: z.string(), edition: z.int(), ...documentFields })

export const documentLifecycle = lifecycle('document', ['current', 'replaced'], {
  publish: {
    to: 'current',
    permission: 'document.manage',
    groupWide: true,
    input: z.object({ code: z.string().regex(/^[a-zA-Z0-9-]{2,40}$/), ...documentFields }),
  },
  revise: {
    from: ['current'],
    to: 'replaced',
    permission: 'document.manage',
    groupWide: true,
    input: z.object(documentFields),
  },
  /** The reader's receipt; once per person and edition. */
  acknowledge: { from: ['current'], to: 'same', permission: 'document.read', input: z.object({}), beside: true },
})

const readDocument = documentSchema.extend({
  /** When the asker read this edition. */
  readAt: instant.nullable(),
  /** Whether the asker is to read it. */
  meant: z.boolean(),
})

export const documentContract = record(documentLifecycle, documentSchema, '/api/documents', {
  /** What the asker is to read; who publishes sees everything that holds. */
  list: {
    permission: 'document.read',
    path: '/api/documents',
    query: z.object({ ...listQuery, unread: z.literal('true').optional() }),
    answer: pageOf(readDocument),
  },
  get: { permission: 'document.read', path: '/api/documents/:id', answer: readDocument },
  receipts: {
    permission: 'document.manage',
    path: '/api/documents/:id/receipts',
    answer: z.object({
      read: z.array(z.object({ accountId: z.uuid(), name: z.string(), readAt: instant })),
      missing: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
    }),
  },
})
