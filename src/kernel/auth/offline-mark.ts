import { createHash } from 'node:crypto'

/**
 * Goes with a person's PIN while that stands, and is the salt of the short check that a tablet keeps of it: the same on
 * all tablets, so that two of them tell no more than one. Says nothing of the PIN, whose hash has a random salt.
 */
export function offlineMark(pinHash: string): string {
  return createHash('sha256').update(`offline sign-on:${pinHash}`).digest('hex').slice(0, 32)
}
