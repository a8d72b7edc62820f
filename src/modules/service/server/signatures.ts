import { keepSignature, type Signed } from '../../../kernel/furniture/signatures.ts'
import { openPerson, type PersonKeys } from '../../../kernel/pii/persons.ts'
import type { Work } from '../../../kernel/work.ts'
import type { Facts } from './facts.ts'

/** A drawn signature as a verb takes it in: who signs, and the drawing. */
export interface Drawn {
  readonly signer: string
  readonly image: string
}

/** Writes down what the visit's customer signed. */
export function sign(work: Work, keys: PersonKeys, facts: Facts, signed: Signed): void {
  keepSignature(work, openPerson({ id: facts.person_id ?? '', wrapped_key: facts.wrapped_key }, keys), signed)
}
