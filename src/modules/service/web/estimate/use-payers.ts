import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import type { DraftLine } from './draft-line.ts'

export type Basis = NonNullable<AnswerOf<'repairOrder.payers'>['rows'][number]>

const addressOf = (line: DraftLine) => `${line.kind}:${line.code}:${line.concern ?? ''}`

const judgedKinds: readonly string[] = ['general', 'warranty', 'recall']

/** Who should pay each line, by the line's key, with the ground for it; and whether each other payer has a reason. */
export function usePayers(
  order: Pick<AnswerOf<'repairOrder.get'>, 'id' | 'visitType' | 'needs'>,
  lines: readonly DraftLine[],
): { readonly payers: ReadonlyMap<string, Basis>; readonly isPaid: boolean } {
  const judges = order.needs.includes('judgesPayer') || judgedKinds.includes(order.visitType)
  const named = lines.map(addressOf).join(',')
  const { data } = useRead('repairOrder.payers', {
    id: order.id,
    query: { lines: named },
    enabled: judges && lines.length > 0,
  })
  const rows = data?.rows ?? []
  const payers = new Map(lines.flatMap((line, at) => (rows[at] ? [[line.key, rows[at]] as const] : [])))
  return { payers, isPaid: !lines.some((line) => isUnexplained(line, payers.get(line.key))) }
}

/** Somebody else pays than was proposed, and nobody has said why. */
export const isUnexplained = (line: DraftLine, basis: Basis | undefined) =>
  basis !== undefined && basis.payer !== line.payer && line.payerReason.trim().length < 2
