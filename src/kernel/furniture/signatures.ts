import { newId } from '../ids.ts'
import { type OpenPerson, sealFor } from '../pii/persons.ts'
import { sealValue } from '../pii/seal.ts'
import type { Work } from '../work.ts'

export interface Signed {
  readonly record: string
  /** It must have been written in this work. */
  readonly recordId: string
  /** `agreement`, `approve`, `handOver` … */
  readonly purpose: string
  readonly signer: string
  /** `link`, `desk` or `phone`. */
  readonly channel: string
  /** What the signer's browser calls itself. */
  readonly device: string
  /** SHA-256 of exactly what was shown to him, in hex. */
  readonly sha256: string
  /** Drawn on the screen: a PNG as data address. */
  readonly image?: string | undefined
}

/** Writes down who signed what, when, where and by which way; name and drawing are sealed under the signer's own key. */
export function keepSignature(work: Work, person: OpenPerson, signed: Signed): void {
  const id = newId()
  work.insert(
    'kernel.signature',
    {
      id,
      record: signed.record,
      record_id: signed.recordId,
      purpose: signed.purpose,
      person_id: person.id,
      signer: sealFor(work, person, signed.signer),
      signed_at: work.now,
      channel: signed.channel,
      device: signed.device,
      document_sha256: Buffer.from(signed.sha256, 'hex'),
      // A row holds its own drawing for good, under its own id, as a paper does its content.
      ...(signed.image ? { image: sealValue(person.key, id, signed.image) } : {}),
    },
    { id: signed.recordId },
  )
}
