import { z } from 'zod'
import { guideInUse } from '../../knowledge/contract/work-guide.ts'
import { itemStep } from '../../knowledge/contract/service-item.ts'
import { instant, plainDate, shortText, thousandths } from '../../../kernel/contract/record.ts'

/** When the person did it, where the network was away; bounded by `workshop.offlineMinutes`. Left out: now. */
export const doneAt = { at: instant.optional() }

/** A step that a card demands: copied from the catalogue when the work is given, so a later edition changes nothing. */
export const demand = z.object({
  lineId: z.uuid(),
  /** Place of the step among those of its item, from 0. */
  position: z.int(),
  zh: z.string(),
  en: z.string(),
  /** Unsigned, the job cannot be finished (I-06). */
  sign: z.boolean(),
  /** Without a photo the job cannot be finished, so no inspection is asked for (I-07). */
  photo: z.boolean(),
})
export type Demand = z.output<typeof demand>

/** Who signed a step, and when; by `<line id>.<position>`. */
export const ticks = z.record(z.string(), z.object({ at: instant, by: z.string(), name: z.string() }))
export type Ticks = z.output<typeof ticks>

export const planFields = ['plannedStart', 'plannedMinutes', 'bay', 'note', 'added', 'dropped'] as const

/** What the desk changed on a plan that somebody has before him. Lines carry their names, the rest its values. */
export const planChange = z.object({
  field: z.enum(planFields),
  from: z.string().nullable(),
  to: z.string().nullable(),
  toEn: z.string().nullable(),
})
export type PlanChange = z.output<typeof planChange>

/** On every card. */
export const terminalFields = {
  planNote: z.string().nullable(),
  /** The plan was edited: until `acknowledgedAt` stands, the technician has not said that he saw it (I-05). */
  planChangedAt: instant.nullable(),
  planChangedBy: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  partsCalledAt: instant.nullable(),
  /** The shift was over and the clock ran: when that was asked. */
  clockAskedAt: instant.nullable(),
}

/** On the card's own page: everything that is needed at the car. */
export const cardContents = {
  concerns: z.array(z.object({ id: z.uuid(), words: z.string() })),
  jobs: z.array(
    z.object({
      lineId: z.uuid(),
      code: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      standardMinutes: z.int(),
      steps: z.array(itemStep),
      /** Of the maker's or the model's edition; null where the steps are the catalogue's. */
      guide: guideInUse.nullable(),
    }),
  ),
  parts: z.array(
    z.object({
      partNo: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      wantedThousandths: z.int(),
      issuedThousandths: z.int(),
      /** Held for this car at the counter. */
      reservedThousandths: z.int(),
      /** When what the store does not have should be there. */
      expectedOn: plainDate.nullable(),
      unit: z.string(),
    }),
  ),
  papers: z.array(z.object({ id: z.uuid(), kind: z.string(), number: z.string(), createdAt: instant })),
  clocks: z.array(
    z.object({
      id: z.uuid(),
      technicianId: z.uuid(),
      technicianName: z.string(),
      startedAt: instant,
      endedAt: instant.nullable(),
      reason: z.string().nullable(),
      remark: z.string().nullable(),
    }),
  ),
  demands: z.array(demand),
  ticks,
  planChanges: z.array(planChange),
  acknowledgedByName: z.string().nullable(),
  /** End of the working stretch after which the clock still ran. */
  shiftEndedAt: instant.nullable(),
  corrections: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['correction', 'forgotten', 'stillWorking']),
      technicianName: z.string(),
      oldStartedAt: instant,
      oldEndedAt: instant.nullable(),
      newStartedAt: instant,
      newEndedAt: instant.nullable(),
      reason: z.string(),
      correctedBy: z.string(),
      correctedAt: instant,
    }),
  ),
  /** Wanted by the technician beyond what was agreed: with the advisor until the customer has decided. */
  asked: z.array(
    z.object({ id: z.uuid(), titleZh: z.string(), titleEn: z.string(), state: z.string(), createdAt: instant }),
  ),
}

const open = ['assigned', 'working'] as const

export const terminalVerbs = {
  /** Signs a step off, or takes that back while the job is open. */
  tick: {
    from: ['working'],
    to: 'same',
    permission: 'jobCard.work',
    input: z.object({ lineId: z.uuid(), position: z.int().min(0).max(200), done: z.boolean(), ...doneAt }),
  },
  /** Changes the plan of a card that keeps its technician: he has to acknowledge it (I-05). */
  replan: {
    from: open,
    to: 'same',
    permission: 'jobCard.dispatch',
    input: z.object({
      plannedStart: instant.optional(),
      plannedMinutes: z.int().min(5).max(6000).optional(),
      bayId: z.uuid().nullable().optional(),
      note: shortText.optional(),
      /** All labour lines that the card is to have. */
      lineIds: z.array(z.uuid()).min(1).max(100).optional(),
    }),
  },
  acknowledge: { from: open, to: 'same', permission: 'jobCard.work', input: z.object(doneAt) },
  /** Corrects a stretch of the clock; old and new times, reason and person stay. Nobody corrects his own. */
  correctClock: {
    from: ['assigned', 'working', 'done'],
    to: 'same',
    permission: 'jobCard.correctClock',
    input: z.object({
      clockId: z.uuid(),
      startedAt: instant,
      /** Left out: it still runs. */
      endedAt: instant.optional(),
      reason: shortText.min(2),
    }),
  },
  /** The clock was found running after the shift. */
  askClock: { from: ['working'], to: 'same', permission: 'jobCard.work', input: z.object({}), internal: true },
  /** The technician says when he stopped, or that he is still at it. */
  answerClock: {
    from: ['working'],
    to: 'same',
    permission: 'jobCard.work',
    input: z.object({ endedAt: instant.optional() }),
  },
  /** Calls for the agreed parts: the counter sees who waits for them. */
  callParts: { from: open, to: 'same', permission: 'jobCard.work', input: z.object(doneAt) },
  /** Asks for a part that was not agreed: the advisor gets it to ask the customer; nothing is issued before (H-16). */
  askParts: {
    from: open,
    to: 'same',
    permission: 'jobCard.work',
    input: z.object({ words: shortText.min(2), quantityThousandths: thousandths.min(1).default(1000) }),
  },
} as const
