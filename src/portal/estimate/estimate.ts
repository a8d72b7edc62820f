import type { z } from 'zod'
import type { estimateContract, estimateSchema, estimateShown } from '../../modules/service/contract/estimate.ts'

export type Shown = z.infer<typeof estimateShown>
export type Decided = z.infer<typeof estimateSchema>
export type Line = Shown['lines'][number]
export type DecideInput = z.input<(typeof estimateContract)['lifecycle']['verbs']['decide']['input']>

export const choices = ['approved', 'deferred', 'declined'] as const
export type Choice = (typeof choices)[number]

export interface Draft {
  readonly choices: Readonly<Record<string, Choice>>
  readonly signer: string
  readonly image?: string | undefined
  /** The typed name stands for the signature, for those who cannot draw. */
  readonly typed: boolean
}

/** Lines still to be decided; what was agreed on an earlier edition stands. */
export function openLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.approval === 'pending')
}

/** What stands for a line: the decision of the server, else the customer's choice so far. */
export function standing(line: Line, draft: Draft): Choice | undefined {
  return line.approval === 'pending' ? draft.choices[line.id] : line.approval
}

/** What the customer will pay himself: approved lines, those paid by others left out. */
export function toPay(lines: readonly Line[], draft: Draft): number {
  return lines
    .filter((line) => line.payer === 'customer' && standing(line, draft) === 'approved')
    .reduce((sum, line) => sum + line.grossFen, 0)
}

export interface Group {
  readonly id: string
  /** The customer's sentence; nothing for work that belongs to none. */
  readonly words?: string
  readonly lines: readonly Line[]
}

/** Lines under the customer's own sentences; a sentence without work is shown as well. */
export function groupsOf({ concerns, lines }: Pick<Shown, 'concerns' | 'lines'>): Group[] {
  const known = new Set(concerns.map((concern) => concern.id))
  const others = lines.filter((line) => line.concernId === null || !known.has(line.concernId))
  return [
    ...concerns.map(({ id, words }) => ({ id, words, lines: lines.filter((line) => line.concernId === id) })),
    ...(others.length > 0 ? [{ id: 'others', lines: others }] : []),
  ]
}

export function inputOf(shown: Shown, draft: Draft): DecideInput {
  return {
    decisions: openLines(shown.lines).flatMap((line) => {
      const approval = draft.choices[line.id]
      return approval ? [{ lineId: line.id, approval }] : []
    }),
    signer: draft.signer.trim(),
    channel: 'link',
    ...(draft.image && !draft.typed ? { signatureImage: draft.image } : {}),
  }
}
