import type { z } from 'zod'
import type { estimateContract, estimateSchema, estimateShown } from '../../modules/service/contract/estimate.ts'

export type Shown = z.infer<typeof estimateShown>
export type Decided = z.infer<typeof estimateSchema>
export type Line = Shown['lines'][number]
export type DecideInput = z.input<(typeof estimateContract)['lifecycle']['verbs']['decide']['input']>

export const choices = ['approved', 'deferred', 'declined'] as const
export type Choice = (typeof choices)[number]

export type Plan = Shown['plans'][number]

export interface Draft {
  readonly choices: Readonly<Record<string, Choice>>
  /** Of what is put off: the day on which he wants to hear of it again. */
  readonly later: Readonly<Record<string, string>>
  /** The plan that he takes, while several are open. */
  readonly planId?: string | undefined
  readonly signer: string
  readonly image?: string | undefined
  /** The typed name stands for the signature, for those who cannot draw. */
  readonly typed: boolean
}

export const emptyDraft: Draft = { choices: {}, later: {}, signer: '', typed: false }

/** Whether a plan has still to be chosen. */
export function hasOpenPlans(shown: Pick<Shown, 'plans' | 'planId'>): boolean {
  return shown.plans.length > 0 && shown.planId === null
}

/** The lines that count under a plan; what is off the order by now does not. */
export function linesUnder(lines: readonly Line[], planId: string | null | undefined): Line[] {
  return lines.filter((line) => !line.gone && (line.planId === null || line.planId === planId || planId === null))
}

/** The lines on the page: those of the plan that is taken, and those of every plan. */
export function visibleLines(shown: Shown, draft: Draft): Line[] {
  return linesUnder(shown.lines, hasOpenPlans(shown) ? (draft.planId ?? '') : null)
}

/** Lines still to be decided; what was agreed on an earlier edition stands. */
export function openLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.approval === 'pending')
}

/** The lines of which one is done, the line itself included. */
export function alternativesOf(line: Line, lines: readonly Line[]): Line[] {
  if (line.choice === null) return [line]
  return lines.filter((one) => one.choice === line.choice && one.planId === line.planId && one.approval === 'pending')
}

/** What stands for a line: the decision of the server, else the customer's choice so far. */
export function standing(line: Line, draft: Draft): Choice | undefined {
  return line.approval === 'pending' ? draft.choices[line.id] : line.approval
}

/** A choice on a line; agreeing to one of several alternatives takes it in place of the others. */
export function chosen(line: Line, choice: Choice, lines: readonly Line[]): Record<string, Choice> {
  return Object.fromEntries(
    alternativesOf(line, lines).map((one) => [one.id, choice === 'approved' && one !== line ? 'declined' : choice]),
  )
}

/** Everything agreed; of alternatives the first. */
export function allApproved(lines: readonly Line[]): Record<string, Choice> {
  return Object.fromEntries(
    openLines(lines).map((line) => [line.id, alternativesOf(line, lines)[0] === line ? 'approved' : 'declined']),
  )
}

/** What the customer will pay himself: approved lines, those paid by others left out. */
export function toPay(lines: readonly Line[], draft: Draft): number {
  return lines
    .filter((line) => line.payer === 'customer' && standing(line, draft) === 'approved')
    .reduce((sum, line) => sum + line.grossFen, 0)
}

/** When the car is ready: as the plan says that is taken, else as the page does. */
export function readyAt(shown: Shown, draft: Draft): string | null {
  const planId = shown.planId ?? draft.planId
  return shown.plans.find((plan) => plan.id === planId)?.promisedAt ?? shown.promisedAt
}

export interface Group {
  readonly id: string
  /** The customer's sentence; nothing for work that belongs to none. */
  readonly words?: string
  readonly lines: readonly Line[]
}

/** Lines under the customer's own sentences; a sentence without work is shown as well. */
export function groupsOf({ concerns }: Pick<Shown, 'concerns'>, lines: readonly Line[]): Group[] {
  const known = new Set(concerns.map((concern) => concern.id))
  const others = lines.filter((line) => line.concernId === null || !known.has(line.concernId))
  return [
    ...concerns.map(({ id, words }) => ({ id, words, lines: lines.filter((line) => line.concernId === id) })),
    ...(others.length > 0 ? [{ id: 'others', lines: others }] : []),
  ]
}

export function inputOf(shown: Shown, draft: Draft): DecideInput {
  return {
    decisions: openLines(visibleLines(shown, draft)).flatMap((line) => {
      const approval = draft.choices[line.id]
      const followUpOn = approval === 'deferred' ? draft.later[line.id] : undefined
      return approval ? [{ lineId: line.id, approval, ...(followUpOn ? { followUpOn } : {}) }] : []
    }),
    ...(hasOpenPlans(shown) && draft.planId ? { planId: draft.planId } : {}),
    signer: draft.signer.trim(),
    channel: 'link',
    ...(draft.image && !draft.typed ? { signatureImage: draft.image } : {}),
  }
}
