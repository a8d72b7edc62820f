import type { WaitingItem, WaitingVerb } from '../../../../console/device/queue/item.ts'

interface Stretch {
  readonly startedAt: string
  readonly endedAt: string | null
}

interface Asked {
  readonly id: string
  readonly titleZh: string
  readonly titleEn: string
  readonly state: string
  readonly createdAt: string
}

/** What of a card the terminal changes. */
export interface Shown {
  readonly id: string
  readonly state: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly pausedBecause: string | null
  readonly workedMinutes: number
  readonly planChangedAt: string | null
  readonly acknowledgedAt: string | null
  readonly partsCalledAt: string | null
  readonly clockAskedAt: string | null
  readonly cutOffAt?: string | null
  readonly cutOffVolts?: number | null
  readonly asked?: readonly Asked[]
  readonly clocks?: readonly Stretch[]
  readonly ticks?: Readonly<Record<string, { readonly at: string; readonly by: string; readonly name: string }>>
}

/** The line in which everything of a card waits. */
export function lineOf(cardId: string): string {
  return `jobCard/${cardId}`
}

/** A card as it will be once the server has heard of everything that waits on this device. */
export function withWaiting<C extends Shown>(card: C, waiting: readonly WaitingItem[]): C {
  return waiting
    .filter((item) => item.line === lineOf(card.id) && !item.refused)
    .reduce<C>((shown, item) => (item.kind === 'verb' ? { ...shown, ...afterVerb(shown, item) } : shown), card)
}

function afterVerb(card: Shown, item: WaitingVerb): Partial<Shown> {
  const { madeAt, body } = item
  switch (item.verb) {
    case 'jobCard.cutOff':
      return { cutOffAt: madeAt, cutOffVolts: Number(body['residualVolts']) }
    case 'jobCard.start':
      return { state: 'working', startedAt: card.startedAt ?? madeAt, ...begun(card, madeAt) }
    case 'jobCard.resume':
      return { pausedBecause: null, ...begun(card, madeAt) }
    case 'jobCard.pause':
      return { pausedBecause: String(body['reason']), ...ended(card, madeAt) }
    case 'jobCard.finish':
      return { state: 'done', finishedAt: madeAt, ...ended(card, madeAt) }
    case 'jobCard.acknowledge':
      return { acknowledgedAt: madeAt }
    case 'jobCard.callParts':
      return { partsCalledAt: madeAt }
    case 'jobCard.askParts':
      return card.asked ? { asked: [...card.asked, askedFor(item)] } : {}
    case 'jobCard.answerClock':
      return { clockAskedAt: null, ...stopped(card, body['endedAt']) }
    case 'jobCard.tick':
      return card.ticks ? { ticks: ticked(card.ticks, item) } : {}
    default:
      return {}
  }
}

function begun(card: Shown, at: string): Partial<Shown> {
  return card.clocks ? { clocks: [...card.clocks, { startedAt: at, endedAt: null }] } : {}
}

function ended(card: Shown, at: string): Partial<Shown> {
  const running = card.clocks?.find((clock) => clock.endedAt === null)
  if (!card.clocks || !running) return {}
  const minutes = Math.max(0, Math.round((Date.parse(at) - Date.parse(running.startedAt)) / 60_000))
  return {
    workedMinutes: card.workedMinutes + minutes,
    clocks: card.clocks.map((clock) => (clock === running ? { ...clock, endedAt: at } : clock)),
  }
}

/** The clock should have stopped earlier: the job is paused since then. */
function stopped(card: Shown, at: unknown): Partial<Shown> {
  return typeof at === 'string' ? { pausedBecause: 'other', ...ended(card, at) } : {}
}

function askedFor({ key, body, madeAt }: WaitingVerb): Asked {
  const words = String(body['words'])
  return { id: key, titleZh: words, titleEn: words, state: 'open', createdAt: madeAt }
}

function ticked(
  ticks: NonNullable<Shown['ticks']>,
  { body, madeAt, account, name }: WaitingVerb,
): NonNullable<Shown['ticks']> {
  const key = `${String(body['lineId'])}.${String(body['position'])}`
  const { [key]: _, ...others } = ticks
  return body['done'] === true ? { ...others, [key]: { at: madeAt, by: account, name } } : others
}
