import { newId } from '../../../kernel/ids.ts'
import { openPerson, type PersonKeys, sealFor } from '../../../kernel/pii/persons.ts'
import type { Work } from '../../../kernel/work.ts'
import type { Facts } from './facts.ts'

export interface Signed {
  readonly record: string
  readonly recordId: string
  /** `approve` or `handOver`. */
  readonly purpose: string
  readonly signer: string
  /** `link`, `desk` or `phone`. */
  readonly channel: string
  /** SHA-256 of exactly what was signed, in hex. */
  readonly sha256: string
}

/** Writes down who signed what, when and by which way; the name is sealed with the customer's own values. */
export function sign(work: Work, keys: PersonKeys, facts: Facts, signed: Signed): void {
  const person = openPerson({ id: facts.person_id ?? '', wrapped_key: facts.wrapped_key }, keys)
  work.insert(
    'kernel.signature',
    {
      id: newId(),
      record: signed.record,
      record_id: signed.recordId,
      purpose: signed.purpose,
      person_id: person.id,
      signer: sealFor(work, person, signed.signer),
      signed_at: work.now,
      channel: signed.channel,
      // The kernel's requests do not carry the device yet.
      device: '',
      document_sha256: Buffer.from(signed.sha256, 'hex'),
    },
    { id: signed.recordId },
  )
}
