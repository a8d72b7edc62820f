import { useState } from 'react'
import { z } from 'zod'
import type { RowOf } from '../../../../console/endpoints.ts'
import { randomKey } from '../../../../console/intent.ts'
import { dropDraft, readDraft, writeDraft } from '../../../../console/ui/form/draft.ts'
import { oldPartWishes } from '../../contract/reception-content.ts'
import { visitType } from '../../contract/visit-type.ts'

const draftSchema = z.object({
  visitType,
  /** The customer's own sentences. */
  words: z.array(z.object({ key: z.string(), text: z.string() })),
  odometerKm: z.number().nullable(),
  lowerBecause: z.string(),
  energyPercent: z.number().nullable(),
  belongings: z.array(z.string()),
  oldParts: z.enum(oldPartWishes),
  waiting: z.boolean(),
  promisedAt: z.string().optional(),
  confirmed: z.boolean(),
  photos: z
    .array(
      z.object({ id: z.string(), version: z.number(), mediaType: z.string(), sha256: z.string(), name: z.string() }),
    )
    .default([]),
  startedAt: z.string(),
})
/** A reception while it is being filled in; kept on the device until the order exists. */
export type VisitDraft = z.output<typeof draftSchema>

const quarterMs = 15 * 60_000

/** The next full quarter after so many minutes. */
export function quarterAfter(now: number, minutes: number): string {
  return new Date(Math.ceil((now + minutes * 60_000) / quarterMs) * quarterMs).toISOString()
}

/** A sentence with a name of its own, so that the others stay when it goes. */
export const sentence = (text: string) => ({ key: randomKey(), text })

function fresh(booking: RowOf<'appointment.list'> | undefined, now: number): VisitDraft {
  const begins = booking ? Math.max(now, Date.parse(booking.startsAt)) : now
  return {
    visitType: booking?.visitType ?? 'maintenance',
    words: [sentence(booking?.concern ?? '')],
    odometerKm: booking?.odometerKm ?? null,
    lowerBecause: '',
    energyPercent: null,
    belongings: [],
    oldParts: 'taken',
    waiting: true,
    ...(booking ? { promisedAt: quarterAfter(begins, booking.minutes) } : {}),
    confirmed: false,
    photos: [],
    startedAt: new Date(now).toISOString(),
  }
}

interface DraftState {
  readonly draft: VisitDraft
  readonly change: (next: Partial<VisitDraft>) => void
  /** For what comes later than the click: from the draft as it stands then. */
  readonly changeLater: (next: (before: VisitDraft) => Partial<VisitDraft>) => void
  readonly drop: () => void
}

/** The draft of a car's reception: it survives a reload and a glance at another page. */
export function useVisitDraft(
  vehicleId: string,
  booking: RowOf<'appointment.list'> | undefined,
  now: number,
): DraftState {
  const key = `reception.${vehicleId}`
  const [draft, setDraft] = useState<VisitDraft>(() => {
    const kept = draftSchema.safeParse(readDraft(key))
    return kept.success ? kept.data : fresh(booking, now)
  })
  const changeLater = (next: (before: VisitDraft) => Partial<VisitDraft>) =>
    setDraft((before) => {
      const changed = { ...before, ...next(before) }
      writeDraft(key, changed)
      return changed
    })
  return {
    draft,
    change: (next) => changeLater(() => next),
    changeLater,
    drop: () => dropDraft(key),
  }
}

export const spoken = (draft: VisitDraft) => draft.words.map(({ text }) => text.trim()).filter((words) => words !== '')
