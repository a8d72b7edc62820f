import type { Statement } from '../db/batch.ts'
import { type Load, oneRaw } from '../db/sql.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'
import { newPersonKey, openValue, sealValue, unwrapKey, wrapKey } from '../pii/seal.ts'
import { phoneTokens } from '../search-tokens.ts'

/** To numbers that nobody has on file; a house that sends more is being used to pester people. */
const codesToNewcomersPerHour = 120

/** A number that no customer has, sealed under a key of its own. */
export interface SealedPhone {
  readonly wrapped_key: string
  readonly phone: string
}

/** The mobile number in clear as a message leaves to it; nothing for others, which take no code. */
export function mobileOf(phone: string): string | undefined {
  const text = phoneTokens(phone)[0]?.text
  return text !== undefined && /^1\d{10}$/.test(text) ? text : undefined
}

export function sealPhone(keys: Pick<Keys, 'master'>, mobile: string): SealedPhone {
  const key = newPersonKey()
  return { wrapped_key: wrapKey(key, keys.master), phone: sealValue(key, newId(), mobile) }
}

export function openPhone(keys: Pick<Keys, 'masters'>, sealed: SealedPhone): string {
  return openValue(unwrapKey(sealed.wrapped_key, keys.masters), sealed.phone)
}

/** What a newcomer's number has already: the person that an earlier code of the day opened, and how many codes have left. */
export function newcomerStatement(groupId: string, phoneHash: string, hourBefore: string): Statement {
  return {
    sql: `select (select person_id from kernel.portal_code where group_id = $1 and phone_hash = $2 and phone is not null
                   and used_at is not null order by created_at desc limit 1) as person_id,
                 (select count(*) from kernel.portal_code where group_id = $1 and created_at > $3 and phone is not null)::integer as codes`,
    parameters: [groupId, phoneHash, hourBefore],
  }
}

export function mayWriteTo(codesToNewcomers: number): boolean {
  return codesToNewcomers < codesToNewcomersPerHour
}

/** The number that a person who is not on file has proved to be his within the last day; nothing for others. */
export function provedPhone(groupId: string, personId: string | undefined): Load<SealedPhone | undefined> {
  return oneRaw<SealedPhone>(
    `select wrapped_key, phone from kernel.portal_code
      where group_id = $1 and person_id = $2 and phone is not null and used_at is not null order by created_at desc limit 1`,
    [groupId, personId ?? null],
  )
}
