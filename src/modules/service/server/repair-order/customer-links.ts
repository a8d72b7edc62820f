import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { linkToken } from '../../../../kernel/links.ts'
import { publicAddress } from '../../../../kernel/message-text.ts'
import { noteLook } from '../../../../kernel/pii/reveal.ts'
import { customerPages } from '../tell.ts'
import { repairOrder } from './repair-order.ts'

interface LinkRow {
  readonly store_id: string
  /** When the visit's link ends; it bears the order's id. */
  readonly visit_until: string | null
  readonly estimate_id: string | null
  readonly edition: number
  readonly link_id: string
  readonly estimate_until: string | null
}

const linksSql = `select o.store_id, v.expires_at as visit_until, e.id as estimate_id, e.edition, e.link_id, l.expires_at as estimate_until
  from service.repair_order o
  left join kernel.link v on v.group_id = o.group_id and v.id = o.id and v.revoked_at is null and v.expires_at > $3
  left join lateral (select id, edition, link_id from service.estimate
      where group_id = o.group_id and order_id = o.id and state <> 'superseded' order by edition desc limit 1) e on true
  left join kernel.link l on l.group_id = o.group_id and l.id = e.link_id and l.revoked_at is null and l.expires_at > $3
  where o.group_id = $1 and o.id = $2`

/**
 * The customer's links, to be shown as a code at the desk or copied for him. They open what only he may decide, so who
 * looked at them is written down before anything is answered.
 */
export const links = repairOrder.read('customerLinks', async (context) => {
  const { groupId, id, now, see, load, kernel } = context
  const { row } = await load({ row: oneRaw<LinkRow>(linksSql, [groupId, id, now]) })
  if (!row) throw kernelRefusals.notFound({ record: 'repairOrder' })
  see(row.store_id)
  const open = [row.visit_until ? 'visit' : '', row.estimate_until ? 'estimate' : ''].filter((name) => name !== '')
  await noteLook(context, {
    verb: 'shown.customerLinks',
    record: 'repairOrder',
    recordId: id,
    storeId: row.store_id,
    details: { links: open, estimateId: row.estimate_id },
  })
  const address = (page: string, linkId: string) => publicAddress(page + linkToken(kernel.keys, groupId, linkId))
  return {
    visit: row.visit_until ? { link: address(customerPages.visit, id), expiresAt: row.visit_until } : null,
    estimate:
      row.estimate_id && row.estimate_until
        ? {
            estimateId: row.estimate_id,
            edition: row.edition,
            link: address(customerPages.estimate, row.link_id),
            expiresAt: row.estimate_until,
          }
        : null,
  }
})
