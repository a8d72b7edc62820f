import { z } from 'zod'
import type { JsonValue } from '../../../../kernel/db/schema.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { type PlanChange, planChange } from '../../contract/at-the-car.ts'
import { workshopRefusals } from '../../contract/refusals.ts'

type Card = Row<'workshop.job_card'>

/** The desk changed the plan and its technician has not said that he saw it. */
export function isUnread(card: Pick<Card, 'plan_changed_at' | 'acknowledged_at'>): boolean {
  return card.plan_changed_at !== null && card.acknowledged_at === null
}

export function unreadProblem(card: Pick<Card, 'plan_changed_at' | 'acknowledged_at'>): Refusal | undefined {
  return isUnread(card) ? workshopRefusals.planUnread() : undefined
}

export function planChangesIn(card: { readonly plan_changes: JsonValue | null }): PlanChange[] {
  return card.plan_changes === null ? [] : z.array(planChange).parse(card.plan_changes)
}

interface Named {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
}

interface Edit {
  readonly plannedStart: string
  readonly plannedMinutes: number
  readonly bay: string | null
  readonly note: string | null
  readonly added: readonly Named[]
  readonly dropped: readonly Named[]
}

/** What an edit changes, in the words that the terminal shows. */
export function changesBetween(card: Card, bayBefore: string | null, edit: Edit): PlanChange[] {
  const moved = (field: PlanChange['field'], from: string | null, to: string | null) =>
    from === to ? [] : [{ field, from, to, toEn: to }]
  const line = (field: PlanChange['field']) => (one: Named) => ({
    field,
    from: null,
    to: one.name_zh,
    toEn: one.name_en,
  })
  return [
    ...moved('plannedStart', card.planned_start, edit.plannedStart),
    ...moved('plannedMinutes', String(card.planned_minutes), String(edit.plannedMinutes)),
    ...moved('bay', bayBefore, edit.bay),
    ...moved('note', card.plan_note, edit.note),
    ...edit.added.map(line('added')),
    ...edit.dropped.map(line('dropped')),
  ]
}

/** Changes that nobody has seen yet together with new ones: of each value the first `from` and the last `to`. */
export function joinChanges(before: readonly PlanChange[], after: readonly PlanChange[]): PlanChange[] {
  const values = new Set<PlanChange['field']>(['plannedStart', 'plannedMinutes', 'bay', 'note'])
  const earlier = before.filter((one) => !values.has(one.field) || !after.some(({ field }) => field === one.field))
  return [
    ...earlier,
    ...after.map((one) => {
      const first = values.has(one.field) ? before.find(({ field }) => field === one.field) : undefined
      return first ? { ...one, from: first.from } : one
    }),
  ]
}
