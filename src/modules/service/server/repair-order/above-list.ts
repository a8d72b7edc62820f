import { allowed, type Identity } from '../../../../kernel/auth/identity.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { brokenLimit } from '../../../../kernel/furniture/approval-limit.ts'
import { lineAmount } from '../../../../kernel/money.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import type { EditionLine } from './lines.ts'
import type { PricedLine } from './pricing.ts'

type Charged = Pick<PricedLine, 'unit_fen' | 'list_unit_fen' | 'quantity_thousandths' | 'gross_fen'>

const isAbove = (line: Charged) => line.unit_fen > line.list_unit_fen

/** By how much lines stand above the public list, in fen; what is below it does not make up for it. */
export function excessOf(lines: readonly Charged[]): number {
  return lines
    .filter(isAbove)
    .reduce((sum, line) => sum + line.gross_fen - lineAmount(line.list_unit_fen, line.quantity_thousandths), 0)
}

interface Asking {
  readonly order: Pick<Row<'service.repair_order'>, 'id' | 'store_id'>
  readonly identity: Identity
  readonly settings: Settings
  readonly ask: Ask
}

/**
 * The wanted lines with the account that approved those above the list (H-14): the asker's own where he may decide on
 * so much, else the one that granted as much for this order. `others` are lines that stay as they are. Throws the refusal.
 */
export async function approvedPrices(
  work: Work,
  wanted: readonly EditionLine[],
  others: readonly Charged[],
  asking: Asking,
): Promise<readonly EditionLine[]> {
  if (!wanted.some(({ priced }) => isAbove(priced))) return wanted
  const excessFen = excessOf([...wanted.map(({ priced }) => priced), ...others])
  const approver = decidesHimself(work, excessFen, asking) ?? (await granterOf(work, excessFen, asking))
  if (!approver) throw serviceRefusals.priceApproval({ excessFen })
  return wanted.map((line) =>
    isAbove(line.priced) ? { ...line, priced: { ...line.priced, price_approved_by: approver } } : line,
  )
}

function decidesHimself(work: Work, excessFen: number, { order, identity, settings }: Asking): string | undefined {
  const of = { storeId: order.store_id, amountFen: excessFen, now: work.now }
  const may = identity.kind === 'session' && allowed(identity, settings, 'approval.decide', order.store_id)
  return may && brokenLimit(identity, settings, of) === undefined ? identity.actor.id : undefined
}

async function granterOf(work: Work, excessFen: number, { order, ask }: Asking): Promise<string | undefined> {
  const { granted } = await ask({
    granted: manyRaw<{ decided_by: string; amount_fen: number | null }>(
      `select decided_by, amount_fen from kernel.approval
        where group_id = $1 and record_id = $2 and record = 'repairOrder' and kind = 'price' and state = 'granted'
        order by decided_at desc`,
      [work.groupId, order.id],
    ),
  })
  return granted.find((one) => (one.amount_fen ?? 0) >= excessFen)?.decided_by
}
