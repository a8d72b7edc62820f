import { createHash } from 'node:crypto'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { canonical } from '../../../../kernel/ledger/canonical.ts'
import { maskPhone } from '../../../../kernel/pii/mask.ts'
import { openSealed } from '../../../../kernel/pii/persons.ts'
import { factsOf } from '../facts.ts'
import { estimate } from './estimate.ts'
import { offerOf } from './page.ts'

type Estimate = Row<'service.estimate'>

/** The hash of the page as it is kept now; editions of earlier days were hashed in canonical order. */
function hashOf({ page, shown }: Pick<Estimate, 'page' | 'shown'>): string {
  return createHash('sha256')
    .update(page ?? canonical(shown))
    .digest('hex')
}

export const proof = estimate.read('proof', async ({ groupId, id, load, see, kernel }) => {
  const { row, signed, facts } = await load({
    row: oneRaw<Estimate & { readonly caller: string | null }>(
      `select e.*, s.name as caller from service.estimate e
         left join people.staff s on s.group_id = e.group_id and s.id = e.call_by
        where e.group_id = $1 and e.id = $2`,
      [groupId, id],
    ),
    signed: oneRaw<Row<'kernel.signature'>>(
      `select * from kernel.signature where group_id = $1 and record_id = $2 and record = 'estimate'
        order by signed_at desc, id desc limit 1`,
      [groupId, id],
    ),
    facts: factsOf(groupId, 'estimate', id),
  })
  if (!row || !facts) throw kernelRefusals.notFound({ record: 'estimate' })
  see(row.store_id)
  const open = (text: string | null) => openSealed(facts.wrapped_key, text, kernel.keys)
  const number = open(row.call_number)
  return {
    edition: row.edition,
    sha256: row.sha256,
    unchanged: hashOf(row) === row.sha256,
    sentAt: row.created_at,
    validUntil: row.valid_until,
    openedAt: row.opened_at,
    openedDevice: row.opened_device,
    decidedAt: row.decided_at,
    channel: row.channel,
    planName: offerOf(row).plans.find((plan) => plan.id === row.plan_id)?.name ?? null,
    signature: signed
      ? { signer: open(signed.signer), at: signed.signed_at, device: signed.device, image: open(signed.image) }
      : null,
    call:
      row.call_at === null
        ? null
        : {
            by: row.caller ?? '',
            at: row.call_at,
            numberMasked: number === null ? null : maskPhone(number),
            said: open(row.call_said),
          },
  }
})
