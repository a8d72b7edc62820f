import { createHash } from 'node:crypto'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { keepSignature } from '../../../../kernel/furniture/signatures.ts'
import { canonical } from '../../../../kernel/ledger/canonical.ts'
import type { Found } from '../../../../kernel/db/found.ts'
import { openPerson, openSealed, type PersonKeys } from '../../../../kernel/pii/persons.ts'
import type { Work } from '../../../../kernel/work.ts'

type Inspection = Row<'quality.inspection'>

/** Who signs, with the key under which his drawing is sealed. */
interface Hand {
  readonly person_id: string
  readonly wrapped_key: string | null
  readonly name: string
}

/** Whose hand draws; nothing is asked for where nobody signs. */
export function handLoads(groupId: string, asker: Found, image: string | undefined): { hand?: Load<Hand | undefined> } {
  if (image === undefined) return {}
  return {
    hand: oneRaw<Hand>(
      `select s.person_id, p.wrapped_key, s.name from people.staff s
         join kernel.person p on p.group_id = s.group_id and p.id = s.person_id
        where s.group_id = $1 and s.id = (${asker.select})`,
      [groupId, asker.id],
    ),
  }
}

/** What was found, as one hash: it is what the inspector signs. */
export function findingHash(row: Pick<Inspection, 'order_id' | 'level' | 'round' | 'readings' | 'state' | 'cause'>) {
  const { order_id, level, round, readings, state, cause } = row
  return createHash('sha256').update(canonical({ order_id, level, round, readings, state, cause })).digest('hex')
}

/** The inspector signs what he found (K-01); name and drawing are sealed under his own key. */
export function signFinding(
  work: Work,
  keys: PersonKeys,
  row: Inspection,
  drawn: { readonly hand: Hand | undefined; readonly image: string | undefined; readonly device: string },
): void {
  const { hand, image, device } = drawn
  if (!hand || image === undefined) return
  keepSignature(work, openPerson({ id: hand.person_id, wrapped_key: hand.wrapped_key }, keys), {
    record: 'inspection',
    recordId: row.id,
    purpose: row.level,
    signer: hand.name,
    channel: 'desk',
    device,
    sha256: findingHash(row),
    image,
  })
}

interface Kept {
  readonly record_id: string
  readonly signed_at: string
  readonly image: string | null
  readonly document_sha256: Buffer
  readonly wrapped_key: string | null
}

/** The signatures under an order's inspections. */
export function signaturesOf(groupId: string, orderId: string): Load<Kept[]> {
  return manyRaw<Kept>(
    `select g.record_id, g.signed_at, g.image, g.document_sha256, p.wrapped_key
       from quality.inspection i
       join kernel.signature g on g.group_id = i.group_id and g.record = 'inspection' and g.record_id = i.id
       left join kernel.person p on p.group_id = g.group_id and p.id = g.person_id
      where i.group_id = $1 and i.order_id = $2`,
    [groupId, orderId],
  )
}

/** The drawing under a level as it is shown, and whether what was signed still stands there; null where nobody signed. */
export function signatureOf(row: Inspection, kept: readonly Kept[], keys: PersonKeys) {
  const found = kept.find((one) => one.record_id === row.id)
  if (!found) return null
  return {
    at: found.signed_at,
    image: openSealed(found.wrapped_key, found.image, keys),
    unchanged: Buffer.from(found.document_sha256).toString('hex') === findingHash(row),
  }
}
