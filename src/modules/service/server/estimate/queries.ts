import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { abandon, begin, commit, setGroup, submit } from '../../../../kernel/db/pool.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { valueOf } from '../../../../kernel/i18n.ts'
import type { ReadContext } from '../../../../kernel/serve.ts'
import { Work } from '../../../../kernel/work.ts'
import { closingStatements } from '../../../../kernel/work-closing.ts'
import { openContact } from '../../../customers/server/public.ts'
import { factsOf } from '../facts.ts'
import { unanswered } from '../parameters.ts'
import { estimate, estimateView } from './estimate.ts'
import { everyLine } from '../repair-order/loads.ts'
import { pageOf } from './page.ts'
import { isOpen } from './rules.ts'

type Estimate = Row<'service.estimate'>

const one = (groupId: string, id: string, lock = '') =>
  oneRaw<Estimate>(`select * from service.estimate where group_id = $1 and id = $2 ${lock}`, [groupId, id])

/** The page as it was shown, with what has been decided since. */
export const get = estimate.read('get', async (context) => {
  const { groupId, id, identity, load, see, kernel, actionsOn } = context
  const parts = { facts: factsOf(groupId, 'estimate', id), lines: everyLine(groupId, orderOf(id)) }
  let { row, facts, lines } = await load({ row: one(groupId, id), ...parts })
  if (!row || !facts) throw kernelRefusals.notFound({ record: 'estimate' })
  see(row.store_id)
  if (identity.kind === 'link' && row.opened_at === null && isOpen(row)) row = await noteFirstLook(context, row)
  const shown = pageOf(row)
  const now = new Map(lines.map((line) => [line.id, line]))
  return {
    ...estimateView(row),
    ...shown,
    customerName: openContact(facts, kernel.keys).name,
    lines: shown.lines.map((line) => {
      const stands = now.get(line.id)
      const named = { ...line, unitEn: valueOf('en', 'part', 'unit', line.unit) }
      return stands
        ? {
            ...named,
            approval: stands.approval,
            decidedAt: stands.decided_at,
            executed: stands.executed,
            followUpOn: stands.follow_up_on,
            // Taken off by a newer edition, or of a plan or an alternative that was not chosen.
            gone: stands.dropped_at !== null,
          }
        : named
    }),
    actions: actionsOn(row),
  }
})

const orderOf = (id: string) => ({
  select: 'select order_id from service.estimate where group_id = $1 and id = $2',
  id,
})

/**
 * Writes down when the customer first saw the page, in a transaction of its own beside the read's; of two first looks
 * one is the first. Answers the row as it stands then.
 */
async function noteFirstLook(
  { kernel, groupId, identity, settings, now }: ReadContext<unknown>,
  seen: Estimate,
): Promise<Estimate> {
  const client = await kernel.db.connectSide()
  try {
    const lock = one(groupId, seen.id, 'for update')
    const advisor = {
      sql: 'select advisor_id from service.repair_order where group_id = $1 and id = $2',
      parameters: [groupId, seen.order_id],
    }
    const opened = await submit(client, [begin, setGroup(groupId), lock.statement, advisor])
    const row = lock.read(opened[2]?.rows ?? [])
    if (!row || row.opened_at !== null || !isOpen(row)) {
      await abandon(client)
      return row ?? seen
    }
    const work = new Work({ groupId, actor: identity.actor, now, settings })
    const moved = work.move(estimate.face, row, 'open', { opened_at: now, opened_device: identity.device ?? null })
    startBy(work, unanswered, {
      record: 'repairOrder',
      recordId: row.order_id,
      storeId: row.store_id,
      ownerId: String(opened[3]?.rows[0]?.['advisor_id']),
    })
    work.sql({
      sql: 'update kernel.link set opened_at = $3 where group_id = $1 and id = $2 and opened_at is null',
      parameters: [groupId, row.link_id, now],
    })
    const results = await submit(client, [...closingStatements(work), commit])
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error('The first look was not written down')
    client.release()
    kernel.committed([{ groupId, storeId: row.store_id, record: 'estimate', id: row.id }], false)
    return moved
  } catch (error) {
    await abandon(client)
    throw error
  }
}
