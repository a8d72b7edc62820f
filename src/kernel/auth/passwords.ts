import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the OWASP minimum (19 MiB, two passes): about 10 ms here. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

/** Also spends the time when there is no such account, so that an answer does not tell which logins exist. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  if (stored) return verify(stored, password)
  await verify(decoy, password)
  return false
}

const decoy = '$argon2id$v=19$m=19456,t=2,p=1$YWJjZGVmZ2hpamtsbW5vcA$cQKJ5Gqyl3UvCYsbUSYt0G0Ym2ZNEvqrZRHqmrBs6KE'
