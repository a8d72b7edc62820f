import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { serviceRefusals } from '../../contract/refusals.ts'

interface Wanted {
  readonly items: readonly Pick<Row<'knowledge.service_item'>, 'code' | 'kind'>[]
  readonly wanted: readonly { readonly charged_minutes: number | null; readonly gross_fen: number }[]
  /** The longest that the lane takes, in minutes. */
  readonly limit: number
}

/** Why a car cannot go through the quick lane: another kind of work, too long, or a price that the customer was not told. */
export function quickLaneProblem(
  told: { readonly visitType: string; readonly toldFen: number },
  { items, wanted, limit }: Wanted,
): Refusal | undefined {
  const other = items.find((item) => (item.kind === 'wash') !== (told.visitType === 'wash'))
  if (other) return serviceRefusals.otherLane({ code: other.code })
  const minutes = wanted.reduce((sum, line) => sum + (line.charged_minutes ?? 0), 0)
  if (minutes > limit) return serviceRefusals.tooLongForLane({ minutes, limit })
  const totalFen = wanted.reduce((sum, line) => sum + line.gross_fen, 0)
  return totalFen === told.toldFen ? undefined : serviceRefusals.tellPrice({ totalFen })
}
