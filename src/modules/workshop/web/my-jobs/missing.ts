import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { WaitingItem } from '../../../../console/device/queue/item.ts'

type Card = AnswerOf<'jobCard.get'>
type Photos = ReadonlyMap<string, number>

interface Named {
  readonly zh: string
  readonly en: string
}

/** What is not done: the first two keep the job open, the others are only said. */
export interface Missing {
  readonly unsigned: readonly Named[]
  readonly photos: readonly Named[]
  readonly parts: Card['parts']
  readonly steps: readonly Named[]
}

/** Photos of steps that wait on the device, by step. */
export function photosWaiting(waiting: readonly WaitingItem[]): Photos {
  const found = new Map<string, number>()
  for (const item of waiting) {
    if (item.kind !== 'file' || item.refused) continue
    const key = `${item.place.subjectId ?? ''}.${String(item.place.position ?? '')}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

export function missingOf(
  card: Card,
  files: readonly { readonly subjectId: string | null; readonly position: number | null }[],
  waiting: Photos,
): Missing {
  const taken = new Set([...files.map((file) => `${file.subjectId ?? ''}.${file.position ?? ''}`), ...waiting.keys()])
  const keyOf = (step: { lineId: string; position: number }) => `${step.lineId}.${step.position}`
  const isOpen = (step: { lineId: string; position: number }) => !card.ticks[keyOf(step)]
  const demanded = new Set(card.demands.filter((step) => step.sign).map(keyOf))
  return {
    unsigned: card.demands.filter((step) => step.sign && isOpen(step)),
    photos: card.demands.filter((step) => step.photo && !taken.has(keyOf(step))),
    parts: card.parts.filter((part) => part.issuedThousandths < part.wantedThousandths),
    steps: card.jobs.flatMap((job) =>
      job.steps.filter((_, position) => {
        const step = { lineId: job.lineId, position }
        return isOpen(step) && !demanded.has(keyOf(step))
      }),
    ),
  }
}
