import { z } from 'zod'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { JsonValue } from '../../../../kernel/db/schema.ts'
import { type ItemStep, itemStep } from '../../../knowledge/contract/service-item.ts'
import { type Demand, demand, type Ticks, ticks } from '../../contract/at-the-car.ts'
import { workshopRefusals } from '../../contract/refusals.ts'

/** A step of the catalogue that could be demanded of a line. */
export interface CatalogueStep {
  readonly line: string
  readonly position: number
  readonly step: JsonValue
}

/** What a card's lines demand; nothing for most: null. Photos only where the kind of visit asks for them. */
export function demandsOf(
  steps: readonly CatalogueStep[],
  lineIds: readonly string[],
  wantsPhotos: boolean,
): Demand[] | null {
  const demanded = steps.flatMap(({ line, position, step }) => {
    const found = itemStep.safeParse(step)
    if (!found.success || !lineIds.includes(line)) return []
    const { zh, en, critical, key } = found.data
    const photo = key && wantsPhotos
    return critical || photo ? [{ lineId: line, position, zh, en, sign: critical, photo }] : []
  })
  return demanded.length > 0 ? demanded : null
}

interface Card {
  readonly demands: JsonValue | null
  readonly ticks: JsonValue | null
}

export function demandsIn(card: Pick<Card, 'demands'>): Demand[] {
  return card.demands === null ? [] : z.array(demand).parse(card.demands)
}

export function ticksIn(card: Pick<Card, 'ticks'>): Ticks {
  return card.ticks === null ? {} : ticks.parse(card.ticks)
}

export function stepKey(step: { readonly lineId: string; readonly position: number }): string {
  return `${step.lineId}.${step.position}`
}

/** Why a job cannot be finished yet, as far as its own row knows: critical steps without a signature (I-06). */
export function unsignedProblem(card: Card): Refusal | undefined {
  if (card.demands === null) return undefined
  const signed = ticksIn(card)
  const open = demandsIn(card).filter((step) => step.sign && !signed[stepKey(step)])
  return open.length > 0 ? workshopRefusals.stepsUnsigned(named(open)) : undefined
}

/** The same for photos: `photos` are those that the card has (I-07). */
export function photosProblem(
  card: Pick<Card, 'demands'>,
  photos: readonly { readonly subject_id: string | null; readonly position: number | null }[],
): Refusal | undefined {
  const open = demandsIn(card).filter(
    (step) => step.photo && !photos.some((one) => one.subject_id === step.lineId && one.position === step.position),
  )
  return open.length > 0 ? workshopRefusals.photosMissing(named(open)) : undefined
}

function named(steps: readonly Demand[]) {
  const joined = (name: (step: Demand) => string, by: string) => steps.map(name).join(by)
  return {
    count: steps.length,
    stepsZh: joined((step) => step.zh, '；'),
    stepsEn: joined((step) => step.en, '; '),
    keys: steps.map(stepKey),
  }
}

/** The ticks after one more, or one less. */
export function ticked(before: Ticks, key: string, mark: Ticks[string] | undefined): Ticks | null {
  const { [key]: _, ...others } = before
  const after = mark ? { ...others, [key]: mark } : others
  return Object.keys(after).length > 0 ? after : null
}

/** Whether a step exists: of the catalogue as it is now, or of what the card was given with. */
export function isStep(
  card: Pick<Card, 'demands'>,
  step: { readonly lineId: string; readonly position: number },
  steps: readonly ItemStep[] | undefined,
): boolean {
  const inCatalogue = steps !== undefined && step.position < steps.length
  return inCatalogue || demandsIn(card).some((one) => stepKey(one) === stepKey(step))
}
