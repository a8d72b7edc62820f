import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { type Ask, camelRow } from '../../../../kernel/serve.ts'
import { payerBasis } from '../../../warranty/contract/payer.ts'

type Line = Row<'service.line'>

/** Names of those who approved prices above the list; most orders have none and ask nothing. */
async function approversOf(lines: readonly Line[], groupId: string, ask: Ask) {
  const ids = [...new Set(lines.flatMap((line) => line.price_approved_by ?? []))]
  const { people } =
    ids.length === 0
      ? { people: [] }
      : await ask({
          people: manyRaw<{ id: string; display_name: string }>(
            'select id, display_name from kernel.account where group_id = $1 and id = any($2::uuid[])',
            [groupId, ids],
          ),
        })
  const names = new Map(people.map((one) => [one.id, one.display_name]))
  return (line: Line) => names.get(line.price_approved_by ?? '') ?? null
}

const basisOf = (line: Line) => (line.payer_basis === null ? null : payerBasis.parse(line.payer_basis))

/** Lines and editions of an order as its page shows them. */
export async function offeredNow(
  { lines, estimates }: { readonly lines: readonly Line[]; readonly estimates: readonly Row<'service.estimate'>[] },
  groupId: string,
  ask: Ask,
) {
  const approverOf = await approversOf(lines, groupId, ask)
  return {
    lines: lines.map((line) => ({
      ...camelRow(line),
      payerBasis: basisOf(line),
      priceApprover: approverOf(line),
    })),
    estimates: estimates.map(camelRow),
  }
}
